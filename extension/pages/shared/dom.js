/**
 * Making and finding elements. Nothing here takes HTML: data only ever becomes text or an attribute.
 * @typedef {string | number | boolean | null | undefined | ((event: Event) => void)} Property
 */

/**
 * Makes an element. `text` sets its text, `on<event>` adds a listener, everything else is an attribute
 * (true: present, false/null/undefined: absent).
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, Property>} [properties]
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') made.addEventListener(name.slice(2), value);
    else if (name === 'text') made.textContent = String(value);
    else made.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children) if (child) made.append(child);
  return made;
}

/**
 * The element with this id. A missing one is a fault of the page's own HTML, so it throws.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element with the id "${id}".`);
  return found;
}

/**
 * Like {@link byId}, for an element of a known class.
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} kind
 * @returns {T}
 */
export function byIdOf(id, kind) {
  const found = byId(id);
  if (!(found instanceof kind)) throw new Error(`The element "${id}" is not a ${kind.name}.`);
  return found;
}
