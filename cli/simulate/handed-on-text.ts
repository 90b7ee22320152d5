import type { Summary } from '@signalbox/simulations/measures';
import { someQueuesText, type TitledFigure } from './figure-columns.js';
import { somebodyHandedOn } from './somebody-came.js';

const COLUMNS: readonly TitledFigure[] = [
  ['contacts', 'handedIn'],
  ['taken', 'handedInTaken'],
  ['gave up', 'handedInAbandoned'],
  ['mean wait', 'handedInWaitMs'],
  ['P50', 'handedInWaitP50Ms'],
  ['P90', 'handedInWaitP90Ms'],
  ['P99', 'handedInWaitP99Ms'],
  ['longest', 'handedInLongestWaitMs'],
];

/** How long transferred contacts waited for the next agent, by the queue they were transferred to; `undefined`: none were. */
export const handedOnText = ({ contacts }: Summary): string | undefined =>
  someQueuesText(
    'handed on to',
    COLUMNS,
    contacts.filter(({ figures }) => somebodyHandedOn((name) => [figures[name]])),
  );
