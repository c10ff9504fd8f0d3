/** Dates as people of a language write them. */

/** A fact that was checked longer ago than this is marked as old, in days. */
const OLD_AFTER = 365;
const DAY = 86_400_000;

/**
 * @param {string | null | undefined} checked `YYYY`, `YYYY-MM` or `YYYY-MM-DD`
 * @param {string} language
 * @returns {string} '' where no date is known
 */
export function sayDate(checked, language) {
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(checked ?? '');
  if (!parts) return '';
  const [, year, month, day] = parts;
  const date = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  return new Intl.DateTimeFormat(language, {
    year: 'numeric', month: month ? 'long' : undefined, day: day ? 'numeric' : undefined, timeZone: 'UTC',
  }).format(date);
}

/**
 * @param {string | null | undefined} checked
 * @param {number} now milliseconds since 1970
 * @returns {boolean} true when more than a year has passed; an unknown date counts as old
 */
export function isOld(checked, now) {
  const time = Date.parse(checked ?? '');
  return Number.isNaN(time) || now - time > OLD_AFTER * DAY;
}

/**
 * A moment with its zone, as a police form needs it.
 * @param {number} time milliseconds since 1970
 * @param {string} language
 * @returns {string}
 */
export function sayMoment(time, language) {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'long' }).format(time);
}
