/** The figures a clock on the wall of a zone shows, and the instants they stand for, across nights on which it is changed. */

const DAY = 86_400_000;
const MINUTE = 60_000;
const REMEMBERED = 10_000;

/**
 * @typedef {{year: number, month: number, day: number}} Day
 * @typedef {Day & {hour: number, minute: number}} Local
 * @typedef {Local & {second: number}} Figures
 * @typedef {object} Zone
 * @property {(ms: number) => Figures} figures
 * @property {(ms: number) => number} offset from UTC, milliseconds
 * @property {(local: Local) => number[]} instants whole minutes, ascending: none in the missing hour, two in the doubled one
 * @property {(ms: number) => boolean} doubled true where the same figures stand twice that night
 * @property {(ms: number) => 's'|'n'} fold summer time or normal time
 */

/** @type {Map<string, Zone>} Building a format costs more than a thousand uses of it. */
const opened = new Map();

/** @param {string} name IANA @returns {Zone} */
export function openZone(name) {
  const known = opened.get(name);
  if (known) return known;
  const figures = remembering(reader(name));
  /** @param {number} ms */
  const offset = (ms) => secondOf(figures(ms)) - Math.floor(ms / 1000) * 1000;
  /** @param {Local} local */
  const instants = (local) => {
    const guess = asUtc(local);
    const offsets = new Set([offset(guess - DAY), offset(guess + DAY)]);
    return [...offsets].map((shift) => guess - shift).filter((ms) => guess - offset(ms) === ms).sort((a, b) => a - b);
  };
  /** @param {number} ms */
  const doubled = (ms) => instants(figures(ms)).length > 1;
  const zone = { figures, offset, instants, doubled, fold: seasonOf(offset) };
  opened.set(name, zone);
  return zone;
}

/** @param {Zone['offset']} offset @returns {Zone['fold']} */
const seasonOf = (offset) => (ms) => {
  const year = new Date(ms).getUTCFullYear();
  const normal = Math.min(offset(Date.UTC(year, 0, 1)), offset(Date.UTC(year, 6, 1)));
  return offset(ms) > normal ? 's' : 'n';
};

/** The same figures read as UTC, milliseconds. @param {Local} local */
const asUtc = ({ year, month, day, hour, minute }) => Date.UTC(year, month - 1, day, hour, minute);

/** @param {Figures} figures */
const secondOf = (figures) => asUtc(figures) + figures.second * 1000;

/** @param {Day} day @param {number} days @returns {Day} */
export function dayAfter({ year, month, day }, days) {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Whole minutes are asked for again and again: axes, tables and lists write the same ones. @param {(ms: number) => Figures} read @returns {(ms: number) => Figures} */
function remembering(read) {
  /** @type {Map<number, Figures>} */
  const known = new Map();
  return (ms) => {
    if (ms % MINUTE !== 0) return read(ms);
    const before = known.get(ms);
    if (before) return before;
    if (known.size >= REMEMBERED) known.clear();
    const figures = read(ms);
    known.set(ms, figures);
    return figures;
  };
}

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
