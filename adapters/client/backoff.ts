/**
 * How long to wait before the next attempt: exponential with full jitter, so that thousands of desks that lost the same gateway do not
 * return in the same second (Brooker, "Exponential backoff and jitter", AWS Architecture Blog, 2015). `attempt` counts from 0; `random`
 * returns a number in [0, 1). The wait that the gateway asked for is added.
 */
export function backoffMs(
  attempt: number,
  random: () => number,
  bounds: { readonly firstMs: number; readonly maxMs: number },
  askedMs: number,
): number {
  const ceilingMs = Math.min(bounds.maxMs, bounds.firstMs * 2 ** Math.min(attempt, 30));
  return askedMs + Math.floor(random() * ceilingMs);
}
