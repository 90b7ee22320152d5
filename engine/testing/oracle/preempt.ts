import type { LiveOffer, RouterState } from '../../core/state/state.js';
import { asked } from './choose.js';
import { mayTake, workOf } from './eligible.js';
import { isWaiting } from './waiting.js';

/** The state as it would be without some offers. */
const bare = (state: Readonly<RouterState>, gone: (offer: LiveOffer) => boolean): Readonly<RouterState> => ({
  ...state,
  offers: new Map([...state.offers].filter(([, offer]) => !gone(offer))),
});

/** The offers to be taken back for the first urgent contact that needs it, decided a second time from the design's words. */
export function preempted(state: Readonly<RouterState>, atMs: number): readonly string[] {
  const bandOf = (offer: LiveOffer): number => state.contacts.get(offer.ordinal)?.band ?? 0;
  const lesser = (offer: LiveOffer): boolean => offer.state === 'live' && bandOf(offer) > 0;
  const urgent = [...state.contacts.values()]
    .filter((contact) => contact.band === 0 && contact.state === 'queued' && isWaiting(state, contact, atMs))
    .sort((a, b) => a.rankAtMs - b.rankAtMs || a.ordinal - b.ordinal);
  for (const contact of urgent) {
    if (asked(state, contact, atMs) !== undefined) continue;
    const agent = asked(bare(state, lesser), contact, atMs);
    if (agent === undefined) continue;
    const own = workOf(state, agent).filter(lesser);
    const inOrder = own.sort((a, b) => bandOf(a) - bandOf(b) || agent.offers.indexOf(a.offer) - agent.offers.indexOf(b.offer));
    const gone = new Set(inOrder);
    for (const offer of inOrder) {
      gone.delete(offer);
      if (
        mayTake(
          bare(state, (one) => gone.has(one)),
          contact,
          agent,
          atMs,
        ) === undefined
      )
        gone.add(offer);
    }
    return [...gone].map(({ offer }) => offer).sort();
  }
  return [];
}
