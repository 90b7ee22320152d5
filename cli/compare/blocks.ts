import type { PairedFigure, PairedRow, Stated } from '@signalbox/simulations/measures';
import { CONTACT_COLUMNS, columnsToTell, type TitledFigure } from '../simulate/figure-columns.js';
import { cameApart, channelRow, headRow, headTitle, waitChannels } from '../simulate/headline.js';
import { mixedWaits } from '../simulate/mixed-waits.js';
import { isToTell } from '../simulate/rows-to-tell.js';
import { somebodyCame, somebodyHandedOn } from '../simulate/somebody-came.js';
import type { Alternative, ComparedRun } from './compared.js';

/** What a comparison shows at a glance, except how many were answered; everything else is in its JSON and CSV. */
const COMPARED_COLUMNS = CONTACT_COLUMNS.filter(([, figure]) => figure !== 'answered');
/** Columns for transferred contacts, by the queue they were transferred to. */
const HANDED_ON_COLUMNS: readonly TitledFigure[] = [
  ['handed on to here', 'handedIn'],
  ['of them gave up', 'handedInAbandoned'],
  ['their mean wait', 'handedInWaitMs'],
  ['their P90', 'handedInWaitP90Ms'],
];
const STAFF_COLUMNS: readonly TitledFigure[] = [
  ['answered', 'answered'],
  ['occupancy', 'occupancy'],
  ['net h', 'netHours'],
  ['cost', 'cost'],
];

const comparedColumns = (rows: readonly PairedRow[]): readonly TitledFigure[] =>
  columnsToTell(COMPARED_COLUMNS, (figure) => rows.flatMap((row) => bothOf(row)(figure).map((stated) => stated?.mean ?? 0)));

const bothOf =
  ({ figures }: PairedRow) =>
  (name: string): readonly (Stated | undefined)[] => [figures[name]?.base, figures[name]?.other];

/** The tables of a comparison: of arrivals, of queues that contacts were transferred to in either scenario, of agents. */
export function blocksOf(alternative: Alternative, base: ComparedRun): readonly Block[] {
  const {
    trial,
    differences: { contacts, staff },
  } = alternative;
  const isMixed = mixedIn(alternative, base);
  const came = contacts.filter((row) => somebodyCame(bothOf(row)) && isToTell(row, trial));
  const handedOn = contacts.filter((row) => row.by === 'queue' && somebodyHandedOn(bothOf(row)));
  return [
    { rows: came, columns: comparedColumns(contacts), isMixed },
    ...(handedOn.length === 0 ? [] : [{ rows: handedOn, columns: HANDED_ON_COLUMNS, isMixed }]),
    { rows: staff, columns: STAFF_COLUMNS, isMixed: () => false },
  ];
}

type Differences = Alternative['differences'];
export interface Block {
  readonly rows: readonly PairedRow[];
  readonly columns: readonly TitledFigure[];
  /** Figures that are not shown, as they would be nobody's. */
  readonly isMixed: (row: PairedRow, figure: string) => boolean;
}

/** Figures that are nobody's wait in either scenario. */
export const mixedIn = ({ trial, differences: { contacts } }: Alternative, base: ComparedRun): ReturnType<typeof mixedWaits> =>
  mixedWaits([base.trial, trial], (channel) => isAnswered(channelRow(contacts, channel)));

/** Whether any of the tables leaves waits out of rows that mix channels. */
export const mixesWaits = (blocks: readonly Block[]): boolean =>
  blocks.some(({ rows, columns, isMixed }) => columns.some(([, figure]) => rows.some((row) => row.by !== 'all' && isMixed(row, figure))));

const isAnswered = (row: PairedRow | undefined): boolean =>
  (row?.figures['answered']?.base.mean ?? 0) + (row?.figures['answered']?.other.mean ?? 0) > 0;

/**
 * The whole operation, figure by figure; how people wait, of those who came by themselves where they are counted apart, and otherwise
 * channel by channel.
 */
export function wholeHouse({ contacts, staff, costPerContact }: Differences): readonly WholeLine[] {
  const of = (rows: readonly PairedRow[], columns: readonly TitledFigure[]) => {
    const apart = cameApart(rows);
    return columns.flatMap(([title, figure]) => {
      const channels = waitChannels(rows, figure, isAnswered);
      if (channels.length === 0)
        return [{ title: headTitle(title, figure, apart), figure, paired: headRow(rows, figure)?.figures[figure] }];
      return channels.map((channel) => ({
        title: `${title}, ${channel}`,
        figure,
        paired: channelRow(rows, channel)?.figures[figure],
      }));
    });
  };
  return [
    ...of(contacts, comparedColumns(contacts)),
    ...of(staff, STAFF_COLUMNS),
    { title: 'cost per contact', figure: 'cost', paired: costPerContact },
  ].flatMap(({ paired, ...line }) => (paired === undefined ? [] : [{ ...line, paired }]));
}

export interface WholeLine {
  readonly title: string;
  readonly figure: string;
  readonly paired: PairedFigure;
}
