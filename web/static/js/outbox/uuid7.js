/** Ids of reports, made where they are written: UUID version 7, so that they sort by the time of writing. */

const SIGNS = 16;

/**
 * @param {number} ms real time
 * @param {(bytes: Uint8Array<ArrayBuffer>) => Uint8Array} [fill] chance; `crypto.randomUUID` is missing on plain http
 * @returns {string}
 */
export function uuid7(ms, fill = (bytes) => crypto.getRandomValues(bytes)) {
  const bytes = fill(new Uint8Array(SIGNS));
  for (let at = 0, rest = Math.floor(ms); at < 6; at += 1) {
    bytes[5 - at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
