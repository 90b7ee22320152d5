import type { LocatedProblem } from '@signalbox/adapters/plan';
import { CONTACT_FIGURES } from '@signalbox/simulations/measures';
import type { Staffed } from '@signalbox/simulations/staffing';
import { number, plural } from '../../number-text.js';
import { escaped, figure, remark, section } from '../../page/html.js';
import { pageHtml } from '../../page/page.js';
import { distinct, hintSection } from '../../scenario/hints.js';
import { campaignsText } from '../../simulate/campaigns-text.js';
import { ONE_RUN } from '../../simulate/figure-text.js';
import { cameApart } from '../../simulate/headline.js';
import { OF_WHOM } from '../../simulate/report/of-whom.js';
import { goalsText, HEAT_CAPTION, heatMap, serviceLevelPlot, staffingPlot } from '../../simulate/report/plots.js';
import { contactTables, staffTable } from '../../simulate/report/tables.js';
import { simulatedOf } from '../../simulate/simulated.js';
import { periodText, scaleText } from '../../simulate/trial-text.js';
import { lackingTexts } from '../lacking.js';
import { takenOverText } from '../taken-over.js';
import { leftOut, THEORY_STANDS_FOR } from '../theory.js';
import { CHECKED_NOTE, hoursOf, isOfOneRun, moneyText, NO_COMBINATION, outcomeText, PER, peopleOf, unfinishedText } from '../told.js';
import { poolPlot } from './plots.js';
import { agentsTable, hubsTable, requirementTable, targetsTable, theoryTable } from './tables.js';

/** What was found, as one self-contained page: agents and what binds, requirement beside theory, cost, and the figures of the check. */
export function reportHtml(staffed: Staffed, hints: readonly LocatedProblem[] = []): string {
  const { trial, pools, hubs, found } = staffed;
  const lacking = found.enough ? [] : lackingTexts(staffed).map((text) => `<p class="missed">${escaped(text)}</p>`);
  return pageHtml(`${trial.name} · Signalbox staffing`, [
    opening(staffed),
    ...hintSection(distinct(hints)),
    section('Agents', agentsTable(staffed), BINDS),
    ...(hubs === null
      ? []
      : [section('Combinations of hubs', ...(hubs.length === 0 ? remark(NO_COMBINATION) : [hubsTable(staffed), HUBS]))]),
    section(
      'Targets',
      targetsTable(staffed),
      ...remark(isOfOneRun(staffed) ? ONE_RUN : staffed.verified !== null && found.enough ? CHECKED_NOTE : undefined),
      ...lacking,
      ...remark(takenOverText(staffed)),
    ),
    ...(pools.length === 0
      ? []
      : [
          section(
            'Requirement beside theory',
            THEORY,
            theoryTable(staffed),
            ...pools.flatMap(leftOut).flatMap((line) => remark(line)),
            ...pools.map((pool) =>
              figure(
                poolPlot(staffed, pool),
                `${pool.name}: agents net of breaks, absence and shrinkage, beside those whom Erlang A and Erlang C ask for in each interval.`,
              ),
            ),
          ),
        ]),
    ...checked(staffed),
    section('Interval by interval', requirementTable(staffed)),
  ]);
}

const BINDS =
  '<p class="soft">What binds: the target that one agent fewer on the shift would miss by most, on the numbers of the search. Cost is that of hours with premiums; fixed cost of hubs comes on top.</p>';
const HUBS =
  '<p class="soft">Agents for each combination were looked for on the first few replications, then on all where it could still be the cheapest; the replications say which. The estimate is what covering Erlang A would cost.</p>';
const THEORY = `<p class="soft">${escaped(THEORY_STANDS_FOR.join(' '))}</p>`;

function opening(staffed: Staffed): string {
  const { trial, found, today, verified, played, period, closed, seed } = staffed;
  const unfinished = unfinishedText(staffed);
  const card = (value: string | null, label: string): string =>
    value === null ? '' : `<div class="card"><b>${escaped(value)}</b><span>${escaped(label)}</span></div>`;
  const shut = [...closed];
  return `<header>
<h1>${escaped(trial.name)}: ${found.enough ? 'agents needed' : 'the agents that come nearest'}</h1>
<p class="soft">${escaped(periodText(trial))}${escaped(scaleText(trial))} · targets ${PER[period]} · searched on ${plural(found.replications, 'replication')} of the same customers (${plural(played.staffings, 'staffing')}, ${plural(played.replications, 'replication')} played), ${verified === null ? 'not checked' : `checked on ${plural(verified.replications.length, 'other')}`} · seed ${seed}</p>
<p class="${!found.enough ? 'missed' : verified?.point.enough === true ? 'met' : 'open'}">${escaped(outcomeText(staffed))}</p>
${unfinished === undefined ? '' : `<p class="open">${escaped(unfinished)}</p>`}
${trial.about === '' ? '' : `<p>${escaped(trial.about)}</p>`}
<div class="cards">
${card(moneyText(staffed, found.cost), `cost${found.enough ? '' : ', not enough'}`)}
${card(number(hoursOf(staffed, found.counts)), `paid hours${found.enough ? '' : ', not enough'}`)}
${card(number(peopleOf(staffed).reduce((sum, { people }) => sum + people, 0)), 'people, if everybody works on every day of their shift')}
${today === null ? '' : card(moneyText(staffed, today.cost), today.enough ? 'cost today' : 'cost today, not enough')}
${today === null ? '' : card(number(hoursOf(staffed, today.counts)), 'paid hours today')}
${shut.length === 0 ? '' : card(shut.join(', '), 'closed')}
</div></header>`;
}

/** The figures of the check, from the replications that nothing was chosen by. */
function checked({ answer, verified }: Staffed): readonly string[] {
  if (verified === null) return [];
  const measured = verified.replications.map((one) => one.measured);
  const drawn = { trial: answer, measured };
  const simulated = simulatedOf(answer, verified.replications, { seed: verified.replications[0]?.seed ?? answer.seed, tookMs: 0 });
  const ofWhom = cameApart(simulated.summary.contacts) ? OF_WHOM : '';
  return [
    section(
      'Figures of the check',
      figure(staffingPlot(drawn), 'Agents scheduled, left after absence, breaks and other shrinkage, and occupied.'),
      figure(
        serviceLevelPlot(drawn),
        `Service level by time of day: ${CONTACT_FIGURES.serviceLevel.formula}.${goalsText(answer)}${ofWhom}`,
      ),
      figure(heatMap(drawn), `${HEAT_CAPTION}${ofWhom}`),
      ...contactTables(simulated),
      ...remark(campaignsText(simulated.summary)),
      '<h3>Agents</h3>',
      staffTable(simulated),
    ),
  ];
}
