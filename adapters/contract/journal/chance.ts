/** An integer from 0 to `below` − 1; the same seed gives the same sequence. */
export type Chance = (below: number) => number;

/** A counter through the finaliser of MurmurHash3 (Appleby): plenty for choosing which fault comes next. */
export function chanceOf(seed: number): Chance {
  let count = Math.imul(seed, 0x9e3779b1);
  return (below) => {
    count = (count + 0x9e3779b9) | 0;
    let mixed = Math.imul(count ^ (count >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) % below;
  };
}
