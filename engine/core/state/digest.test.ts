// Proves that digest128 is MurmurHash3 x86_128 by its published check value, and that chaining makes a digest depend on all before it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs, seed } from '../../../scripts/testing/runs.js';
import { digest128, textDigest128 } from './digest.js';

/** The bytes of a digest as the C code leaves them in memory: four little-endian words. */
function inMemory(digest: string): Uint8Array {
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  for (let lane = 0; lane < 4; lane++) view.setUint32(lane * 4, Number.parseInt(digest.slice(lane * 8, lane * 8 + 8), 16), true);
  return bytes;
}

const seeded = (n: number): string => n.toString(16).padStart(8, '0').repeat(4);
const bytes = (max: number, min = 0) => fc.uint8Array({ minLength: min, maxLength: max });

describe('digest128', () => {
  test('gives the verification value SMHasher publishes for MurmurHash3 x86_128 (all lengths 0 to 255, 256 seeds)', () => {
    const key = Uint8Array.from({ length: 256 }, (_, i) => i);
    const all = new Uint8Array(256 * 16);
    for (let i = 0; i < 256; i++) all.set(inMemory(digest128(key.subarray(0, i), seeded(256 - i))), i * 16);
    const last = inMemory(digest128(all, seeded(0)));
    expect(new DataView(last.buffer).getUint32(0, true).toString(16)).toBe('b3ece62a');
  });

  test('is 32 lower-case hex digits; without a chain it starts from zeros', () => {
    fc.assert(
      fc.property(bytes(64), (some) => {
        expect(digest128(some)).toMatch(/^[0-9a-f]{32}$/);
        expect(digest128(some)).toBe(digest128(some, '0'.repeat(32)));
      }),
      { seed, numRuns: runs('digest form', { fast: 300, nightly: 20_000 }) },
    );
  });

  test('of what stands behind so many bytes is that of the same bytes alone', () => {
    for (let length = 0; length <= 50; length++) {
      const some = Uint8Array.from({ length }, (_, i) => (i * 37 + length) & 255);
      for (const before of [1, 16, 19])
        expect(digest128(Uint8Array.of(...new Array(before).fill(7), ...some), undefined, before)).toBe(digest128(some));
    }
  });

  test('one flipped bit changes it, at every length and place', () => {
    for (let length = 1; length <= 64; length++) {
      const some = Uint8Array.from({ length }, (_, i) => (i * 37 + length) & 255);
      const before = digest128(some);
      for (let bit = 0; bit < length * 8; bit++) {
        const flipped = some.slice();
        flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
        expect(digest128(flipped)).not.toBe(before);
      }
    }
  });

  test('what came before changes what comes after: swapped, dropped or altered links are seen at the end', () => {
    fc.assert(
      fc.property(fc.array(bytes(40, 1), { minLength: 2, maxLength: 8 }), fc.nat(), (links, pick) => {
        const end = (chain: readonly Uint8Array[]): string =>
          chain.reduce<string | undefined>((check, link) => digest128(link, check), undefined) ?? '';
        const at = pick % (links.length - 1);
        const swapped = [...links.slice(0, at), ...links.slice(at, at + 2).reverse(), ...links.slice(at + 2)];
        if (Buffer.compare(links[at] as Uint8Array, links[at + 1] as Uint8Array) !== 0) expect(end(swapped)).not.toBe(end(links));
        expect(end([...links, Uint8Array.of(1)])).not.toBe(end([...links.slice(1), Uint8Array.of(1)]));
      }),
      { seed, numRuns: runs('digest chain', { fast: 500, nightly: 50_000 }) },
    );
  });

  test('a view into a larger buffer has the digest of its own bytes', () => {
    const large = Uint8Array.from({ length: 200 }, (_, i) => (i * 91) & 255);
    for (let from = 0; from < 20; from++) expect(digest128(large.subarray(from, from + 47))).toBe(digest128(large.slice(from, from + 47)));
  });

  test('the digest of a text is the digest of its UTF-8 form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(textDigest128(text)).toBe(digest128(Buffer.from(text, 'utf8')));
      }),
      { seed, numRuns: runs('text digest', { fast: 200, nightly: 5_000 }) },
    );
  });
});
