import type { QueryInput, Views } from '@signalbox/engine';
import { answerQuery, startMeasures } from '@signalbox/engine/inspect';
import { type RouterState, stateHash } from '@signalbox/engine/journal';
import type { CommonOptions } from '../commands/options.js';
import { failure, failureOfRejection } from '../failure.js';
import { openReading, stateAt } from '../journal/reading.js';
import { number } from '../number-text.js';
import { print, printJson } from '../terminal.js';
import { wallClock } from '../wall-clock.js';
import type { Kind } from './kinds.js';
import { overviewLines, SUBJECT_LINES } from './lines.js';

export interface StateOptions extends CommonOptions {
  readonly journal: string;
  readonly at?: number;
  readonly tenant?: string;
  readonly zone?: string;
}

export async function run(kind: Kind | undefined, id: string | undefined, options: StateOptions): Promise<void> {
  if (kind !== undefined && id === undefined)
    throw failure('USAGE', `Which ${kind}?`, `Name one: signalbox state ${kind} ID. Without a kind, all are listed.`);
  const clock = wallClock(options.zone);
  const reading = await openReading(options.journal);
  try {
    const { state, head } = await stateAt(reading, options.at);
    const query = queryOf(kind, id ?? '', options.tenant);
    const view = answer(state, query);
    const hash = stateHash(state);
    if (options.json) {
      printJson({ ...head, stateHash: hash, atMs: state.atMs, planVersion: state.planVersion, view });
      return;
    }
    const lines = kind === undefined ? overviewLines(view as Views['overview'], clock) : SUBJECT_LINES[kind](view as never, clock);
    for (const line of lines) print(line);
    print();
    print(`Record ${number(head.seq)} of ${clock.full(state.atMs)} ${clock.zone}, plan version ${state.planVersion}`);
    print(`Check  ${head.check}`);
    print(`State  ${hash}`);
  } finally {
    await reading.close();
  }
}

function queryOf(kind: Kind | undefined, id: string, tenant: string | undefined): QueryInput {
  switch (kind) {
    case undefined:
      return { type: 'overview' };
    case 'contact':
      return { type: 'contact', contact: id, tenant };
    case 'agent':
      return { type: 'agent', agent: id };
    case 'queue':
      return { type: 'queue', queue: id };
    case 'hub':
      return { type: 'hub', hub: id };
  }
}

function answer(state: RouterState, query: QueryInput): unknown {
  const answered = answerQuery(state, startMeasures(), query, state.atMs);
  if ('code' in answered) throw failureOfRejection(answered);
  return answered.view;
}
