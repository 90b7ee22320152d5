/**
 * MurmurHash3 x86_128, written from its published description (Austin Appleby, 2011, public domain): a 128-bit digest in 32-bit integer
 * arithmetic, which is the same on every machine and needs no crypto. It detects accidents, not forgeries.
 *
 * The algorithm starts its four lanes from one seed; here each lane starts from a word of the previous digest (`chain`), so that a digest
 * depends on everything digested before. Without `chain` it is the algorithm with seed 0.
 */
const C1 = 0x239b961b;
const C2 = 0xab0e9789 | 0;
const C3 = 0x38b34ae5;
const C4 = 0xa1e38b93 | 0;

/** Digest of `bytes` from place `from` on, continuing `chain` (an earlier result of this function), as 32 lower-case hex digits. */
export function digest128(bytes: Uint8Array, chain?: string, from = 0): string {
  let one = chain === undefined ? 0 : word(chain, 0);
  let two = chain === undefined ? 0 : word(chain, 8);
  let three = chain === undefined ? 0 : word(chain, 16);
  let four = chain === undefined ? 0 : word(chain, 24);
  const length = bytes.length - from;
  const whole = from + (length & ~15);

  for (let at = from; at < whole; at += 16) {
    one ^= scramble1(little(bytes, at));
    one = (Math.imul(rotate(one, 19) + two, 5) + 0x561ccd1b) | 0;
    two ^= scramble2(little(bytes, at + 4));
    two = (Math.imul(rotate(two, 17) + three, 5) + 0x0bcaa747) | 0;
    three ^= scramble3(little(bytes, at + 8));
    three = (Math.imul(rotate(three, 15) + four, 5) + 0x96cd1c35) | 0;
    four ^= scramble4(little(bytes, at + 12));
    four = (Math.imul(rotate(four, 13) + one, 5) + 0x32ac3b17) | 0;
  }

  // Bytes beyond the end count as zero, and a zero word scrambles to zero, so short tails need no special cases.
  if (whole < bytes.length) {
    four ^= scramble4(littleTail(bytes, whole + 12));
    three ^= scramble3(littleTail(bytes, whole + 8));
    two ^= scramble2(littleTail(bytes, whole + 4));
    one ^= scramble1(littleTail(bytes, whole));
  }

  one ^= length;
  two ^= length;
  three ^= length;
  four ^= length;
  one = (one + two + three + four) | 0;
  two = finish((two + one) | 0);
  three = finish((three + one) | 0);
  four = finish((four + one) | 0);
  one = finish(one);
  one = (one + two + three + four) | 0;
  return hex(one, (two + one) | 0, (three + one) | 0, (four + one) | 0);
}

const utf8 = new TextEncoder();

/** Digest of a text's UTF-8 form. */
export const textDigest128 = (text: string, chain?: string): string => digest128(utf8.encode(text), chain);

const rotate = (lane: number, by: number): number => (lane << by) | (lane >>> (32 - by));
const scramble1 = (k: number): number => Math.imul(rotate(Math.imul(k, C1), 15), C2);
const scramble2 = (k: number): number => Math.imul(rotate(Math.imul(k, C2), 16), C3);
const scramble3 = (k: number): number => Math.imul(rotate(Math.imul(k, C3), 17), C4);
const scramble4 = (k: number): number => Math.imul(rotate(Math.imul(k, C4), 18), C1);

function finish(lane: number): number {
  let mixed = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

const little = (bytes: Uint8Array, at: number): number =>
  (bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24);

function littleTail(bytes: Uint8Array, at: number): number {
  let k = 0;
  for (let i = Math.min(bytes.length, at + 4) - 1; i >= at; i--) k = (k << 8) | (bytes[i] as number);
  return k;
}

/** Lower-case hex digit of the last four bits. */
function digit(bits: number): number {
  const value = bits & 15;
  return value < 10 ? value + 48 : value + 87;
}

/** Made in one call: joined from parts, the text is copied at each joining, and once more when it is read. */
const hex = (a: number, b: number, c: number, d: number): string =>
  // biome-ignore format: a line for each lane
  String.fromCharCode(
    digit(a >>> 28), digit(a >>> 24), digit(a >>> 20), digit(a >>> 16), digit(a >>> 12), digit(a >>> 8), digit(a >>> 4), digit(a),
    digit(b >>> 28), digit(b >>> 24), digit(b >>> 20), digit(b >>> 16), digit(b >>> 12), digit(b >>> 8), digit(b >>> 4), digit(b),
    digit(c >>> 28), digit(c >>> 24), digit(c >>> 20), digit(c >>> 16), digit(c >>> 12), digit(c >>> 8), digit(c >>> 4), digit(c),
    digit(d >>> 28), digit(d >>> 24), digit(d >>> 20), digit(d >>> 16), digit(d >>> 12), digit(d >>> 8), digit(d >>> 4), digit(d),
  );

/** Eight hex digits of `digest`, starting at `at`, as an integer. */
function word(digest: string, at: number): number {
  let value = 0;
  for (let i = at; i < at + 8; i++) {
    const code = digest.charCodeAt(i);
    value = (value << 4) | (code < 58 ? code - 48 : code - 87);
  }
  return value;
}
