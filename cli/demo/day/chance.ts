/**
 * Chance without a clock or a shared generator: each drawn number is a hash of (seed, stream, key), so it belongs to one contact
 * and stays the same whichever other contacts are played. FNV-1a collects the words, MurmurHash3's finaliser (Austin Appleby,
 * public domain) spreads them; neighbouring seeds and keys give unrelated numbers.
 */
const FNV_PRIME = 0x01000193;

function collect(start: number, words: string): number {
  let hash = start;
  for (let at = 0; at < words.length; at += 1) hash = Math.imul(hash ^ words.charCodeAt(at), FNV_PRIME);
  return hash;
}

function spread(hash: number): number {
  let bits = hash ^ (hash >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** A number in [0, 1) on a grid of 2^-53, the same on every machine for the same seed, stream and key. */
export function chance(seed: number, stream: string, key: string): number {
  const words = `${seed}/${stream}/${key}`;
  const high = spread(collect(0x811c9dc5, words));
  const low = spread(collect(0x9e3779b1, words));
  return ((high >>> 5) * 0x4000000 + (low >>> 6)) / 0x20000000000000;
}
