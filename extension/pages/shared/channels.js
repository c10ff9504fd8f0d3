/** Choosing among a country's channels. Order and choice only: no words, no elements. */

/** @typedef {import('./types.js').Channel} Channel */

/** In this order people read them: first who takes the report, then who listens. */
export const REPORT_ROLES = Object.freeze(['report_crime', 'scam_hotline', 'report_content', 'victim_support']);
export const MINOR_ROLES = Object.freeze(['child_helpline']);
export const CRISIS_ROLES = Object.freeze(['crisis_line', 'emergency']);

/**
 * @param {readonly Channel[]} channels
 * @param {readonly string[]} roles
 * @returns {Channel[]} those of the roles, in the order of the roles; within a role the release's order, but rows to be visited in person come last
 */
export function ofRoles(channels, roles) {
  return roles.flatMap((role) => channels.filter((one) => one.role === role).sort((a, b) => Number(reachable(b)) - Number(reachable(a))));
}

/** @param {Channel} one @returns {boolean} whether it can be reached from where one is */
function reachable(one) {
  return Boolean(one.url || one.phone);
}

/**
 * The people to turn to, at most one of a kind, for the places where only the most needed fits.
 * A row of the country wins; the worldwide child helpline directory stands in, but no worldwide row stands in for the police.
 * @param {readonly Channel[]} channels
 * @param {readonly Channel[]} international
 * @returns {{ police: Channel | undefined, minors: Channel | undefined, crisis: Channel | undefined, emergency: Channel | undefined }}
 */
export function firstPeople(channels, international) {
  /** @param {readonly Channel[]} rows @param {string} role */
  const first = (rows, role) => ofRoles(rows, [role]).find(reachable);
  /** @param {string} role */
  const byPhone = (role) => channels.find((one) => one.role === role && one.phone) ?? first(channels, role);
  return {
    police: firstOfPolice(channels) ?? first(channels, 'scam_hotline'),
    minors: byPhone('child_helpline') ?? first(international, 'child_helpline'),
    crisis: byPhone('crisis_line'),
    emergency: byPhone('emergency'),
  };
}

/**
 * @param {readonly Channel[]} channels
 * @returns {Channel | undefined} the police row to name first: for everybody before one for children alone, then by how it can be reached
 */
function firstOfPolice(channels) {
  /** @param {Channel} one */
  const rank = (one) => (one.for_minors ? 0 : 4) + (one.url ? 2 : 0) + (one.phone ? 1 : 0);
  return ofRoles(channels, ['report_crime']).filter(reachable).sort((a, b) => rank(b) - rank(a))[0];
}

/**
 * The digits to dial, from a number written for people: "1-800-CALL-FBI (1-800-225-5324)" → "18002255324".
 * @param {string} phone
 * @returns {string | null} null where there is no one number to dial
 */
export function dialable(phone) {
  const inBrackets = /\(([^)]*\d[^)]*)\)/.exec(phone)?.[1];
  const written = /[A-Za-z]{3,}/.test(phone) && inBrackets && !/[A-Za-z]/.test(inBrackets) ? inBrackets : phone;
  const first = /\+?\d[\d\s.\-()/]*/.exec(written)?.[0].split(/\s*[/]\s*|\s{2,}/)[0] ?? '';
  const digits = first.replace(/(?!^\+)\D/g, '');
  return digits.replace('+', '').length >= 2 ? digits : null;
}
