import type { Path } from '@signalbox/engine/plan';
import type { Demand, DemandInterval } from '../../play/index.js';
import { type Context, known, knownLanguage } from '../context.js';
import type { DemandFile } from '../file/demand-file.js';
import { shareOf } from '../readings.js';
import { assumedOf } from './assumed.js';
import { backlogOf } from './backlog.js';
import { behaviourOf } from './behaviour.js';
import { goesTo, transferKept } from './goes-to.js';
import { outboundOf } from './outbound.js';
import { portfolioOf } from './portfolio.js';
import { laterSteps, linked } from './sequence.js';
import { intervalsOf } from './volumes.js';

/** The demands written in the scenario itself. A demand with shares of languages becomes one demand per list of languages. */
export function writtenDemands(context: Context): readonly Demand[] {
  return Object.entries(context.file.demand ?? {}).flatMap(([name, one]) => demandsOf(name, one, context));
}

function demandsOf(name: string, one: DemandFile, context: Context): readonly Demand[] {
  const path = ['demand', name];
  const { read, plan } = context;
  const queue = goesTo(one, context, path);
  if (queue === undefined) return [];
  const needs = skillsOf(one.skills);
  for (const { skill } of needs)
    known(
      context,
      'skill',
      skill,
      plan.skills.map(({ id }) => id),
      [...path, 'skills'],
    );
  const { tenant, band, priority, residency, variation = assumedOf(one.channel, context).variation } = one;
  if (residency !== undefined) known(context, 'jurisdiction', residency, Object.keys(plan.jurisdictions), [...path, 'residency']);
  if (tenant !== undefined && known(context, 'tenant', tenant, plan.tenants, [...path, 'tenant']) && tenant !== queue.tenant)
    read.findings.add('QUEUE_OF_OTHER_TENANT', [...path, 'tenant'], { queue: one.queue, tenant: queue.tenant });
  const intervals = intervalsOf(name, one, context, read, path);
  const common = {
    queue: one.queue,
    channel: one.channel,
    tenant: tenant ?? queue.tenant,
    ...(needs.length === 0 ? {} : { skills: needs }),
    ...(band === undefined ? {} : { band }),
    ...(priority === undefined ? {} : { priority }),
    ...(residency === undefined ? {} : { residency }),
    ...(variation === undefined ? {} : { variation }),
    ...behaviourOf(one, one.channel, context, path),
    ...outboundOf(one, context, [...path, 'outbound']),
    ...booksOf(one, context, [...path, 'books']),
    ...portfolioOf(one, context, [...path, 'portfolio']),
  };
  transferKept(common, one.transfer !== undefined, context, path);
  const backlog = backlogOf(one, context, [...path, 'backlog']);
  const steps = laterSteps(one, common, context, [...path, 'sequence']);
  return mixOf(one.languages, context, [...path, 'languages']).flatMap(({ languages, share, suffix }): readonly Demand[] => {
    const own: readonly DemandInterval[] =
      share === 1 ? intervals : intervals.map((interval) => ({ ...interval, volume: interval.volume * share }));
    const first: Demand = { name: `${name}${suffix}`, varies: name, languages, intervals: own, ...backlog(share), ...common };
    return linked(first, steps);
  });
}

function booksOf({ books, queue }: DemandFile, { plan, read }: Context, path: Path): Partial<Pick<Demand, 'books'>> {
  if (books === undefined) return {};
  if (plan.queues.find(({ id }) => id === queue)?.slots == null)
    read.findings.add('VALUE_INVALID', path, { field: 'books', expected: `needs slots in the plan, and queue ${queue} has none` });
  return { books: read.span(books.ahead, [...path, 'ahead']) };
}

const skillsOf = (skills: DemandFile['skills']): readonly { readonly skill: string; readonly level: number }[] =>
  Array.isArray(skills)
    ? skills.map((skill) => ({ skill, level: 1 }))
    : Object.entries(skills ?? {}).map(([skill, level]) => ({ skill, level }));

interface Part {
  readonly languages: readonly string[];
  readonly share: number;
  readonly suffix: string;
}

/** A Poisson process whose arrivals are split at random equals that many independent processes. */
function mixOf(languages: DemandFile['languages'], context: Context, path: Path): readonly Part[] {
  const { read } = context;
  if (languages === undefined) return [{ languages: [], share: 1, suffix: '' }];
  if (Array.isArray(languages)) {
    for (const [place, tag] of languages.entries()) knownLanguage(context, tag, [...path, place]);
    return [{ languages, share: 1, suffix: '' }];
  }
  const parts = Object.entries(languages).map(([list, percent]) => ({
    tags: list.split(',').map((tag) => tag.trim()),
    weight: shareOf(percent),
  }));
  for (const [place, { tags }] of parts.entries())
    for (const tag of tags) knownLanguage(context, tag, [...path, Object.keys(languages)[place] as string]);
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (Math.abs(whole - 1) > 1e-6)
    read.findings.add('VALUE_INVALID', path, {
      field: path.join('.'),
      expected: `must add up to 100%, not ${Math.round(whole * 1000) / 10}%`,
    });
  return parts.map(({ tags, weight }) => ({ languages: tags, share: whole === 0 ? 0 : weight / whole, suffix: `.${tags.join('+')}` }));
}
