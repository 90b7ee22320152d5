/**
 * A 64-bit digest of a text, as 16 hex digits: two 32-bit lanes over the UTF-16 code units, no crypto, the same on every machine.
 * Lane one is FNV-1a (Fowler, Noll, Vo); lane two rotates before it multiplies by the golden-ratio prime, so that the lanes do not
 * collide together. Both end with the finaliser of MurmurHash3 (Appleby). It tells charts apart; it is no defence against forgery.
 */
export function digestOf(text: string): string {
  let one = 0x811c9dc5;
  let two = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    one = Math.imul(one ^ unit, 0x01000193);
    two = Math.imul(((two << 5) | (two >>> 27)) ^ unit, 0x9e3779b1);
  }
  return hex(finish(one)) + hex(finish(two));
}

function finish(lane: number): number {
  let mixed = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

function hex(lane: number): string {
  return (lane >>> 0).toString(16).padStart(8, '0');
}
