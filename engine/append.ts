import { callOut } from './call-out.js';
import type { Head, RecordDraft } from './domain/record.js';
import type { Seq } from './domain/units.js';
import { Fault } from './errors.js';
import type { Journal } from './ports.js';
import type { ReleasedRecord } from './router.js';
import { thrownText } from './thrown-text.js';
import { openWaiters } from './waiters.js';

/** APPEND and RELEASE: passes drafts to the journal in groups, and tells subscribers and senders only once they are durable. */
export interface Appender {
  /** The last durable record. A function, because V8 looks up every property of an object literal that has a getter in a hash table. */
  head(): Head;
  add(draft: RecordDraft): void;
  /**
   * Calls `tell` once: with `said` when record `seq` is durable and everybody who waited for an earlier record has been told (immediately,
   * if that is already so), or with the result of `lost` if it can no longer become known whether the record is durable.
   */
  whenDurable<T>(seq: Seq, tell: (said: T) => void, said: T, lost: () => T): void;
  /** Stores and tells nothing any more; whoever still waits is told `lost`. */
  stop(): void;
  subscribe(listener: (record: ReleasedRecord) => void): () => void;
}

/** From this size on, a group is told in two halves. */
const HALVED_FROM = 32;

const NONE: readonly never[] = [];

export interface AppenderParts {
  readonly journal: Journal;
  readonly start: Head;
  readonly epoch: number;
  /** Called with each record after all subscribers, so that its work does not delay what they pass on to the outside. */
  readonly after?: ((record: ReleasedRecord) => void) | undefined;
  onFault(fault: Fault): void;
}

export function startAppender({ journal, start, epoch, after, onFault }: AppenderParts): Appender {
  /** The last record told. */
  let head = start;
  /** The last record stored; those behind `head` are told next. */
  let stored = start;
  // Created with its first draft, which is mostly the only one: pushing to an empty list would reserve room for sixteen more.
  let drafts: RecordDraft[] | null = null;
  /** Records that are stored and have not been told yet, with their checks. */
  let untold: readonly RecordDraft[] = NONE;
  let untoldChecks: readonly string[] = NONE;
  let appending = false;
  let telling = false;
  let broken = false;
  /** What an append threw, until the failure is reported. */
  let failure: { readonly error: unknown } | undefined;
  /** Replaced instead of changed, so that subscribing or leaving while a record is being told takes effect from the next one on. */
  let told: readonly ((record: ReleasedRecord) => void)[] = [];

  const waiters = openWaiters();
  const isDurable = (seq: Seq): boolean => seq <= head.seq && waiters.none();

  /** Group commit: everything added during one append goes into the next. */
  function append(): void {
    try {
      while (!appending && !broken && failure === undefined && drafts !== null) {
        const batch = drafts;
        drafts = null;
        const checks = journal.append(batch, stored, epoch);
        if (Array.isArray(checks)) durable(batch, checks);
        else awaitChecks(batch, checks as Promise<readonly string[]>);
      }
    } catch (error) {
      failure = { error };
    }
  }

  function awaitChecks(batch: readonly RecordDraft[], checks: Promise<readonly string[]>): void {
    appending = true;
    // A store may have promises of its own kind, which need not be as reliable.
    Promise.resolve(checks).then((all) => goOn(batch, all), fail);
  }

  /** @throws Fault JOURNAL_FAILED if the store has answered with anything but a check for each record */
  function durable(batch: readonly RecordDraft[], checks: readonly string[]): void {
    if (!Array.isArray(checks) || checks.length !== batch.length || typeof checks.at(-1) !== 'string') {
      const detail = `the store answered ${batch.length} records with ${Array.isArray(checks) ? `${checks.length} checks` : 'no checks'}`;
      throw new Fault('JOURNAL_FAILED', { seq: stored.seq + 1, detail });
    }
    stored = { seq: (batch.at(-1) as RecordDraft).seq, check: checks.at(-1) as string };
    untold = untold.length === 0 ? batch : [...untold, ...batch];
    untoldChecks = untoldChecks.length === 0 ? checks : [...untoldChecks, ...checks];
  }

  function goOn(batch: readonly RecordDraft[], checks: readonly string[]): void {
    if (broken) return;
    appending = false;
    try {
      durable(batch, checks);
    } catch (error) {
      return fail(error);
    }
    work();
  }

  /**
   * The next append begins before anything is told, or after half of a large group, so that the disk need not wait for listeners. What
   * listeners and answers lead to goes to the disk together, with the next append.
   */
  function work(): void {
    if (telling) return;
    telling = true;
    do {
      const first = toldFirst();
      if (first === 0) append();
      const toTell = untold;
      const checks = untoldChecks;
      untold = NONE;
      untoldChecks = NONE;
      for (let i = 0; i < toTell.length && !broken; i++) {
        if (i === first && i > 0) append();
        release(toTell[i] as RecordDraft, checks[i] as string);
      }
    } while ((drafts !== null || untold.length > 0) && !appending && !broken && failure === undefined);
    telling = false;
    // Everything that is stored has been told by now, so the failure of a later append can be reported.
    if (failure !== undefined) fail(failure.error);
  }

  /**
   * How many are told before the next append: half of a large group, unless as much already waits for the disk. Otherwise senders that
   * ask again once answered end up in one group, and then either the disk waits for them or they wait for the disk.
   */
  function toldFirst(): number {
    const half = untold.length >> 1;
    return untold.length < HALVED_FROM || (drafts?.length ?? 0) >= half ? 0 : half;
  }

  function release({ seq, atMs, events }: RecordDraft, check: string): void {
    head = seq === stored.seq ? stored : { seq, check };
    const record: ReleasedRecord = { seq, check, atMs, events };
    for (const listener of told) callOut(listener, record);
    if (after !== undefined) callOut(after, record);
    waiters.tell(seq);
  }

  function stop(): void {
    broken = true;
    waiters.lose();
  }

  function fail(error: unknown): void {
    if (broken) return;
    const seq = stored.seq + 1;
    onFault(error instanceof Fault ? error : new Fault('JOURNAL_FAILED', { seq, detail: thrownText(error) }, error));
  }

  return {
    head: () => head,
    add(draft) {
      if (drafts === null) drafts = [draft];
      else drafts.push(draft);
      work();
    },
    whenDurable(seq, tell, said, lost) {
      if (isDurable(seq)) callOut(tell, said);
      else if (broken) callOut(tell, lost());
      else waiters.add(seq, tell, said, lost);
    },
    stop,
    subscribe(listener) {
      if (!told.includes(listener)) told = [...told, listener];
      return () => {
        told = told.filter((one) => one !== listener);
      };
    },
  };
}
