import type { Fate, Trace, TracedContact } from '../../validate/trace.js';

/** In one instant work ends first, in the order in which it began, then contacts come, then patience ends. */
const TURN = { end: 0, arrival: 1, patience: 2 } as const;

interface Happening {
  readonly at: number;
  readonly turn: number;
  readonly seq: number;
  readonly act: () => void;
}

/** What becomes of the contacts of a trace, by the rules of the golden traces (see golden/README.md) and nothing else. Shares nothing with the engine. */
export function turnByTurn({ agents, selection, contacts }: Omit<Trace, 'name'>): readonly Fate[] {
  const idleSince: (number | null)[] = agents.map(() => 0);
  const fates: Fate[] = [];
  const coming: Happening[] = [];
  let waiting: (readonly [TracedContact, number])[] = [];
  let seq = 0;
  const enter = (at: number, turn: number, act: () => void): void => void coming.push({ at, turn, seq: seq++, act });

  function serve([contact, row]: readonly [TracedContact, number], agent: number, at: number): void {
    fates[row] = { agent, wait: at - contact.arrival };
    idleSince[agent] = null;
    waiting = waiting.filter(([, other]) => other !== row);
    enter(at + contact.service, TURN.end, () => {
      idleSince[agent] = at + contact.service;
      const types = agents[agent] as readonly number[];
      const mine = waiting.filter(([{ type }]) => types.includes(type));
      const turnOf = ([{ type }]: (typeof mine)[number]): number => (selection === 'longest-waiting' ? 0 : types.indexOf(type));
      const next = mine.sort((one, other) => turnOf(one) - turnOf(other) || one[0].arrival - other[0].arrival || one[1] - other[1])[0];
      if (next !== undefined) serve(next, agent, at + contact.service);
    });
  }

  for (const [row, contact] of contacts.entries())
    enter(contact.arrival, TURN.arrival, () => {
      const free = agents.flatMap((types, agent) => {
        const since = idleSince[agent];
        return since == null || !types.includes(contact.type) ? [] : [{ agent, since, place: types.indexOf(contact.type) }];
      });
      const best = free.sort((one, other) => one.place - other.place || one.since - other.since || one.agent - other.agent)[0];
      if (best !== undefined) return serve([contact, row], best.agent, contact.arrival);
      waiting.push([contact, row]);
      enter(contact.arrival + contact.patience, TURN.patience, () => {
        if (fates[row] !== undefined) return;
        fates[row] = { agent: null, wait: contact.patience };
        waiting = waiting.filter(([, other]) => other !== row);
      });
    });
  const isBefore = (one: Happening, other: Happening): boolean => (one.at - other.at || one.turn - other.turn || one.seq - other.seq) < 0;
  while (coming.length > 0) {
    const first = coming.reduce((best, one) => (isBefore(one, best) ? one : best));
    coming.splice(coming.indexOf(first), 1);
    first.act();
  }
  return fates;
}
