import { Fault } from '@signalbox/engine';
import {
  checkOf,
  decodeRecord,
  encodeRecord,
  type Head,
  type Journal,
  type JournalRecord,
  type RecordDraft,
  type Snapshot,
} from '@signalbox/engine/journal';
import { type Chance, chanceOf } from './chance.js';
import { type Fate, openDisk, type Slot } from './disk.js';

/** How often, per hundred appends, a disk fails by itself. Crashes come from `crash()`. */
export interface FaultOdds {
  /** The append is refused and nothing of it is stored. */
  readonly failsBefore: number;
  /** The append is stored and yet refused, so the writer does not know its outcome. */
  readonly failsAfter: number;
  /** Maximum number of event-loop turns an append may take. */
  readonly slowTurnsMax: number;
}

export interface FaultJournal extends Journal {
  /** Cuts the power: pending appends are never answered, and the store accepts nothing until it is opened again. */
  crash(): Fate;
}

/**
 * A journal on a disk that fails, for tests of anything built on a journal. Records are answered only after a sync, and opening drops what
 * a power cut has torn. The same seed fails the same way.
 */
export function faultJournal(seed: number, odds: Partial<FaultOdds> = {}): FaultJournal {
  const { failsBefore = 0, failsAfter = 0, slowTurnsMax = 0 } = odds;
  const chance: Chance = chanceOf(seed);
  let epoch = 0;
  const disk = openDisk(chance);
  let snapshots: Snapshot[] = [];
  /** Why the store accepts no append; set by a failure or a crash, cleared by `open`. */
  let broken: Fault | undefined = new Fault('JOURNAL_FAILED', { seq: 1, detail: 'it has not been opened' });
  let life = 0;
  let last: Promise<unknown> = Promise.resolve();

  const { checkAt } = disk;
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
    disk.write(fresh);
    await new Promise(setImmediate);
    // If the power was cut between writing and syncing, nobody is answered, whatever reached the disk.
    if (own !== life) throw new Fault('JOURNAL_FAILED', { seq: after.seq + 1, detail: 'the power was cut' });
    disk.sync();
    if (chance(100) < failsAfter)
      throw fail(new Fault('JOURNAL_FAILED', { seq: after.seq + 1, detail: 'the disk did not confirm the write' }));
    return checks;
  }

  return {
    async open() {
      await last.catch(() => undefined);
      disk.recover();
      broken = undefined;
      epoch += 1;
      const seq = disk.safeSeq;
      return { epoch, head: { seq, check: checkAt(seq) as string } };
    },

    append(drafts, after, by) {
      // One after the other, as a log is written.
      const result = last.catch(() => undefined).then(() => store(drafts, after, by));
      last = result;
      return result;
    },

    async *read(fromSeq): AsyncGenerator<JournalRecord> {
      for (let seq = fromSeq; seq <= disk.safeSeq; seq++) {
        if (seq <= disk.base.seq) throw new Fault('JOURNAL_TRIMMED', { first: disk.base.seq + 1, seq });
        const { bytes, check } = disk.slotAt(seq);
        yield decodeRecord(bytes, { seq, check }, { seq: seq - 1, check: checkAt(seq - 1) as string });
      }
    },

    async saveSnapshot(snapshot) {
      if (snapshot.seq > disk.safeSeq || checkAt(snapshot.seq) !== snapshot.check)
        throw new Fault('JOURNAL_DIVERGED', { seq: snapshot.seq });
      const others = snapshots.filter(({ seq }) => seq !== snapshot.seq);
      snapshots = [...others, { ...snapshot, content: snapshot.content.slice() }].sort((one, two) => one.seq - two.seq).slice(-2);
    },
    loadSnapshot: async (upTo = Number.POSITIVE_INFINITY) => snapshots.findLast(({ seq }) => seq <= upTo),

    async trim(seq) {
      const to = Math.min(seq, snapshots[0]?.seq ?? 0);
      if (to > disk.base.seq) disk.trim(to);
      return disk.base.seq + 1;
    },

    async close() {
      await last.catch(() => undefined);
    },

    crash() {
      life += 1;
      broken = new Fault('JOURNAL_FAILED', { seq: disk.safeSeq + 1, detail: 'the power was cut' });
      return disk.cutPower();
    },
  };
}
