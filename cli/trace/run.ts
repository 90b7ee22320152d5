import { runReplication } from '@signalbox/simulations/replicate';
import type { CommonOptions } from '../commands/options.js';
import { csvText } from '../csv.js';
import { exitOfSignal } from '../exit-codes.js';
import { plural } from '../number-text.js';
import { startProgress } from '../progress.js';
import { filesRead } from '../scenario/files-read.js';
import { openScenario } from '../scenario/open-scenario.js';
import { openStreamed } from '../streamed-file.js';
import { note } from '../terminal.js';
import { checkWritable } from '../written-file.js';
import { TRACE_COLUMNS, type TraceRow, traceRows } from './rows.js';

export interface TraceOptions extends CommonOptions {
  readonly replication: number;
  readonly seed?: number;
  readonly scale?: number;
  readonly to: string;
}

/** Lines per write: a run of millions of contacts is never in memory as text. */
const CHUNK_LINES = 1_000;

export async function run(file: string, { replication, seed, scale, to, json = false }: TraceOptions): Promise<void> {
  checkWritable([to], await filesRead([file]));
  const { trial } = await openScenario(file, { scale: scale ?? 1 });
  const sink = openStreamed(to);
  let chunk: string[] = json ? [] : [csvText([TRACE_COLUMNS])];
  let contacts = 0;
  const flush = (): void => {
    sink.write(chunk.join(''));
    chunk = [];
  };
  const rows = traceRows((row) => {
    contacts++;
    chunk.push(json ? `${JSON.stringify(row)}\n` : csvText([TRACE_COLUMNS.map((name) => fieldOf(row, name))]));
  });
  // A progress bar among the rows would be read as one of them.
  const progress = to === '-' && process.stdout.isTTY ? undefined : startProgress('playing', 1, { unit: 'runs', lookEvery: 1 });
  const moved = async (share: number): Promise<void> => {
    // Written here and not while the router reports a row, so that an error ends the run.
    if (chunk.length >= CHUNK_LINES) flush();
    progress?.moved(share);
    // A signal is heard between two turns of the event loop only.
    await new Promise(setImmediate);
  };
  const forget = (): void => {
    sink.drop();
    progress?.done();
  };
  await unlessStopped(forget, async () => {
    await runReplication(
      trial,
      { seed: seed ?? trial.seed, replication },
      { settled: rows.settled, handled: rows.handled, handedOn: rows.handedOn, moved },
    );
    progress?.done();
    rows.end();
    flush();
    sink.close();
  });
  if (to !== '-') note(`${plural(contacts, 'contact')} written to ${to}.`);
}

const fieldOf = (row: TraceRow, name: keyof TraceRow): string => String(row[name] ?? '');

/** Does work that a signal ends at once; `undo` comes first. */
async function unlessStopped(undo: () => void, work: () => Promise<void>): Promise<void> {
  const stop = (signal: 'SIGINT' | 'SIGTERM'): void => {
    undo();
    note('Ended before the run was over: nothing of it is kept.');
    process.exit(exitOfSignal(signal));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    await work();
  } catch (error) {
    undo();
    throw error;
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}
