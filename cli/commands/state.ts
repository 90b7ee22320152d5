import { answerQuery, type QueryInput, type RouterState, startMeasures, stateHash, type Views } from '@signalbox/engine';
import { Argument, type Command } from 'commander';
import { failure, failureOfRejection } from '../failure.js';
import { openReading, stateAt } from '../journal/reading.js';
import { overviewLines, SUBJECT_LINES } from '../state/lines.js';
import { number, print, printJson } from '../terminal.js';
import { thisZone, wallClock } from '../wall-clock.js';
import { type CommonOptions, example, JOURNAL, JOURNAL_HELP, wholeNumber, withCommon } from './options.js';

const KINDS = ['contact', 'agent', 'queue', 'hub'] as const;
export type Kind = (typeof KINDS)[number];

interface StateOptions extends CommonOptions {
  readonly journal: string;
  readonly at?: number;
  readonly tenant?: string;
  readonly zone: string;
}

export function addState(program: Command): void {
  const command = withCommon(program.command('state'))
    .description('what a box looks like: all of it, or one contact, agent, queue or hub; now or right after any record')
    .addArgument(new Argument('[kind]', 'what to look at; left out: everything').choices(KINDS))
    .argument('[id]', 'which one')
    .option('--journal <folder>', JOURNAL_HELP, JOURNAL)
    .option('--at <seq>', 'right after this record; default: the last one', wholeNumber(1))
    .option('--tenant <tenant>', 'whose contact, where the plan has several tenants')
    .option('--zone <zone>', 'time zone of what is printed', thisZone())
    .action(run);
  example(command, 'signalbox state --journal ./var', 'signalbox state agent Ana --journal ./var --at 4711 --json');
}

async function run(kind: Kind | undefined, id: string | undefined, options: StateOptions): Promise<void> {
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
