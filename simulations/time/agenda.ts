import { Heap, type Placed } from './heap.js';

/** Something somebody will do, and when. */
export interface Appointment {
  readonly atMs: number;
  /** Order among appointments at one instant, lower first; default 0. */
  readonly kind?: number;
  /**
   * Order among appointments at one instant and of one kind, by code units; default ''. If several parties make appointments in an order
   * that is itself not reproducible (sockets), kind and key have to distinguish them; otherwise the order of entry is enough.
   */
  readonly key?: string;
  /** If it returns a promise, it is done when that resolves. */
  readonly act: () => void | Promise<void>;
}

/** An appointment that has been entered. */
export interface Entered {
  /** Cancels the appointment; does nothing if it is over or cancelled already. */
  takeBack(): void;
}

/** Appointments in the order (atMs, kind, key, order of entry). */
export interface Agenda {
  readonly next: Appointment | undefined;
  /** When the next one is due; infinity if none is left. */
  readonly nextMs: number;
  readonly size: number;
  /** Enters an appointment; the returned function cancels it. */
  add(appointment: Appointment): () => void;
  /** The same without allocating a function, for callers that enter one for every contact. */
  enter(appointment: Appointment): Entered;
  /** Removes and returns the next appointment. */
  take(): Appointment | undefined;
}

class Entry implements Appointment, Entered, Placed {
  readonly atMs: number;
  readonly kind: number;
  readonly key: string;
  readonly seq: number;
  readonly act: Appointment['act'];
  place = -1;
  readonly #entries: Heap<Entry>;

  constructor({ atMs, kind = 0, key = '', act }: Appointment, seq: number, entries: Heap<Entry>) {
    this.atMs = atMs;
    this.kind = kind;
    this.key = key;
    this.seq = seq;
    this.act = act;
    this.#entries = entries;
  }

  takeBack(): void {
    this.#entries.remove(this);
  }
}

/** For appointments at the same instant. */
function comesFirst(a: Entry, b: Entry): boolean {
  if (a.kind !== b.kind) return a.kind < b.kind;
  if (a.key !== b.key) return a.key < b.key;
  return a.seq < b.seq;
}

/** A class, because V8 looks up every property of an object literal that has a getter in a hash table. */
class Entries implements Agenda {
  readonly #heap = new Heap<Entry>(comesFirst);
  #seq = 0;

  get next(): Appointment | undefined {
    return this.#heap.first;
  }

  get nextMs(): number {
    return this.#heap.firstMs;
  }

  get size(): number {
    return this.#heap.size;
  }

  add(appointment: Appointment): () => void {
    const entry = this.enter(appointment);
    return () => entry.takeBack();
  }

  enter(appointment: Appointment): Entry {
    const entry = new Entry(appointment, this.#seq++, this.#heap);
    this.#heap.add(entry, entry.atMs);
    return entry;
  }

  take(): Appointment | undefined {
    const { first } = this.#heap;
    if (first !== undefined) this.#heap.remove(first);
    return first;
  }
}

export const openAgenda = (): Agenda => new Entries();
