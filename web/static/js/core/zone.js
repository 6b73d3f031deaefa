/** The figures a clock on the wall of a zone shows at an instant, and whether that hour comes twice. */

const SHIFT_AT_MOST = 3 * 3_600_000;

/**
 * @typedef {{year: number, month: number, day: number, hour: number, minute: number, second: number}} Figures
 * @typedef {object} Zone
 * @property {(ms: number) => Figures} figures
 * @property {(ms: number) => number} offset from UTC, milliseconds
 * @property {(ms: number) => boolean} doubled true where the same figures stand twice that night
 */

/** @type {Map<string, Zone>} Building a format costs more than a thousand uses of it. */
const opened = new Map();

/** @param {string} name IANA @returns {Zone} */
export function openZone(name) {
  const known = opened.get(name);
  if (known) return known;
  const figures = reader(name);
  /** @param {number} ms */
  const offset = (ms) => asUtc(figures(ms)) - Math.floor(ms / 1000) * 1000;
  /** @param {number} ms */
  const doubled = (ms) =>
    [offset(ms - SHIFT_AT_MOST), offset(ms + SHIFT_AT_MOST)].some((other) => {
      const twin = ms + offset(ms) - other;
      return twin !== ms && offset(twin) === other;
    });
  const zone = { figures, offset, doubled };
  opened.set(name, zone);
  return zone;
}

/** @param {Figures} figures */
const asUtc = ({ year, month, day, hour, minute, second }) => Date.UTC(year, month - 1, day, hour, minute, second);

/** @param {string} timeZone @returns {(ms: number) => Figures} */
function reader(timeZone) {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23',
    year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  });
  return (ms) => {
    const { year, month, day, hour, minute, second } = Object.fromEntries(
      format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]),
    );
    return { year, month, day, hour, minute, second };
  };
}
