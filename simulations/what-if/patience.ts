import type { EventOf } from '@signalbox/engine';
import { type Life, nothing, type Surroundings } from './surroundings.js';

/** A customer who waits gives up when they did, or after a drawn time if they were served then. Returns what makes them stay. */
export function waitPatiently(life: Life, event: EventOf<'contact.queued'>, atMs: number, around: Surroundings): () => void {
  const { drawn, tally, patienceUnknown, diary, send } = around;
  const { tenant, contact } = event;
  const leave = (from: 'recorded' | 'drawn') => (): void => {
    tally.count('patience', from);
    send({ type: 'contact.abandon', tenant, contact });
  };
  const own = life.recorded?.patience ?? null;
  if (own !== null) return diary.at(atMs + own.afterMs, own.seq, leave('recorded'));
  const patienceMs = drawn.patienceMs(life.kind, life.recorded?.waitedMs ?? 0, diary.draw(`patience/${life.name}`));
  if (patienceMs !== null) return diary.at(atMs + patienceMs, null, leave('drawn'));
  patienceUnknown.add(life.name);
  return nothing;
}
