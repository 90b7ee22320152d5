import { CONFIDENCE, CONTACT_FIGURES, STAFF_FIGURES } from '@signalbox/simulations/measures';
import { plural } from '../../number-text.js';
import { breakable, escaped, figure, remark, section } from '../../page/html.js';
import { pageHtml } from '../../page/page.js';
import { distinctAt, hintSection } from '../../scenario/hints.js';
import { goalOf, oneRunText, targetName } from '../../simulate/figure-text.js';
import { headText, headTitle } from '../../simulate/headline.js';
import { periodText, scaleText } from '../../simulate/trial-text.js';
import { stayAtHomeTexts } from '../stay-at-home.js';
import type { Swept, SweptPoint } from '../swept.js';
import { figuresToTell, isApart, saidOf, sameCustomers } from '../tell.js';
import { curvePlot } from './curves.js';
import { figuresTable, targetsTable } from './tables.js';

const LABELS: Readonly<Record<string, string>> = {
  serviceLevel: 'service level',
  asaMs: 'mean wait of the answered',
  abandonment: 'share who gave up',
  rejected: 'turned away, a replication',
  ahtMs: 'handling time',
};
const labelOf = (name: string): string => LABELS[name] ?? name;

/** A sweep as one self-contained page: what each value makes of the targets, the figures, and a curve for each of them. */
export function reportHtml(swept: Swept): string {
  const { parameter, points } = swept;
  const name = points[0]?.simulated.trial.name ?? '';
  const judged = points[0]?.simulated.judged ?? [];
  return pageHtml(`${name} over ${parameter} · Signalbox sweep`, [
    opening(swept),
    ...hintSection(
      distinctAt(
        parameter,
        points.map(({ value, simulated: { hints } }) => ({ value: value.text, hints })),
      ),
    ),
    ...(judged.length === 0
      ? []
      : [section('Targets', targetsTable(swept), ...remark(oneRunText(points.flatMap(({ simulated }) => simulated.judged))), VERDICTS)]),
    section(
      'Figures',
      figuresTable(swept),
      STEP,
      ...stayAtHomeTexts(points).flatMap((said) => remark(said)),
      ...remark(isApart(points) ? headText('Service level, mean wait, share who gave up and step') : undefined),
    ),
    ...targetCurves(swept),
    ...wholeCurves(swept),
  ]);
}

function opening({ parameter, points, seed }: Swept): string {
  const [first] = points;
  if (first === undefined) return '';
  const { trial, replications } = first.simulated;
  const same = sameCustomers(points)
    ? 'Every value meets the same customers, so the steps from value to value are surer than the intervals let expect.'
    : 'The parameter changes the customers: every value is played on the same random numbers, which makes steps from value to value surer than the intervals let expect.';
  return `<header><h1>${escaped(trial.name)} over ${breakable(parameter)}</h1>
<p class="soft">${periodsOf(points)} · ${plural(points.length, 'value')}, ${plural(replications.length, 'replication')} each through the production router · seed ${seed}${escaped(scaleText(trial))}</p>
${trial.about === '' ? '' : `<p>${escaped(trial.about)}</p>`}
<p>${same}</p>
<p class="soft">SL, service level = ${escaped(CONTACT_FIGURES.serviceLevel.formula)}; ASA = ${escaped(CONTACT_FIGURES.asaMs.formula)}; gave up = ${escaped(CONTACT_FIGURES.abandonment.formula)}; occupancy = ${escaped(STAFF_FIGURES.occupancy.formula)}. ±: half width of the ${CONFIDENCE * 100} % interval over the replications.</p></header>`;
}

/** The time that is counted; left open where it is what the parameter changes. */
function periodsOf(points: readonly SweptPoint[]): string {
  const periods = new Set(points.map(({ simulated }) => periodText(simulated.trial)));
  return periods.size === 1 ? escaped([...periods].join()) : 'Periods differ from value to value';
}

const VERDICTS = `<p class="soft">Met or missed where the whole ${CONFIDENCE * 100} % interval lies on that side; open where more replications may tell.</p>`;
const STEP = `<p class="soft">The step is the paired difference of the service level from the value above it, in percentage points; bold where its interval holds no nought.</p>`;

const captionOf = (points: readonly SweptPoint[], goals: number): string => {
  const alone = points.every(({ simulated }) => simulated.replications.length === 1);
  const mean = alone ? 'One replication, which has no interval.' : `Mean, and the ${CONFIDENCE * 100} % interval over the replications.`;
  return goals === 0 ? mean : `${mean} The broken line${goals === 1 ? ' is the target' : 's are the targets'}.`;
};

/** Curves of the whole house; broken lines for targets that are about all of it. */
function wholeCurves(swept: Swept): readonly string[] {
  const { points } = swept;
  const plots = figuresToTell(points).flatMap((one) => {
    const said = (point: SweptPoint) => saidOf(points, point, one);
    if (points.every((point) => Number.isNaN(said(point)?.mean ?? Number.NaN))) return [];
    const goals = one.channel === undefined ? goalsOf(points, (judged) => judged.figure === one.figure && isOfWhole(judged, points)) : [];
    const label = headTitle(labelOf(one.figure), one.figure, isApart(points));
    const ofWhom = one.channel ?? 'All';
    return [
      figure(curvePlot(swept, { label, figure: one.figure, said, goals }), `${ofWhom}, ${label}. ${captionOf(points, goals.length)}`),
    ];
  });
  return plots.length === 0 ? [] : [section('Curves of the whole house', ...plots)];
}

/** Whether a target is about those of whom the curves of the whole house are. */
function isOfWhole({ target, whom, figure: name }: OneJudged, points: readonly SweptPoint[]): boolean {
  const ofSome = headTitle('', name, isApart(points)) !== '';
  return Object.keys(target.of).length === 0 && whom === (ofSome ? 'by-themselves' : 'all');
}

/** What is asked for of a part of the house, drawn for that part. */
function targetCurves(swept: Swept): readonly string[] {
  const { points } = swept;
  const plots = (points[0]?.simulated.judged ?? []).flatMap((one, place) => {
    if (isOfWhole(one, points) || points.every(({ simulated }) => Number.isNaN(simulated.judged[place]?.stated.mean ?? Number.NaN)))
      return [];
    const goals = goalsOf(points, (_, at) => at === place);
    const said = ({ simulated }: SweptPoint) => simulated.judged[place]?.stated;
    const asked = goals.length === 1 ? `${targetName(one)}: ${goalOf(one)}` : targetName(one);
    const plot = curvePlot(swept, { label: labelOf(one.figure), figure: one.figure, height: 200, said, goals });
    return [figure(plot, `${asked}. ${captionOf(points, goals.length)}`)];
  });
  return plots.length === 0 ? [] : [section('Curves of the targets', ...plots)];
}

type OneJudged = SweptPoint['simulated']['judged'][number];

/** What targets ask for, each amount once: where the target is what is swept, that of every value. */
const goalsOf = (points: readonly SweptPoint[], wanted: (judged: OneJudged, place: number) => boolean): readonly number[] => [
  ...new Set(points.flatMap(({ simulated }) => simulated.judged.filter(wanted).map(({ goal }) => goal))),
];
