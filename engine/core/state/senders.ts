import type { CommandId } from '../../domain/ids.js';
import type { Seq } from '../../domain/units.js';
import { LIMITS } from '../../limits.js';
import { watch } from '../due/due.js';
import type { Stamp } from './stamp.js';
import type { RouterState } from './state.js';

/** What is known of a command before it is decided: new, carried out already (with its record), or too old to tell. */
export type Remembered = 'new' | 'stale' | { readonly seq: Seq };

export function recall(state: Readonly<RouterState>, by: CommandId): Remembered {
  const sender = state.senders.get(by.sender);
  if (sender === undefined || by.n > sender.highestN) return 'new';
  const place = sender.ns.lastIndexOf(by.n);
  if (place >= 0) return { seq: sender.seqs[place] as Seq };
  const full = sender.ns.length >= LIMITS.outcomesPerSender;
  return full && by.n < (sender.ns[0] as number) ? 'stale' : 'new';
}

/** Stores the outcome of an accepted command; the oldest number beyond the window is dropped. */
export function rememberOutcome(state: RouterState, by: CommandId, { seq, atMs }: Stamp): void {
  let sender = state.senders.get(by.sender);
  if (sender === undefined) {
    sender = { sender: by.sender, highestN: 0, lastAtMs: atMs, ns: [], seqs: [] };
    state.senders.set(by.sender, sender);
    watch(state, 'sender', by.sender);
  }
  sender.lastAtMs = atMs;
  if (by.n >= sender.highestN) {
    sender.highestN = by.n;
    sender.ns.push(by.n);
    sender.seqs.push(seq);
  } else {
    const place = sender.ns.findLastIndex((n) => n <= by.n) + 1;
    sender.ns.splice(place, 0, by.n);
    sender.seqs.splice(place, 0, seq);
  }
  if (sender.ns.length > LIMITS.outcomesPerSender) {
    sender.ns.shift();
    sender.seqs.shift();
  }
}
