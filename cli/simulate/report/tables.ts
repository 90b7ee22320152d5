import {
  type Compared,
  type Judged,
  keysOf,
  type Measured,
  SERVICE_LEVELS,
  type Stated,
  type SummaryRow,
} from '@signalbox/simulations/measures';
import { number } from '../../number-text.js';
import { escaped, type HtmlColumn, htmlTable, remark, rowName, withSmallWidth } from '../../page/html.js';
import { figureText, goalOf, targetName, unitOf } from '../figure-text.js';
import { MIXED_WAITS, mixedWaitsOf } from '../mixed-waits.js';
import { comparedName, figureIn, offText, publishedText } from '../published-text.js';
import { isToTell } from '../rows-to-tell.js';
import type { Simulated } from '../simulated.js';
import { somebodyCame } from '../somebody-came.js';

const cellOf = (stated: Stated | undefined, figure: string, currency: string): string => {
  if (stated === undefined) return '–';
  return withSmallWidth(figureText(stated, unitOf(figure), currency));
};

type Columns = readonly (readonly [title: string, figure: string])[];

/** What became of customers, how long they waited, who handed them on: in one table they would not fit the page. */
const CONTACTS: readonly (readonly [title: string, columns: Columns])[] = [
  [
    'What became of them',
    [
      ['arrived', 'arrived'],
      ['answered', 'answered'],
      ['gave up', 'abandonment'],
      ['of it short', 'shortAbandoned'],
      ['turned away', 'rejected'],
      ['not reached', 'unreached'],
      ['reached of attempts', 'reachability'],
      ['unserved', 'unserved'],
      ['service level', 'serviceLevel'],
      ['first language', 'preferredLanguage'],
      ['later ring', 'laterRing'],
      ['own agent', 'byOwner'],
      ['deputy', 'byDeputy'],
    ],
  ],
  [
    'Waits of the answered, and handling time',
    [
      ['ASA', 'asaMs'],
      ['P50', 'waitP50Ms'],
      ['P90', 'waitP90Ms'],
      ['P99', 'waitP99Ms'],
      ['AHT', 'ahtMs'],
    ],
  ],
  [
    'Bots',
    [
      ['taken by bots', 'answeredByBots'],
      ['ended by them', 'contained'],
      ['handed off', 'handedOff'],
      ['contained', 'containment'],
    ],
  ],
  [
    'Handed on',
    [
      ['handed on', 'transfers'],
      ['handed on to here', 'handedIn'],
      ['of them gave up', 'handedInAbandoned'],
      ['their mean wait', 'handedInWaitMs'],
      ['their P50', 'handedInWaitP50Ms'],
      ['their P90', 'handedInWaitP90Ms'],
      ['their P99', 'handedInWaitP99Ms'],
    ],
  ],
];

const STAFF: Columns = [
  ['answered', 'answered'],
  ['taken over', 'takenOver'],
  ['AHT', 'ahtMs'],
  ['occupancy', 'occupancy'],
  ['required h', 'requiredHours'],
  ['scheduled h', 'scheduledHours'],
  ['net h', 'netHours'],
  ['over (+), under (−) h', 'overHours'],
  ['shrinkage', 'shrinkage'],
  ['fairness', 'fairness'],
  ['cost', 'cost'],
];

function summaryTable(
  rows: readonly SummaryRow[],
  columns: Columns,
  currency: string,
  isMixed: (row: SummaryRow, figure: string) => boolean = () => false,
): string {
  const known = columns.filter(([, figure]) => rows.some(({ figures }) => said(figures[figure])));
  if (known.length === 0) return '';
  return htmlTable<SummaryRow>(
    [
      { title: '', html: ({ by, key }) => (by === 'all' ? '<b>all</b>' : `<small>${by}</small> ${rowName(key)}`), text: true },
      ...known.map(
        ([title, figure]): HtmlColumn<SummaryRow> => ({
          title,
          html: (row) => (isMixed(row, figure) ? '–' : cellOf(row.figures[figure], figure, currency)),
        }),
      ),
    ],
    rows,
  );
}

/** Columns containing only zeros and gaps are left out. */
const said = (stated: Stated | undefined): boolean => stated !== undefined && !Number.isNaN(stated.mean) && stated.mean !== 0;

/** The figures of customers, in as many tables as there is something to say in. */
export function contactTables({ summary, trial }: Simulated): readonly string[] {
  const rows = summary.contacts.filter((row) => isToTell(row, trial) && (row.by !== 'tenant' || trial.plan.tenants.length > 1));
  const isMixed = mixedWaitsOf({ trial, summary });
  return CONTACTS.flatMap(([title, columns]) => {
    const table = summaryTable(rows, columns, trial.costs.currency, isMixed);
    const isAnyMixed = columns.some(([, figure]) => rows.some((row) => isMixed(row, figure)));
    return table === '' ? [] : [`<h3>${title}</h3>`, table, ...(isAnyMixed ? remark(MIXED_WAITS) : [])];
  });
}

export const staffTable = ({ summary, trial }: Simulated): string => summaryTable(summary.staff, STAFF, trial.costs.currency);

export const targetTable = (judged: readonly Judged[]): string =>
  htmlTable<Judged>(
    [
      { title: 'for', html: (one) => rowName(targetName(one)), text: true },
      { title: 'target', html: (one) => escaped(goalOf(one)), text: true },
      { title: 'reached', html: ({ stated, figure }) => cellOf(stated, figure, '') },
      { title: 'verdict', html: ({ verdict }) => `<span class="${verdict}">${verdict}</span>`, text: true },
      { title: 'intervals on target', html: ({ steadiness }) => cellOf(steadiness?.intervalsOnTarget, 'serviceLevel', '') },
      {
        title: 'P10 of days',
        html: ({ steadiness }) => (steadiness === null ? '–' : cellOf(alone(steadiness.daysP10), 'serviceLevel', '')),
      },
    ],
    judged,
  );

/** What was published beside what was simulated. */
export const publishedTable = (all: readonly Compared[]): string =>
  htmlTable<Compared>(
    [
      { title: 'published', html: ({ published }) => escaped(published.says), text: true },
      { title: 'figure', html: (one) => escaped(comparedName(one)), text: true },
      { title: 'published', html: (one) => escaped(publishedText(one)) },
      { title: 'simulated', html: ({ stated, unit }) => escaped(figureIn(stated, unit)) },
      { title: 'off by', html: (one) => escaped(offText(one)) },
    ],
    all,
  );

const alone = (mean: number): Stated => ({ mean, halfWidth: 0, count: 1 });

/** Definitions of service level, side by side: which one a contract means changes what it says. */
export function formulaTable({ summary }: Simulated): string {
  const rows = summary.contacts.filter(({ by, figures }) => by === 'all' || (by === 'queue' && somebodyCame((name) => [figures[name]])));
  const figures = [
    ['serviceLevel', 'arrived'],
    ['serviceLevelWithoutShort', 'without-short'],
    ['serviceLevelOpen', 'open'],
    ['serviceLevelEnded', 'ended'],
    ['serviceLevelAnswered', 'answered'],
    ['waitsWithin', 'waits-within'],
  ] as const;
  return htmlTable<SummaryRow>(
    [
      { title: '', html: ({ key }) => escaped(key), text: true },
      ...figures.map(
        ([figure, name]): HtmlColumn<SummaryRow> => ({
          title: SERVICE_LEVELS[name].formula,
          html: (row) => cellOf(row.figures[figure], figure, ''),
        }),
      ),
    ],
    rows,
  );
}

/** The language asked for first against the language of service: contacts per replication; nothing where nobody who was answered named one. */
export function languageTable(measured: readonly Measured[]): string {
  const mean = new Map<string, number>();
  for (const { languages } of measured) for (const [pair, n] of languages) mean.set(pair, (mean.get(pair) ?? 0) + n / measured.length);
  const served = [...new Set([...mean.keys()].map((pair) => pair.split('|')[1] ?? ''))].sort();
  const asked = [...new Set(measured.flatMap(({ contacts }) => keysOf(contacts, 'language')))].filter((language) =>
    [...mean.keys()].some((pair) => pair.startsWith(`${language}|`)),
  );
  if (asked.length === 0) return '';
  return htmlTable<string>(
    [
      { title: 'asked for first', html: escaped, text: true },
      ...served.map(
        (language): HtmlColumn<string> => ({
          title: `served in ${language}`,
          html: (one) => {
            const n = mean.get(`${one}|${language}`);
            return n === undefined ? '–' : n < 10 ? n.toFixed(1) : number(Math.round(n));
          },
        }),
      ),
    ],
    asked,
  );
}
