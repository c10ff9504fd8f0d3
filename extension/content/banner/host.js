/**
 * The element that carries the banner. Its shadow root is closed, everything the page's styles could do to it is
 * overruled from inside (`:host` with `!important` beats any rule of the page), and it lies in the top layer.
 */

import { shared } from '../shared.js';

const SHEET = `
:host { all: initial !important; display: block !important; position: fixed !important; inset: 12px 12px auto auto !important;
  width: min(400px, calc(100vw - 24px)) !important; max-height: calc(100vh - 24px) !important; overflow: auto !important;
  margin: 0 !important; padding: 0 !important; border: 0 !important; background: transparent !important;
  opacity: 1 !important; visibility: visible !important; pointer-events: auto !important; z-index: 2147483647 !important;
  transition: none !important; animation: none !important; color-scheme: light dark !important; }
:host([dir=rtl]) { inset: 12px auto auto 12px !important; }
section { box-sizing: border-box; font: 16px/1.45 system-ui, sans-serif; color: #14323a; background: #f3fafa; border: 1px solid #2a7f8a;
  border-inline-start: 6px solid #2a7f8a; border-radius: 10px; padding: 14px 16px; box-shadow: 0 4px 18px rgb(0 0 0 / 25%); overflow-wrap: anywhere; }
h2 { font-size: 17px; line-height: 1.3; margin: 0 0 6px; }
p { margin: 0 0 10px; }
ul { margin: 0 0 10px; padding-inline-start: 20px; font-size: 14px; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; }
button { font: inherit; min-height: 44px; padding: 8px 16px; border-radius: 8px; border: 1px solid #2a7f8a; background: transparent; color: inherit; cursor: pointer; }
button.main { background: #1c6570; border-color: #1c6570; color: #fff; font-weight: 600; }
button:focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px; }
@media (prefers-color-scheme: dark) { section { color: #e3f2f3; background: #10272c; } button.main { background: #7fd0da; border-color: #7fd0da; color: #06262b; }
  button:focus-visible { outline-color: #a8c7fa; } }
@media (forced-colors: active) { section, button { border-color: ButtonText; } }
`;

/** @typedef {import('../../messages/to-content.js').ShowBanner} ShowBanner */

/** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {string} text @returns {HTMLElementTagNameMap[T]} */
function element(tag, text) {
  const made = document.createElementNS('http://www.w3.org/1999/xhtml', tag);
  made.textContent = text;
  return /** @type {HTMLElementTagNameMap[T]} */ (made);
}

/**
 * @param {ShowBanner} message
 * @returns {{ host: HTMLElement, shadow: ShadowRoot, actionAt: (x: number, y: number) => string | null, focused: () => string | null }}
 */
export function createHost(message) {
  const { strings } = message;
  const host = element('div', '');
  const shadow = host.attachShadow({ mode: 'closed' });
  shared()?.ours.add(shadow);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(SHEET);
  shadow.adoptedStyleSheets = [sheet];
  const box = element('section', '');
  box.setAttribute('role', 'alert');
  box.setAttribute('aria-label', strings.label);
  box.lang = strings.lang;
  box.dir = strings.dir;
  const list = element('ul', '');
  list.append(...message.reasons.slice(0, 3).map((reason) => element('li', reason)));
  const actions = element('div', '');
  actions.className = 'actions';
  /** @type {Map<Element, string>} */
  const names = new Map();
  /** @param {string} name @param {string} label @param {boolean} main */
  const button = (name, label, main) => {
    const made = element('button', label);
    made.type = 'button';
    if (main) made.className = 'main';
    names.set(made, name);
    actions.append(made);
  };
  if (message.canLeave) button('leave', strings.leave, true);
  button('help', strings.help, !message.canLeave);
  button('dismissed', strings.dismiss, false);
  box.append(element('h2', strings.title), element('p', strings.text), ...(list.childElementCount > 0 ? [element('p', strings.reasons), list] : []), actions);
  shadow.append(box);
  host.dir = strings.dir;
  host.popover = 'manual';
  const nameOf = (/** @type {Element | null} */ found) => (found === null ? null : names.get(found) ?? null);
  return {
    host, shadow,
    actionAt: (x, y) => nameOf(shadow.elementFromPoint(x, y)),
    focused: () => nameOf(shadow.activeElement),
  };
}
