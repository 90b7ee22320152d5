import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { ErlangCase } from './erlang-cases.js';
import type { ScriptedContact } from './play-contacts.js';

/** A sequence of its own per (seed, place): 2^64 draws further along the generator for each place. */
function stream(seed: number, place: number): () => number {
  const generator = xoroshiro128plus(seed);
  for (let i = 0; i < place; i++) generator.jump();
  return () => uniformFloat64(generator);
}

/** An exponential span in milliseconds, by inversion. `1 - u` is never 0. */
const exponentialMs = (meanS: number, u: number): number => -Math.log(1 - u) * meanS * 1_000;

/**
 * The contacts of one replication. Arrivals are summed before they are rounded to the millisecond, so that rounding does not pile up;
 * against means of seconds its own effect is below a part in ten thousand.
 */
export function* exponentialContacts(
  { gapS, serviceS, patienceS }: ErlangCase,
  { seed, replication, count }: { readonly seed: number; readonly replication: number; readonly count: number },
): Generator<ScriptedContact> {
  const [gap, service, patience] = [0, 1, 2].map((kind) => stream(seed, 3 * replication + kind)) as [
    () => number,
    () => number,
    () => number,
  ];
  let arrivalMs = 0;
  for (let i = 0; i < count; i++) {
    arrivalMs += exponentialMs(gapS, gap());
    yield {
      arrivalMs: Math.round(arrivalMs),
      queue: 'calls',
      serviceMs: Math.round(exponentialMs(serviceS, service())),
      patienceMs: patienceS === null ? null : Math.round(exponentialMs(patienceS, patience())),
    };
  }
}
