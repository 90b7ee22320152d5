import { CONTACT_FIGURES, STAFF_FIGURES, type Stated, type SummaryRow } from '@signalbox/simulations/measures';
import { plural } from '../../number-text.js';
import { escaped, figure, remark, section, withSmallWidth } from '../../page/html.js';
import { pageHtml } from '../../page/page.js';
import { distinct, hintSection } from '../../scenario/hints.js';
import { campaignsText } from '../campaigns-text.js';
import { fewDaysText, figureText, oneRunText, unitOf } from '../figure-text.js';
import { FORMULAS } from '../formulas.js';
import { cameApart, channelRow, headRow, headTitle, waitChannels } from '../headline.js';
import { servedAfterText } from '../served-after.js';
import type { Simulated } from '../simulated.js';
import { periodText, scaleText } from '../trial-text.js';
import { OF_WHOM } from './of-whom.js';
import {
  arrivalsPlot,
  flowPlot,
  goalsText,
  HEAT_CAPTION,
  heatMap,
  occupancyPlot,
  serviceLevelPlot,
  staffingPlot,
  waitPlots,
} from './plots.js';
import { contactTables, formulaTable, languageTable, publishedTable, staffTable, targetTable } from './tables.js';

/** One self-contained page: no script, no font, no picture from anywhere. Reads on paper as on a screen. */
export function reportHtml(simulated: Simulated): string {
  const { trial, judged, compared, replications, hints } = simulated;
  const measured = replications.map((one) => one.measured);
  const drawn = { trial, measured };
  const ofWhom = cameApart(simulated.summary.contacts) ? OF_WHOM : '';
  const sections = [
    opening(simulated),
    ...hintSection(distinct(hints)),
    ...(judged.length === 0
      ? []
      : [section('Targets', targetTable(judged), ...remark(oneRunText(judged)), ...remark(fewDaysText(judged)), VERDICTS)]),
    ...(compared.length === 0 ? [] : [section('Beside what was published', publishedTable(compared))]),
    section(
      'Demand and staffing',
      figure(arrivalsPlot(drawn), 'Arrivals per hour by channel, tries again included; mean over the replications.'),
      figure(
        staffingPlot(drawn),
        'Agents scheduled, left after absence, breaks and other shrinkage, and occupied; required where a plan says so.',
      ),
    ),
    section(
      'Waiting and service level over the day',
      figure(serviceLevelPlot(drawn), `Service level by time of day: ${CONTACT_FIGURES.serviceLevel.formula}.${goalsText(trial)}${ofWhom}`),
      ...waitPlots(drawn).map(([channel, svg]) => figure(svg, `Mean wait of the answered by time of day, ${channel}.${ofWhom}`)),
    ),
    section('Service level, stretch by stretch', figure(heatMap(drawn), `${HEAT_CAPTION}${ofWhom}`)),
    section('Flow between hubs', figure(flowPlot(drawn), 'Who answered the contacts of each queue.'), languageTable(measured)),
    section('Occupancy', figure(occupancyPlot(drawn), `${STAFF_FIGURES.occupancy.formula}, by time of day and hub.`)),
    section(
      'Customers',
      ...contactTables(simulated),
      ...remark(campaignsText(simulated.summary)),
      '<h3>Ways to state the service level</h3>',
      formulaTable(simulated),
    ),
    section('Agents', staffTable(simulated), ...remark(servedAfterText(simulated.summary, trial))),
    section('What the words mean', glossary()),
  ];
  return pageHtml(`${trial.name} · Signalbox simulation`, sections);
}

const VERDICTS =
  '<p class="soft">Met or missed where the whole 95 % interval lies on that side; open where more replications may tell. “Intervals on target” is the share of intervals with arrivals that reach it, “P10 of days” the level that nine days in ten exceed.</p>';

function opening({ trial, seed, replications, summary }: Simulated): string {
  const all = summary.contacts.find(({ by }) => by === 'all')?.figures ?? {};
  const apart = cameApart(summary.contacts);
  const isAnswered = ({ figures }: SummaryRow): boolean => (figures['answered']?.mean ?? 0) > 0;
  const channels = waitChannels(summary.contacts, 'asaMs', isAnswered);
  const mixed = summary.contacts.filter((row) => row.by === 'channel' && isAnswered(row)).length > 1;
  const head = (figure: string): Stated | undefined => headRow(summary.contacts, figure)?.figures[figure];
  const waits =
    channels.length > 0
      ? channels.map((channel) => [`, ${channel}`, channelRow(summary.contacts, channel)?.figures['asaMs']] as const)
      : [[`${headTitle('', 'asaMs', apart)}${mixed ? ', all channels' : ''}`, head('asaMs')] as const];
  const staff = summary.staff.find(({ by }) => by === 'all')?.figures ?? {};
  const { currency } = trial.costs;
  const card = (label: string, stated: Stated | undefined, figure: string): string =>
    stated === undefined || Number.isNaN(stated.mean)
      ? ''
      : `<div class="card"><b>${withSmallWidth(figureText(stated, unitOf(figure), currency))}</b><span>${escaped(label)}</span></div>`;
  const contacts = replications.reduce((sum, one) => sum + one.contacts, 0);
  return `<header>
<h1>${escaped(trial.name)}</h1>
<p class="soft">${escaped(periodText(trial))} · ${plural(replications.length, 'replication')}, ${plural(contacts, 'contact')} through the production router · seed ${seed}${escaped(scaleText(trial))}</p>
${trial.about === '' ? '' : `<p>${escaped(trial.about)}</p>`}
<div class="cards">
${card('arrived', all['arrived'], 'arrived')}
${card(headTitle('service level', 'serviceLevel', apart), head('serviceLevel'), 'serviceLevel')}
${card(headTitle('gave up', 'abandonment', apart), head('abandonment'), 'abandonment')}
${waits.map(([of, stated]) => card(`mean wait of the answered${of}`, stated, 'asaMs')).join('\n')}
${card('handling time', all['ahtMs'], 'ahtMs')}
${card('occupancy', staff['occupancy'], 'occupancy')}
${staff['cost']?.mean === 0 ? '' : card('cost', staff['cost'], 'cost')}
${summary.costPerContact.mean > 0 ? card('per contact answered', summary.costPerContact, 'cost') : ''}
</div>
<p class="soft">±: half width of the ${summary.confidence * 100} % interval over the replications.</p>
</header>`;
}

function glossary(): string {
  const words = new Map(Object.entries({ ...FORMULAS.contacts, ...FORMULAS.staff }).map(([name, formula]) => [spaced(name), formula]));
  return `<dl>${[...words].map(([word, formula]) => `<dt>${escaped(word)}</dt><dd>${escaped(formula)}</dd>`).join('\n')}</dl>`;
}

/** `serviceLevelEnded` → `service level ended`; units at the end of a name are left out. */
const spaced = (name: string): string => name.replace(/Ms$/, '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
