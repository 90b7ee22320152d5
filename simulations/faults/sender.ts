import type { Answer, CommandInput } from '@signalbox/engine';
import type { Later } from './later.js';
import type { Link } from './wire.js';

/** A sender's commands until they are answered: each keeps its number, and is sent again under it until somebody answers. */
export interface Sender {
  /** `settled` gets the answer, once. */
  tell(command: CommandInput, settled?: (answer: Answer) => void): void;
  answered(n: number, answer: Answer): void;
  /** A connection is there: everything unanswered is sent again, in order. */
  linked(link: Link): void;
  /** Forgets what was not answered, like a page that is reloaded; numbers continue. */
  forget(): void;
  readonly unanswered: number;
}

/** Codes that say nothing about the command itself. */
const UNKNOWN = ['ROUTER_CLOSED', 'OUTCOME_UNKNOWN'];
const REPEAT_MS = 3_000;

interface Entry {
  readonly n: number;
  readonly command: CommandInput;
  readonly settled: (answer: Answer) => void;
}

export function openSender(later: Later): Sender {
  const entries = new Map<number, Entry>();
  let lastN = 0;
  let line: Link | null = null;

  function send(entry: Entry): void {
    if (line?.open !== true) return;
    const link = line;
    link.tell(entry.n, entry.command);
    later.after(REPEAT_MS, () => {
      if (line === link && entries.get(entry.n) === entry) send(entry);
    });
  }

  return {
    tell(command, settled = () => undefined) {
      const entry: Entry = { n: ++lastN, command, settled };
      entries.set(entry.n, entry);
      send(entry);
    },
    answered(n, answer) {
      const entry = entries.get(n);
      if (entry === undefined || (!answer.ok && UNKNOWN.includes(answer.rejection.code))) return;
      entries.delete(n);
      entry.settled(answer);
    },
    linked(link) {
      line = link;
      for (const entry of [...entries.values()]) send(entry);
    },
    forget: () => entries.clear(),
    get unanswered() {
      return entries.size;
    },
  };
}
