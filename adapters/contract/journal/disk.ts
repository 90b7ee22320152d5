import { checkOf, type Head, START } from '@signalbox/engine/journal';
import type { Chance } from './chance.js';

/** What a power cut did to records written but not yet synced. */
export type Fate = 'lost' | 'torn' | 'reordered' | 'kept';

/** One record on the disk. */
export interface Slot {
  readonly seq: number;
  readonly bytes: Uint8Array;
  readonly check: string;
}

/**
 * A log on a disk as file systems provide it: what is written goes to a cache that may reach the platter in any order, and is safe only
 * after a sync.
 */
export interface Disk {
  /** The record before the first one kept. */
  readonly base: Head;
  /** Seq of the last record that is safe. */
  readonly safeSeq: number;
  /** The check of a record, safe or only written; `undefined`: there is no such record. */
  checkAt(seq: number): string | undefined;
  /** A record that is safe. */
  slotAt(seq: number): Slot;
  write(slots: readonly Slot[]): void;
  sync(): void;
  /** Drops everything from the first missing or torn record on: nothing after a hole was ever answered. */
  recover(): void;
  /** Drops the records up to and including `seq`. */
  trim(seq: number): void;
  cutPower(): Fate;
}

export function openDisk(chance: Chance): Disk {
  let base: Head = START;
  let platter: Slot[] = [];
  let cache: Slot[] = [];
  const indexOf = (seq: number): number => seq - base.seq - 1;

  const checkAt = (seq: number): string | undefined =>
    seq === base.seq ? base.check : (platter[indexOf(seq)] ?? cache[indexOf(seq) - platter.length])?.check;

  return {
    get base() {
      return base;
    },
    get safeSeq() {
      return base.seq + platter.length;
    },
    checkAt,
    slotAt: (seq) => platter[indexOf(seq)] as Slot,
    write(slots) {
      cache.push(...slots);
    },
    sync() {
      platter.push(...cache);
      cache = [];
    },
    recover() {
      let before = base;
      const whole: Slot[] = [];
      for (const slot of platter) {
        if (slot.seq !== before.seq + 1 || checkOf(slot.bytes, before.check) !== slot.check) break;
        whole.push(slot);
        before = { seq: slot.seq, check: slot.check };
      }
      platter = whole;
      cache = [];
    },
    trim(seq) {
      const check = checkAt(seq) as string;
      platter.splice(0, seq - base.seq);
      base = { seq, check };
    },
    cutPower() {
      const fate = (['lost', 'torn', 'reordered', 'kept'] as const)[chance(4)] as Fate;
      platter.push(...survivors(cache, fate, chance));
      cache = [];
      return fate;
    },
  };
}

/** The written and unsynced records that are on disk after the power cut. */
function survivors(written: readonly Slot[], fate: Fate, chance: Chance): Slot[] {
  if (fate === 'lost' || written.length === 0) return [];
  if (fate === 'kept') return [...written];
  if (fate === 'reordered') return written.filter(() => chance(2) === 0);
  const whole = written.slice(0, chance(written.length));
  const torn = written[whole.length] as Slot;
  return [...whole, { ...torn, bytes: torn.bytes.slice(0, chance(torn.bytes.length)) }];
}
