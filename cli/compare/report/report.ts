import { CONFIDENCE, CONTACT_FIGURES, type PairedRow, STAFF_FIGURES } from '@signalbox/simulations/measures';
import { plural } from '../../number-text.js';
import { escaped, figure, type HtmlColumn, htmlTable, remark, rowName, section, withSmallWidth } from '../../page/html.js';
import { pageHtml } from '../../page/page.js';
import { distinct, hintSection } from '../../scenario/hints.js';
import { figureText, unitOf } from '../../simulate/figure-text.js';
import { cameApart } from '../../simulate/headline.js';
import { MIXED_WAITS } from '../../simulate/mixed-waits.js';
import { OF_WHOM } from '../../simulate/report/of-whom.js';
import { periodText, scaleText } from '../../simulate/trial-text.js';
import { type Block, blocksOf, mixesWaits, type WholeLine, wholeHouse } from '../blocks.js';
import { caveatsOf, sameCustomers } from '../caveats.js';
import type { Alternative, Compared, ComparedRun } from '../compared.js';
import { differenceText, differs, gainText } from '../difference-text.js';
import { type ComparedTarget, reachedText, targetsOf } from '../targets.js';
import { dayPlot, differencePlot, occupancyOver, serviceLevelOver } from './plots.js';

/** A comparison as one self-contained page. */
export function reportHtml(compared: Compared): string {
  const { base, alternatives } = compared;
  const targets = targetsOf(compared);
  const costs =
    base.summary.costPerContact.mean > 0 && alternatives.some((one) => !Number.isNaN(one.differences.costPerContact.difference.mean));
  return pageHtml(`${[...alternatives, base].map(({ name }) => name).join(' against ')} · Signalbox comparison`, [
    opening(compared),
    ...hintSection(distinct([base, ...alternatives].flatMap(({ hints }) => hints))),
    ...(targets.length === 0 ? [] : [section('Targets', targetTable(targets, [base, ...alternatives]))]),
    section(
      'Service level',
      figure(differencePlot(compared, 'contacts', 'serviceLevel', 'Service level'), INTERVALS),
      figure(
        dayPlot(compared, 'service level', serviceLevelOver),
        `By time of day: ${CONTACT_FIGURES.serviceLevel.formula}.${ofWhom(compared)}`,
      ),
    ),
    section('Waiting', figure(differencePlot(compared, 'contacts', 'asaMs', 'Mean wait of the answered'), INTERVALS)),
    section('Giving up', figure(differencePlot(compared, 'contacts', 'abandonment', 'Share who gave up'), INTERVALS)),
    section(
      'Occupancy',
      figure(differencePlot(compared, 'staff', 'occupancy', 'Occupancy'), INTERVALS),
      figure(dayPlot(compared, 'occupancy', occupancyOver), `By time of day: ${STAFF_FIGURES.occupancy.formula}.`),
    ),
    ...(costs ? [section('Cost', figure(differencePlot(compared, 'staff', 'cost', 'Cost'), INTERVALS))] : []),
    ...alternatives.map((one) => section(`${one.name} − ${base.name}`, ...tables(one, compared))),
  ]);
}

/** Of whom lines over the day are, where campaigns call in any of the scenarios. */
const ofWhom = ({ base, alternatives }: Compared): string =>
  [base, ...alternatives].some(({ summary }) => cameApart(summary.contacts)) ? OF_WHOM : '';

const INTERVALS = `Difference from the first scenario, and its ${CONFIDENCE * 100} % interval over the pairs.`;

const SAME =
  'Replication n of each scenario meets the same customers, with the same patience and work, as replication n of the others. What differs is therefore the configuration, and the interval of a difference is narrower than those of the figures let expect.';
const OTHERS =
  'Replication n of each scenario is played on the same random numbers as replication n of the others, which makes the interval of a difference narrower.';

function opening(compared: Compared): string {
  const { base, alternatives, seed, antithetic } = compared;
  const pairs = alternatives[0]?.differences.pairs ?? 0;
  const images = antithetic ? ' Each run is followed by its mirror image; the two count as one.' : '';
  return `<header>
<h1>${escaped(alternatives.map(({ name }) => name).join(', '))} against ${escaped(base.name)}</h1>
<p class="soft">${escaped(periodText(base.trial))} · ${plural(pairs, 'pair')} of runs through the production router on common random numbers · seed ${seed}${escaped(scaleText(base.trial))}</p>
<p>${sameCustomers(compared) ? SAME : OTHERS} “Gain of pairing” says how many times more replications it would have taken without.${images}</p>
${caveatsOf(compared)
  .map((caveat) => `<p><b>${escaped(caveat)}</b></p>`)
  .join('\n')}
</header>`;
}

const targetTable = (targets: readonly ComparedTarget[], runs: readonly ComparedRun[]): string =>
  htmlTable<ComparedTarget>(
    [
      { title: 'for', html: ({ of }) => rowName(of), text: true },
      { title: 'target', html: ({ goal }) => escaped(goal), text: 'wraps' },
      ...runs.map(
        ({ name }, place): HtmlColumn<ComparedTarget> => ({
          title: name,
          html: ({ judged }) => {
            const { verdict = 'open' } = judged[place] ?? {};
            const said = escaped(reachedText(judged[place]));
            return judged[place] === undefined ? said : `${said} <span class="${verdict}">${verdict}</span>`;
          },
        }),
      ),
    ],
    targets,
  );

function tables(alternative: Alternative, { base }: Compared): readonly string[] {
  const { name, trial, differences } = alternative;
  const { currency } = base.trial.costs;
  const lines = wholeHouse(differences).filter(({ paired }) => !Number.isNaN(paired.other.mean));
  const all = htmlTable<WholeLine>(
    [
      { title: '', html: ({ title }) => escaped(title), text: true },
      { title: base.name, html: ({ paired, figure }) => escaped(figureText(paired.base, unitOf(figure), currency)) },
      { title: name, html: ({ paired, figure }) => escaped(figureText(paired.other, unitOf(figure), trial.costs.currency)) },
      { title: 'difference', html: ({ paired, figure }) => said(paired, figure, currency) },
      { title: 'gain of pairing', html: ({ paired }) => escaped(gainText(paired)) },
    ],
    lines,
  );
  const blocks = blocksOf(alternative, base);
  return [all, ...blocks.map((block) => apart(block, currency)), ...(mixesWaits(blocks) ? remark(MIXED_WAITS) : [])];
}

const said = ({ difference }: PairedRow['figures'][string], of: string, currency: string): string => {
  const text = withSmallWidth(differenceText(difference, of, currency));
  return differs(difference) ? `<b>${text}</b>` : text;
};

function apart({ rows, columns, isMixed }: Block, currency: string): string {
  return htmlTable<PairedRow>(
    [
      { title: '', html: ({ by, key }) => `<small>${by}</small> ${rowName(key)}`, text: true },
      ...columns.map(
        ([title, of]): HtmlColumn<PairedRow> => ({
          title,
          html: (row) => {
            const paired = row.figures[of];
            return paired === undefined || isMixed(row, of) ? '–' : said(paired, of, currency);
          },
        }),
      ),
    ],
    rows.filter(({ by }) => by !== 'all' && by !== 'tenant'),
  );
}
