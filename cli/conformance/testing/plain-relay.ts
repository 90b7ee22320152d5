import type { TestedRole } from '../house.js';
import type { Habit } from './habit.js';

type Frame = Readonly<Record<string, unknown>>;

interface Talk {
  readonly about: Frame;
  /** Bodies written, in the order of their numbers. */
  readonly written: unknown[];
  had: number;
}

/** Content as docs/protocol.md has it, of the barest kind: every line is answered with its own body. */
export interface PlainRelay {
  begins(event: Frame): void;
  ends(event: Frame): void;
  hears(frame: Frame): void;
  reconnected(): void;
}

export function plainRelay(role: TestedRole, write: (frame: object) => void, habit?: Habit): PlainRelay {
  const talks = new Map<unknown, Talk>();
  let id = 0;
  let writtenEver = 0;
  const say = (frame: object): void => write({ ...frame, id: `relay-${++id}` });
  const line = ({ about, written }: Talk, k: number): void =>
    say({ type: 'relay', ...about, k: habit === 'numbers lines over all contacts' ? writtenEver : k, body: written[k - 1] });
  const report = ({ about, written, had }: Talk): void =>
    say(
      role === 'desk' ? { type: 'relay-fetch', ...about, after: had } : { type: 'relay-end', ...about, k: written.length, received: had },
    );
  const again = (talk: Talk, after: number): void => {
    if (habit === 'forgets its lines') return;
    for (let k = after + 1; k <= talk.written.length; k++) line(talk, k);
  };
  return {
    begins: ({ tenant, contact, offer }) => talks.set(offer, { about: { tenant, contact, offer }, written: [], had: 0 }),
    ends: ({ offer }) => talks.delete(offer),
    hears: (frame) => {
      const talk = talks.get(frame['offer']);
      if (talk === undefined) return;
      if (frame['type'] === 'relay-fetch') {
        again(talk, Number(frame['after']));
        return report(talk);
      }
      if (frame['type'] === 'relay-end') return again(talk, Number(frame['received']));
      const k = Number(frame['k']);
      if (k <= talk.had && habit !== 'answers lines it has had') return;
      if (k > talk.had + 1 && habit !== 'does not miss lines') return report(talk);
      talk.had = k;
      talk.written.push(frame['body']);
      writtenEver += 1;
      line(talk, talk.written.length);
    },
    reconnected: () => {
      if (habit !== 'asks for no lines after a reconnect') for (const talk of talks.values()) report(talk);
    },
  };
}
