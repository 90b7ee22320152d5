import { verify, violations } from '@signalbox/engine/inspect';
import { fold, type JournalRecord, stateHash } from '@signalbox/engine/journal';

/** What is wrong with a history once it is over; normally nothing. */
export interface LookedBack {
  /** Deciding everything again gives another history, or the final state breaks an invariant or still holds somebody. */
  readonly decided: readonly string[];
  /** Somebody who is there is not known to be, or at more than one desk. */
  readonly known: readonly string[];
}

/** Judges a history when everybody has been served and everybody is there. */
export async function lookBack(history: readonly JournalRecord[]): Promise<LookedBack> {
  async function* records(): AsyncGenerator<JournalRecord> {
    yield* history;
  }
  try {
    const folded = await fold(records());
    const { stateHash: decided } = await verify(records());
    const wrong = [...violations(folded)];
    if (decided !== stateHash(folded)) wrong.push('the state decided again is another one');
    if (folded.contacts.size > 0) wrong.push(`${folded.contacts.size} contacts are left in the state`);
    if (folded.offers.size > 0) wrong.push(`${folded.offers.size} offers are left in the state`);
    return { decided: wrong, known: thought(folded) };
  } catch (error) {
    return { decided: [error instanceof Error ? error.message : String(error)], known: [] };
  }
}

/** Checks that in the end everybody is there, at one desk or on one connection each, and that the router knows it. */
function thought({ agents, adapters }: Awaited<ReturnType<typeof fold>>): readonly string[] {
  return [
    ...[...agents.values()].flatMap(({ id, connections }) =>
      connections.length === 1 ? [] : [`${id} is thought to be at ${connections.length} desks, and is at one`],
    ),
    ...[...adapters.values()].flatMap(({ id, state }) => (state === 'connected' ? [] : [`${id} is thought to be away, and is there`])),
  ];
}
