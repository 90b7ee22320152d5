/** Takes tokens at a sustained rate with bursts. Returns how long the caller has to wait for the next one; 0: it has been taken. */
export type Bucket = () => number;

/**
 * A token bucket (Turner, "New directions in communications", 1986): `burst` tokens, refilled continuously at `perSecond`.
 * `nowMs` is a monotonic reading in milliseconds.
 */
export function tokenBucket(perSecond: number, burst: number, nowMs: () => number): Bucket {
  let tokens = burst;
  let readAtMs = nowMs();
  return () => {
    const atMs = nowMs();
    tokens = Math.min(burst, tokens + ((atMs - readAtMs) * perSecond) / 1_000);
    readAtMs = atMs;
    if (tokens >= 1) {
      tokens -= 1;
      return 0;
    }
    return Math.ceil(((1 - tokens) * 1_000) / perSecond);
  };
}
