import { areaY, dot, lineY, ruleY } from '@observablehq/plot';
import { CONFIDENCE, type Stated } from '@signalbox/simulations/measures';
import { INK, LEAD, svgOf } from '../../page/drawing.js';
import { escaped, figure, type HtmlColumn, htmlTable, remark, section } from '../../page/html.js';
import { pageHtml } from '../../page/page.js';
import { figureText, oneRunText, unitOf } from '../../simulate/figure-text.js';
import { headText, headTitle } from '../../simulate/headline.js';
import { plural } from '../../terminal.js';
import { SWEPT_FIGURES, type Swept, type SweptPoint } from '../swept.js';
import { isApart, saidOf } from '../tell.js';

const LABELS: Readonly<Record<string, string>> = {
  serviceLevel: 'service level',
  asaMs: 'mean wait of the answered, seconds',
  abandonment: 'share who gave up',
  occupancy: 'occupancy',
  cost: 'cost, currency units',
};
const FACTOR: Readonly<Record<string, number>> = { ms: 0.001, money: 0.01 };

/** A sweep as one self-contained page: a curve for each figure. */
export function reportHtml(swept: Swept): string {
  const { parameter, points, seed } = swept;
  const name = points[0]?.simulated.trial.name ?? '';
  const apart = isApart(points);
  const shown = SWEPT_FIGURES.filter((one) => points.some((point) => (saidOf(points, point, one)?.mean ?? 0) > 0));
  return pageHtml(`${name} over ${parameter} · Signalbox sweep`, [
    `<header><h1>${escaped(name)} over ${escaped(parameter)}</h1>
<p class="soft">${plural(points.length, 'value')}, ${plural(points[0]?.simulated.replications.length ?? 0, 'replication')} each through the production router · seed ${seed}</p>
<p>Every value meets the same customers, so the shape of the curves is surer than the intervals let expect.</p></header>`,
    ...remark(oneRunText(points.flatMap(({ simulated }) => simulated.judged))),
    ...remark(apart ? headText('Service level, mean wait and share who gave up') : undefined),
    ...shown.map((one) => section(headTitle(LABELS[one.figure] ?? one.title, one.figure, apart), figure(curve(swept, one), CAPTION))),
    section('Figures', valuesTable(swept)),
  ]);
}

const CAPTION = `Mean, and the ${CONFIDENCE * 100} % interval over the replications.`;

type Shown = (typeof SWEPT_FIGURES)[number];

function curve({ parameter, points }: Swept, one: Shown): string {
  const { figure: name } = one;
  const apart = isApart(points);
  const label = headTitle(LABELS[name] ?? name, name, apart);
  const factor = FACTOR[unitOf(name)] ?? 1;
  const words = points.some(({ value }) => Number.isNaN(value.at));
  const share = unitOf(name) === 'share';
  const drawn = points.flatMap((point, place) => {
    const said: Stated | undefined = saidOf(points, point, one);
    if (said === undefined || Number.isNaN(said.mean)) return [];
    const width = Number.isFinite(said.halfWidth) ? said.halfWidth : 0;
    const [low, high] = [said.mean - width, said.mean + width].map((value) => value * factor);
    return [{ at: words ? place : point.value.at, mean: said.mean * factor, low, high }];
  });
  const goal = points[0]?.simulated.judged.find(({ figure: judged, whom }) => judged === name && !(apart && whom === 'called'))?.goal;
  return svgOf(label, {
    x: { label: `${parameter} →`, ticks: drawn.map(({ at }) => at), tickFormat: (at: number) => textAt(points, at, words) },
    y: { label: `↑ ${label}`, grid: true, ...(share ? { domain: [0, 1], tickFormat: '.0%' } : { zero: true }) },
    marks: [
      areaY(drawn, { x: 'at', y1: 'low', y2: 'high', fill: LEAD, fillOpacity: 0.18 }),
      lineY(drawn, { x: 'at', y: 'mean', stroke: LEAD, strokeWidth: 1.8 }),
      dot(drawn, { x: 'at', y: 'mean', fill: LEAD, r: 3.5 }),
      ...(goal === undefined ? [] : [ruleY([goal * factor], { stroke: INK, strokeDasharray: '4 3' })]),
    ],
  });
}

const textAt = (points: readonly SweptPoint[], at: number, words: boolean): string =>
  (words ? points[at] : points.find(({ value }) => value.at === at))?.value.text ?? '';

function valuesTable({ parameter, points }: Swept): string {
  return htmlTable<SweptPoint>(
    [
      { title: parameter, html: ({ value }) => escaped(value.text), text: true },
      ...SWEPT_FIGURES.map(
        ({ title, of, figure: name }): HtmlColumn<SweptPoint> => ({
          title: headTitle(title, name, isApart(points)),
          html: (point) => {
            const said = saidOf(points, point, { of, figure: name });
            return said === undefined ? '–' : escaped(figureText(said, unitOf(name), point.simulated.trial.costs.currency));
          },
        }),
      ),
    ],
    points,
  );
}
