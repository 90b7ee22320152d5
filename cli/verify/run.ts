import { Fault } from '@signalbox/engine';
import { verify } from '@signalbox/engine/inspect';
import { decodeState, freshState, type RouterState, stateHash } from '@signalbox/engine/journal';
import type { CommonOptions } from '../commands/options.js';
import { EXIT } from '../exit-codes.js';
import { failureOfFault } from '../failure.js';
import { openReading, type Reading } from '../journal/reading.js';
import { number, plural } from '../number-text.js';
import { print, printFailure, printJson } from '../terminal.js';
import { spanText } from '../wall-clock.js';

export async function run(folder: string, { json = false, debug = false }: CommonOptions): Promise<void> {
  const startedMs = performance.now();
  const reading = await openReading(folder);
  try {
    const proved = await prove(reading);
    if (json) printJson({ ok: true, ...proved });
    else tell(proved, performance.now() - startedMs);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const failed = failureOfFault(error);
    process.exitCode = failed.exit === EXIT.faulted ? EXIT.wrong : failed.exit;
    if (json) printJson({ ok: false, code: failed.code, seq: error.details['seq'] ?? null, message: failed.message, next: failed.next });
    else printFailure(failed, { json, debug });
  } finally {
    await reading.close();
  }
}

interface Proved {
  readonly journal: string;
  /** The first record that was decided again. */
  readonly fromSeq: number;
  readonly seq: number;
  readonly check: string;
  readonly records: number;
  readonly events: number;
  readonly epochs: number;
  readonly stateHash: string;
  /** Kept snapshots whose state was found equal to the one reached by deciding. */
  readonly snapshots: number;
}

/** Reading proves the chain; deciding again proves the events; kept snapshots are compared in passing. */
async function prove(reading: Reading): Promise<Proved> {
  const { folder, head, first } = reading;
  const start = (): RouterState => (first === undefined ? freshState() : decodeState(first.content));
  if (first !== undefined) compare(start(), first);
  const [folded, decided] = [start(), start()];
  const kept = new Map<number, string>();
  for await (const { seq, stateHash: hash } of reading.snapshots()) kept.set(seq, hash);
  const epochs = new Set<number>();
  const fromSeq = (first?.seq ?? 0) + 1;
  const {
    records,
    events,
    stateHash: hash,
  } = await verify(reading.records(fromSeq, 'verifying'), {
    from: [folded, decided],
    onRecord: ({ seq, epoch }) => {
      epochs.add(epoch);
      const snapshotHash = kept.get(seq);
      if (snapshotHash !== undefined) compare(folded, { seq, stateHash: snapshotHash });
    },
  });
  return { journal: folder, fromSeq, ...head, records, events, epochs: epochs.size, stateHash: hash, snapshots: kept.size };
}

function compare(state: RouterState, { seq, stateHash: hash }: { seq: number; stateHash: string }): void {
  if (stateHash(state) !== hash) throw new Fault('SNAPSHOT_CORRUPT', { seq });
}

function tell({ journal, fromSeq, seq, check, records, events, epochs, stateHash: hash, snapshots }: Proved, tookMs: number): void {
  const since = fromSeq === 1 ? '' : `; earlier ones are no longer kept, the snapshot at ${number(fromSeq - 1)} stands for them`;
  print(`Journal    ${journal}`);
  print(`Records    ${number(records)} up to ${number(seq)}, in ${plural(epochs, 'epoch')}; the chain holds${since}`);
  print(`Events     ${number(events)} decided again, identical`);
  if (snapshots > 0) print(`Snapshots  ${number(snapshots)}, equal to the states decided`);
  print(`Check      ${check}`);
  print(`State      ${hash}`);
  print(`Verified in ${spanText(Math.round(tookMs))}.`);
}
