import { languageResolver } from '@signalbox/adapters/plan';
import { decodeState } from '@signalbox/engine/journal';
import { type Recording, recordDay } from '@signalbox/simulations/what-if';
import { checkPlaces } from '../answer.js';
import { writeCsv } from '../csv.js';
import { EXIT } from '../exit-codes.js';
import { failure } from '../failure.js';
import { openReading, type Reading } from '../journal/reading.js';
import { note, print, printJson } from '../terminal.js';
import { wallClock } from '../wall-clock.js';
import { changesOf } from './changes.js';
import { asCsv } from './csv.js';
import { asJson } from './json.js';
import { play } from './play.js';
import { tell } from './tell.js';
import type { ReplayCommandOptions, WhatIf } from './what-if.js';

export async function run(folder: string, options: ReplayCommandOptions): Promise<void> {
  checkPlaces(
    options,
    [options.plan, options.roster].filter((file) => file !== undefined),
  );
  const clock = wallClock(options.zone);
  const reading = await openReading(folder);
  try {
    const recording = await record(reading);
    const { unknown, ...changes } = await changesOf(recording, options);
    const played = await play(recording, { ...changes, queues: options.queue, languages: languageResolver(), seed: options.seed });
    const { pairs, endedMs } = played;
    if (endedMs !== null) note(`Ended at ${clock.full(endedMs)} of a record to ${clock.full(recording.toMs)}: long waits are missing.`);
    const whatIf: WhatIf = { journal: reading.folder, options, recording, ...played, unknown };
    if (options.csv !== undefined) {
      writeCsv(options.csv, asCsv(pairs), pairs.length);
      if (options.csv === '-') return;
    }
    if (options.json === true) printJson(asJson(whatIf));
    else tell(whatIf, clock, print);
  } finally {
    await reading.close();
  }
}

async function record(reading: Reading): Promise<Recording> {
  const day = recordDay(() => (reading.first === undefined ? reading.begin() : decodeState(reading.first.content)));
  for await (const one of reading.records((reading.first?.seq ?? 0) + 1, 'reading')) day.take(one);
  const recording = day.end();
  if (recording !== undefined) return recording;
  throw failure(
    'NOTHING_RECORDED',
    `Nothing happened in ${reading.folder} that could be replayed.`,
    'Give the folder of a box that has worked.',
    EXIT.wrong,
  );
}
