import { CONTACT_FIGURES, type Compared, type Judged, STAFF_FIGURES, type SummaryRow, understaffed } from '@signalbox/simulations/measures';
import { prose } from '../layout/wrapped.js';
import { number, plural } from '../number-text.js';
import { type Column, table } from '../table.js';
import { spanText, wallClock } from '../wall-clock.js';
import { botsText } from './bots-text.js';
import { campaignsText } from './campaigns-text.js';
import { effectsText } from './effects.js';
import { CONTACT_COLUMNS, columnsToTell, figureColumns, type TitledFigure } from './figure-columns.js';
import { fewDaysText, figureText, goalOf, oneRunText, targetName, unitOf } from './figure-text.js';
import { foundClosedText } from './found-closed-text.js';
import { handedOnText } from './handed-on-text.js';
import { MIXED_WAITS, mixedWaitsOf } from './mixed-waits.js';
import { portfoliosText } from './portfolios-text.js';
import { comparedName, figureIn, offText, publishedText } from './published-text.js';
import { isToTell } from './rows-to-tell.js';
import { servedAfterText } from './served-after.js';
import type { Simulated } from './simulated.js';
import { somebodyCame } from './somebody-came.js';
import { stepsText } from './steps-text.js';
import { scaleText } from './trial-text.js';
import { verdictText } from './verdict-text.js';

const STAFF_COLUMNS: readonly TitledFigure[] = [
  ['answered', 'answered'],
  ['taken over', 'takenOver'],
  ['AHT', 'ahtMs'],
  ['occupancy', 'occupancy'],
  ['scheduled h', 'scheduledHours'],
  ['net h', 'netHours'],
  ['cost', 'cost'],
];

/** Prints what came of a scenario. */
export function tell(
  { trial, seed, replications, summary, judged, compared, tookMs, effects }: Simulated,
  print: (line?: string) => void,
): void {
  const clock = wallClock(trial.zone);
  const measured = replications.map((one) => one.measured);
  const contacts = replications.reduce((sum, one) => sum + one.contacts, 0);
  print(
    `${trial.name}: ${clock.full(trial.countFromMs).slice(0, 16)} to ${clock.full(trial.toMs).slice(0, 16)} ${trial.zone}, seed ${seed}${scaleText(trial)}`,
  );
  print(
    prose(
      `SL = ${CONTACT_FIGURES.serviceLevel.formula}; P90 = wait that nine in ten of the answered stayed below;`,
      `± is the half width of the ${summary.confidence * 100} % interval over ${plural(summary.replications, 'replication')};`,
      `occupancy = ${STAFF_FIGURES.occupancy.formula}.`,
    ),
  );
  print();
  const { currency } = trial.costs;
  print(customers({ trial, summary }));
  print();
  const staffColumns = columnsToTell(STAFF_COLUMNS, (figure) => summary.staff.map(({ figures }) => figures[figure]?.mean ?? 0));
  print(lines(summary.staff.filter(shown), figureColumns(staffColumns, currency)));
  for (const some of [
    campaignsText(summary),
    foundClosedText(summary),
    botsText(summary),
    handedOnText(summary),
    portfoliosText(summary),
    stepsText(summary),
    servedAfterText(summary, trial),
  ]) {
    if (some === undefined) continue;
    print();
    print(some);
  }
  if (judged.length > 0) {
    print();
    print(verdicts(judged));
    for (const said of [oneRunText(judged), fewDaysText(judged)]) if (said !== undefined) print(said);
  }
  if (compared.length > 0) {
    print();
    print(besidePublished(compared));
  }
  for (const { hub, teamMin, hours } of understaffed(trial, measured))
    print(`${hub} was below its least team of ${teamMin} for ${figureText(hours, 'number')} h.`);
  print();
  if (effects !== undefined) {
    print(effectsText(trial, effects));
    print();
  }
  const { costPerContact, costPerResolved } = summary;
  if (costPerContact.mean > 0)
    print(
      `Cost per contact answered ${figureText(costPerContact, 'money', currency)}, per contact resolved ${figureText(costPerResolved, 'money', currency)}.`,
    );
  const rate = Math.round((contacts * 1_000) / Math.max(1, tookMs));
  print(`${plural(contacts, 'contact')} simulated in ${spanText(Math.round(tookMs))}: ${number(rate)} a second.`);
}

function customers({ trial, summary: { contacts, ...summary } }: Pick<Simulated, 'trial' | 'summary'>): string {
  if (contacts.length === 0) return 'Nobody came.';
  const rows = contacts.filter((row) => somebodyCame((name) => [row.figures[name]]) && isToTell(row, trial)).filter(shown);
  const isMixed = mixedWaitsOf({ trial, summary: { ...summary, contacts } });
  const told = lines(rows, figureColumns(contactColumns(contacts), trial.costs.currency, isMixed));
  return rows.some((row) => isMixed(row, 'asaMs')) ? `${told}\n${prose(MIXED_WAITS)}` : told;
}

const contactColumns = (rows: readonly SummaryRow[]): readonly TitledFigure[] =>
  columnsToTell(CONTACT_COLUMNS, (figure) => rows.map(({ figures }) => figures[figure]?.mean ?? 0));

/** A plan with one tenant has nothing to say about tenants that "all" does not; steps of sequences have a table of their own. */
const shown = ({ by }: SummaryRow, _: number, rows: readonly SummaryRow[]): boolean =>
  by !== 'step' && (by !== 'tenant' || rows.filter((row) => row.by === 'tenant').length > 1);

function lines(rows: readonly SummaryRow[], columns: readonly Column<SummaryRow>[]): string {
  const firsts = new Set(rows.filter(({ by }, place) => rows[place - 1]?.by !== by));
  const once = (row: SummaryRow): string => (firsts.has(row) ? row.by : '');
  return table<SummaryRow>(
    [{ title: 'by', value: once, left: true }, { title: '', value: ({ key }) => key, left: true }, ...columns],
    rows,
  );
}

const besidePublished = (all: readonly Compared[]): string =>
  table<Compared>(
    [
      { title: 'published', value: ({ published }) => published.says, left: true, wraps: true },
      { title: 'of', value: comparedName, left: true, wraps: true },
      { title: 'is', value: publishedText },
      { title: 'simulated', value: ({ stated, unit }) => figureIn(stated, unit) },
      { title: 'off by', value: offText },
    ],
    all,
  );

function verdicts(judged: readonly Judged[]): string {
  return table<Judged>(
    [
      { title: 'target', value: targetName, left: true },
      { title: '', value: goalOf, left: true },
      { title: 'reached', value: ({ stated, figure }) => figureText(stated, unitOf(figure)) },
      { title: 'verdict', value: ({ verdict }) => verdictText(verdict), left: true },
      {
        title: 'intervals on target',
        value: ({ steadiness }) => (steadiness === null ? null : figureText(steadiness.intervalsOnTarget, 'share')),
      },
      {
        title: 'P10 of days',
        value: ({ steadiness }) => (steadiness === null ? null : figureText({ mean: steadiness.daysP10, halfWidth: 0, count: 1 }, 'share')),
      },
    ],
    judged,
  );
}
