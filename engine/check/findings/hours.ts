import type { CalendarId, ChannelId, HubId } from '../../domain/ids.js';
import { type Problem, problem } from '../../domain/plan-file/problems.js';
import type { Queue } from '../../domain/queue.js';
import { DAY_MS, HOUR_MS } from '../../domain/units.js';
import { type Examine, type House, languageDemands } from '../house.js';
import type { Demand, Member } from '../reach.js';
import type { AgentClass } from '../rehearsal.js';
import { common, lengthMs, openSpans, type Span, union, without } from '../spans.js';

/** Four weeks show the weekly pattern; gaps that only occur later, on a holiday, are looked for afterwards. */
const MONTH_MS = 28 * DAY_MS;

/**
 * Hours in which a queue is open but nobody who takes a contact is there, by opening hours and shifts, by language and by language with a
 * skill. Deferrable work waits for the morning; it is reported only if nobody is ever there in the hours of the queue.
 */
export const hours: Examine = (house) => {
  const whole = spanOf(house);
  if (whole === undefined) return [];
  const month = { fromMs: whole.fromMs, toMs: Math.min(whole.toMs, whole.fromMs + MONTH_MS) };
  return house.plan.queues.flatMap((queue) => {
    const gapOf = gapsOf(house, queue, [month, whole]);
    const found = new Map<Gap, { channels: Set<ChannelId>; asking: Set<string> }>();
    for (const channel of queue.channels)
      for (const [gap, asking] of missing(house, queue, channel, gapOf)) {
        const row = found.get(gap) ?? { channels: new Set(), asking: new Set() };
        found.set(gap, row);
        row.channels.add(channel);
        for (const one of asking) row.asking.add(one);
      }
    return [...found].map(([gap, { channels, asking }]) => told(queue, [...channels], [...asking], gap));
  });
};

/** Open hours of a queue in which these hubs are closed, or have nobody on shift. */
interface Gap {
  readonly hubs: readonly HubId[];
  readonly spans: readonly Span[];
  readonly uncoveredMs: number;
  readonly openMs: number;
}

function told({ id, calendar }: Queue, channels: readonly ChannelId[], asking: readonly string[], gap: Gap): Problem {
  const [first] = gap.spans as readonly [Span, ...Span[]];
  return problem('HOURS_UNCOVERED', 'plan', calendar === null ? ['queues', id] : ['queues', id, 'calendar'], {
    queue: id,
    channel: channels.join(', '),
    uncovered: hoursOf(gap.uncoveredMs),
    open: hoursOf(gap.openMs),
    asking,
    hubs: gap.hubs,
    from: instant(first.fromMs),
    to: instant(first.toMs),
  });
}

export const hoursOf = (ms: number): number => Math.round(ms / (HOUR_MS / 10)) / 10;
export const instant = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16)}Z`;

/** From now, or from where the calendars begin, to where the first of them ends. */
export function spanOf({ plan, roster, nowMs }: House): Span | undefined {
  const used = new Set([...plan.hubs, ...plan.queues].flatMap(({ calendar }) => calendar ?? []));
  const calendars = [...[...used].flatMap((id) => plan.calendars[id] ?? []), ...Object.values(roster.shifts)];
  if (calendars.length === 0) return undefined;
  const toMs = Math.min(...calendars.map(({ horizonMs }) => horizonMs));
  const fromMs = Math.max(nowMs, Math.min(...calendars.map(({ instantsMs }) => instantsMs[0] ?? toMs)));
  return fromMs < toMs ? { fromMs, toMs } : undefined;
}

/** Agents of one hub with one shift: they are there while both hub and shift say so. */
interface Post {
  readonly hub: HubId;
  readonly shift: CalendarId | null;
}

type GapOf = (posts: readonly Post[]) => Gap | undefined;

/** The gap that some posts leave, in the first period that shows one; one object for the same posts. */
function gapsOf({ plan, roster }: House, queue: Queue, within: readonly Span[]): GapOf {
  const calendarOf = (id: string | null) => (id === null ? undefined : plan.calendars[id]);
  const known = new Map<string, Gap | undefined>();
  const mannedAt = ({ hub, shift }: Post, span: Span): readonly Span[] => {
    const open = openSpans(calendarOf(plan.hubs.find(({ id }) => id === hub)?.calendar ?? null), span);
    return shift === null ? open : common(open, openSpans(roster.shifts[shift], span));
  };
  const measure = (posts: readonly Post[]): Gap | undefined => {
    for (const span of within) {
      const open = openSpans(calendarOf(queue.calendar), span);
      const spans = without(open, union(...posts.map((post) => mannedAt(post, span))));
      if (spans.length > 0)
        return { hubs: [...new Set(posts.map(({ hub }) => hub))], spans, uncoveredMs: lengthMs(spans), openMs: lengthMs(open) };
    }
    return undefined;
  };
  return (posts) => {
    const key = JSON.stringify(posts.map(({ hub, shift }) => [hub, shift]).sort());
    if (!known.has(key)) known.set(key, measure(posts));
    return known.get(key);
  };
}

/**
 * The contacts affected by each gap on a channel: any contacts, in a language, in a language with a skill; each only if its gap is larger
 * than the one before.
 */
function missing(house: House, queue: Queue, channel: ChannelId, gapOf: GapOf): ReadonlyMap<Gap, readonly string[]> {
  const found = new Map<Gap, string[]>();
  const deferrable = house.plan.channels[channel]?.urgency === 'deferrable';
  const note = (gap: Gap | undefined, asking: string, wider: Gap | undefined): void => {
    if (gap === undefined || gap.uncoveredMs <= (wider?.uncoveredMs ?? 0) || (deferrable && gap.uncoveredMs < gap.openMs)) return;
    found.set(gap, [...(found.get(gap) ?? []), asking]);
  };
  const own = new Set(queue.policies[channel]?.skills.map(({ skill }) => skill));
  const skills = house.plan.skills.filter(({ id }) => !own.has(id));
  const whole = gapOf(postsOf(house.reach({ queue, channel, languages: [] }).takers).map(({ post }) => post));
  for (const demand of languageDemands(house, queue, channel)) {
    const { takers, firstStep } = house.reach(demand);
    if (firstStep === null) continue;
    const posts = postsOf(takers);
    const plain = gapOf(posts.map(({ post }) => post));
    const named = nameOf(demand);
    note(plain, named, demand.languages.length === 0 ? undefined : whole);
    for (const { id } of skills) {
      const takes = house.taking({ ...demand, skills: [{ skill: id, level: 1 }] });
      const skilled = posts.flatMap(({ post, classes }) => (classes.some(takes) ? [post] : []));
      if (skilled.length > 0) note(gapOf(skilled), `${demand.languages.length === 0 ? '' : `${named} `}with ${id}`, plain);
    }
  }
  return found;
}

function postsOf(takers: readonly Member[]): readonly { readonly post: Post; readonly classes: readonly AgentClass[] }[] {
  const posts = new Map<string, { post: Post; classes: AgentClass[] }>();
  for (const { classes } of takers)
    for (const one of classes) {
      const { hub, shift } = one.agent.profile;
      const key = `${hub} ${shift}`;
      const row = posts.get(key);
      if (row === undefined) posts.set(key, { post: { hub, shift }, classes: [one] });
      else row.classes.push(one);
    }
  return [...posts.values()];
}

const nameOf = ({ languages }: Demand): string => (languages.length === 0 ? 'of any sort' : `in ${languages.join(', ')}`);
