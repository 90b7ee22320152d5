import type { Roster } from '../agent.js';
import { dayCalendar, windowCalendar } from '../campaign.js';
import type { Plan } from '../plan.js';
import type { RoutingPolicy } from '../policy.js';
import type { Queue } from '../queue.js';

type Path = readonly (string | number)[];

/** A name in a compiled plan or roster that leads nowhere, or one that is there twice. */
export interface LooseEnd {
  readonly path: Path;
  readonly problem: string;
}

/** The names there are, by what they name. */
interface Names {
  readonly tenant: ReadonlySet<string>;
  readonly hub: ReadonlySet<string>;
  readonly queue: ReadonlySet<string>;
  readonly channel: ReadonlySet<string>;
  readonly calendar: ReadonlySet<string>;
  readonly shift: ReadonlySet<string>;
}

/** What a plan and its roster refer to and lack. `definePlan` and `defineRoster` leave none; the router relies on it. */
export function looseEnds(plan: Plan, roster: Roster): readonly LooseEnd[] {
  const found: LooseEnd[] = [];
  const names: Names = {
    tenant: new Set(plan.tenants),
    hub: new Set(plan.hubs.map(({ id }) => id)),
    queue: new Set(plan.queues.map(({ id }) => id)),
    channel: new Set(Object.keys(plan.channels)),
    calendar: new Set(Object.keys(plan.calendars)),
    shift: new Set(Object.keys(roster.shifts)),
  };
  const need = (sort: keyof Names, path: Path, ...wanted: readonly (string | null)[]): void => {
    for (const name of wanted)
      if (name !== null && !names[sort].has(name)) found.push({ path, problem: `names no ${sort} of the plan: ${name}` });
  };
  const once = (sort: string, path: Path, ids: readonly string[]): void => {
    const seen = new Set<string>();
    for (const [at, id] of ids.entries()) {
      if (seen.has(id)) found.push({ path: [...path, at, 'id'], problem: `is the ${sort} ${id} again` });
      seen.add(id);
    }
  };

  for (const [sort, list] of [
    ['hub', 'hubs'],
    ['queue', 'queues'],
    ['campaign', 'campaigns'],
    ['skill', 'skills'],
  ] as const)
    once(
      sort,
      ['plan', list],
      plan[list].map(({ id }) => id),
    );
  once(
    'agent',
    ['roster', 'agents'],
    roster.agents.map(({ id }) => id),
  );

  for (const [id, channel] of Object.entries(plan.channels))
    if (channel.id !== id) found.push({ path: ['plan', 'channels', id, 'id'], problem: `must be ${id}, as it is listed` });
  for (const [at, hub] of plan.hubs.entries()) {
    need('calendar', ['plan', 'hubs', at, 'calendar'], hub.calendar);
    need('hub', ['plan', 'hubs', at, 'lead'], hub.lead);
  }
  for (const [at, queue] of plan.queues.entries()) needOfQueue(queue, ['plan', 'queues', at], need, found);
  for (const [at, { queue, channel, window }] of plan.campaigns.entries()) {
    const path = ['plan', 'campaigns', at];
    need('queue', [...path, 'queue'], queue);
    need('channel', [...path, 'channel'], channel);
    for (const zone of plan.customerZones) need('calendar', [...path, 'window'], windowCalendar(window, zone), dayCalendar(zone));
  }
  for (const [at, agent] of roster.agents.entries()) {
    need('hub', ['roster', 'agents', at, 'hub'], agent.hub);
    need('shift', ['roster', 'agents', at, 'shift'], agent.shift);
  }
  return found;
}

type Need = (sort: keyof Names, path: Path, ...wanted: readonly (string | null)[]) => void;

function needOfQueue(queue: Queue, path: Path, need: Need, found: LooseEnd[]): void {
  need('tenant', [...path, 'tenant'], queue.tenant);
  need('channel', [...path, 'channels'], ...queue.channels);
  need('hub', [...path, 'home'], ...queue.home, ...Object.values(queue.homeByLanguage).flat());
  need('hub', [...path, 'lead'], queue.lead);
  need('calendar', [...path, 'calendar'], queue.calendar);
  need('queue', [...path, 'whenFull'], queue.whenFull);
  need('queue', [...path, 'overflow'], ...queue.overflow.map(({ to }) => to));
  need('hub', [...path, 'shares'], ...(queue.shares?.groups.flatMap(({ hubs }) => hubs) ?? []));
  need('calendar', [...path, 'slots', 'calendar'], queue.slots?.calendar ?? null);
  const listed = new Set(queue.channels);
  for (const channel of Object.keys(queue.policies))
    if (!listed.has(channel)) found.push({ path: [...path, 'policies', channel], problem: `is of a channel the queue does not take` });
  for (const channel of queue.channels) {
    const policy = queue.policies[channel];
    if (policy === undefined) found.push({ path: [...path, 'policies', channel], problem: 'must be the policy of that channel' });
    else needOfPolicy(policy, [...path, 'policies', channel], need);
  }
}

function needOfPolicy({ steps, maxWait }: RoutingPolicy, path: Path, need: Need): void {
  need('queue', [...path, 'maxWait', 'to'], maxWait?.to ?? null);
  for (const [at, { hubs, hubsByLanguage }] of steps.entries())
    need('hub', [...path, 'steps', at], ...(hubs ?? []), ...Object.values(hubsByLanguage).flat());
}
