import {
  checkOf,
  decodeRecord,
  encodeRecord,
  Fault,
  type Head,
  type Journal,
  type JournalRecord,
  type RecordDraft,
  type Snapshot,
  START,
} from '@signalbox/engine';
import { type Chance, chanceOf } from './chance.js';

/** How often, per hundred appends, a disk fails by itself. Crashes come from `crash()`. */
export interface FaultOdds {
  /** The append is refused and nothing of it is stored. */
  readonly failsBefore: number;
  /** The append is stored and yet refused, so the writer does not know its outcome. */
  readonly failsAfter: number;
  /** Maximum number of event-loop turns an append may take. */
  readonly slowTurnsMax: number;
}

/** What a power cut did to records written but not yet synced. */
export type Fate = 'lost' | 'torn' | 'reordered' | 'kept';

export interface FaultJournal extends Journal {
  /** Cuts the power: pending appends are never answered, and the store accepts nothing until it is opened again. */
  crash(): Fate;
}

interface Slot {
  readonly seq: number;
  readonly bytes: Uint8Array;
  readonly check: string;
}

/**
 * A journal on a disk that fails, for tests of anything built on a journal. It is a log as file systems provide it: records are written to
 * a cache that may reach the disk in any order, and are answered only after a sync. Opening reads the log from its start and drops
 * everything from the first missing or torn record on, since nothing after a hole was ever answered. The same seed fails the same way.
 */
export function faultJournal(seed: number, odds: Partial<FaultOdds> = {}): FaultJournal {
  const { failsBefore = 0, failsAfter = 0, slowTurnsMax = 0 } = odds;
  const chance: Chance = chanceOf(seed);
  let epoch = 0;
  let base: Head = START;
  let platter: Slot[] = [];
  let cache: Slot[] = [];
  let snapshots: Snapshot[] = [];
  /** Why the store accepts no append; set by a failure or a crash, cleared by `open`. */
  let broken: Fault | undefined = new Fault('JOURNAL_FAILED', { seq: 1, detail: 'it has not been opened' });
  let life = 0;
  let last: Promise<unknown> = Promise.resolve();

  const slotAt = (seq: number): Slot | undefined => platter[seq - base.seq - 1] ?? cache[seq - base.seq - 1 - platter.length];
  const checkAt = (seq: number): string | undefined => (seq === base.seq ? base.check : slotAt(seq)?.check);
  const fail = (fault: Fault): Fault => {
    broken ??= fault;
    return fault;
  };

  async function store(drafts: readonly RecordDraft[], after: Head, by: number): Promise<readonly string[]> {
    const own = life;
    for (let turns = chance(slowTurnsMax + 1); turns > 0; turns--) await new Promise(setImmediate);
    if (own !== life || broken !== undefined)
      throw broken ?? new Fault('JOURNAL_FAILED', { seq: after.seq + 1, detail: 'the power was cut' });
    if (by !== epoch) throw fail(new Fault('JOURNAL_FENCED', { epoch: by, newer: epoch }));
    if (checkAt(after.seq) !== after.check) throw fail(new Fault('JOURNAL_DIVERGED', { seq: after.seq }));
    if (chance(100) < failsBefore) throw fail(new Fault('JOURNAL_FAILED', { seq: after.seq + 1, detail: 'the disk refused the write' }));

    const fresh: Slot[] = [];
    const checks: string[] = [];
    let before = after;
    for (const draft of drafts) {
      if (draft.seq !== before.seq + 1) throw fail(new Fault('JOURNAL_DIVERGED', { seq: draft.seq }));
      const bytes = encodeRecord(draft);
      const check = checkOf(bytes, before.check);
      const known = checkAt(draft.seq);
      if (known === undefined) fresh.push({ seq: draft.seq, bytes, check });
      else if (known !== check) throw fail(new Fault('JOURNAL_DIVERGED', { seq: draft.seq }));
      checks.push(check);
      before = { seq: draft.seq, check };
    }
    cache.push(...fresh);
    await new Promise(setImmediate);
    // If the power was cut between writing and syncing, nobody is answered, whatever reached the disk.
    if (own !== life) throw new Fault('JOURNAL_FAILED', { seq: after.seq + 1, detail: 'the power was cut' });
    platter.push(...cache);
    cache = [];
    if (chance(100) < failsAfter)
      throw fail(new Fault('JOURNAL_FAILED', { seq: after.seq + 1, detail: 'the disk did not confirm the write' }));
    return checks;
  }

  function recover(): void {
    let before = base;
    const whole: Slot[] = [];
    for (const slot of platter) {
      if (slot.seq !== before.seq + 1 || checkOf(slot.bytes, before.check) !== slot.check) break;
      whole.push(slot);
      before = { seq: slot.seq, check: slot.check };
    }
    platter = whole;
    cache = [];
  }

  return {
    async open() {
      await last.catch(() => undefined);
      recover();
      broken = undefined;
      epoch += 1;
      const seq = base.seq + platter.length;
      return { epoch, head: { seq, check: checkAt(seq) as string } };
    },

    append(drafts, after, by) {
      // One after the other, as a log is written.
      const result = last.catch(() => undefined).then(() => store(drafts, after, by));
      last = result;
      return result;
    },

    async *read(fromSeq): AsyncGenerator<JournalRecord> {
      for (let seq = fromSeq; seq <= base.seq + platter.length; seq++) {
        if (seq <= base.seq) throw new Fault('JOURNAL_TRIMMED', { first: base.seq + 1, seq });
        const { bytes, check } = platter[seq - base.seq - 1] as Slot;
        yield decodeRecord(bytes, { seq, check }, { seq: seq - 1, check: checkAt(seq - 1) as string });
      }
    },

    async saveSnapshot(snapshot) {
      if (snapshot.seq > base.seq + platter.length || checkAt(snapshot.seq) !== snapshot.check)
        throw new Fault('JOURNAL_DIVERGED', { seq: snapshot.seq });
      const others = snapshots.filter(({ seq }) => seq !== snapshot.seq);
      snapshots = [...others, { ...snapshot, content: snapshot.content.slice() }].sort((one, two) => one.seq - two.seq).slice(-2);
    },
    loadSnapshot: async (upTo = Number.POSITIVE_INFINITY) => snapshots.findLast(({ seq }) => seq <= upTo),

    async trim(seq) {
      const to = Math.min(seq, snapshots[0]?.seq ?? 0);
      if (to > base.seq) {
        const check = checkAt(to) as string;
        platter.splice(0, to - base.seq);
        base = { seq: to, check };
      }
      return base.seq + 1;
    },

    async close() {
      await last.catch(() => undefined);
    },

    crash() {
      life += 1;
      broken = new Fault('JOURNAL_FAILED', { seq: base.seq + platter.length + 1, detail: 'the power was cut' });
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
