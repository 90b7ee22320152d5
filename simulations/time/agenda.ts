import { openHeap, type Placed } from './heap.js';

/** What somebody will do, and when. */
export interface Appointment {
  readonly atMs: number;
  /** Order among appointments of one instant, lower first; default 0. */
  readonly kind?: number;
  /**
   * Order among appointments of one instant and kind, by code units; default ''. Where several parties make appointments in an order
   * that is not itself reproducible (sockets), kind and key have to tell them apart; else the order of entry is enough.
   */
  readonly key?: string;
  /** A promise tells that it is done only when that resolves. */
  readonly act: () => void | Promise<void>;
}

/** Appointments in the order (atMs, kind, key, order of entry). */
export interface Agenda {
  readonly next: Appointment | undefined;
  readonly size: number;
  /** Enters an appointment; the returned function takes it back. */
  add(appointment: Appointment): () => void;
  /** Takes the next appointment out, to be acted on. */
  take(): Appointment | undefined;
}

interface Entry extends Placed {
  readonly appointment: Appointment;
  readonly atMs: number;
  readonly kind: number;
  readonly key: string;
  readonly seq: number;
}

function before(a: Entry, b: Entry): boolean {
  if (a.atMs !== b.atMs) return a.atMs < b.atMs;
  if (a.kind !== b.kind) return a.kind < b.kind;
  if (a.key !== b.key) return a.key < b.key;
  return a.seq < b.seq;
}

export function openAgenda(): Agenda {
  const entries = openHeap(before);
  let seq = 0;
  return {
    get next() {
      return entries.first?.appointment;
    },
    get size() {
      return entries.size;
    },
    add(appointment) {
      const { atMs, kind = 0, key = '' } = appointment;
      const entry: Entry = { appointment, atMs, kind, key, seq: seq++, place: -1 };
      entries.add(entry);
      return () => entries.remove(entry);
    },
    take() {
      const { first } = entries;
      if (first !== undefined) entries.remove(first);
      return first?.appointment;
    },
  };
}
