import { LIMITS, type Plan, type UserCommand } from '@signalbox/engine';
import type { Path } from '@signalbox/engine/plan';
import type { Demand } from '../play/index.js';
import { type Context, known, planSpeaks, queueIds } from './context.js';
import type { ChangeFile } from './file/change-file.js';
import type { TrialChange } from './trial.js';
import { isInstant, startMs } from './zoned-time.js';

const SUBJECTS = ['queue', 'hub', 'group'] as const;
/** The kinds of changes, and what each applies to; a plan applies to everything. */
const ACTS = { percents: 'queue', closed: 'queue', suspended: 'hub', skills: 'group', plan: null } as const;
type Act = keyof typeof ACTS;

/** The changes made on the way, in order, as the commands a supervisor would send. `demands`: customers whom no new plan may shut out. */
export function changesOf(context: Context, demands: readonly Demand[]): readonly TrialChange[] {
  const changes = (context.file.changes ?? []).flatMap((change, place): TrialChange[] => {
    const path = ['changes', place];
    const atMs = instantOf(change, context, path);
    const act = actOf(change, context, path);
    if (atMs === undefined || act === undefined) return [];
    const commands =
      act === 'plan'
        ? publishOf(place, context, { path, demands })
        : commandsOf(act, change, { ...context, plan: planFound(context, atMs, place) }, path);
    return commands.map((command) => ({ atMs, command }));
  });
  return changes.sort((one, other) => one.atMs - other.atMs);
}

/** The plan in force when a change is made: what the change names must be in it. */
function planFound({ file, zone, plan: first, laterPlans }: Context, atMs: number, place: number): Plan {
  let found = { plan: first, atMs: Number.NEGATIVE_INFINITY };
  for (const [other, { at, plan }] of (file.changes ?? []).entries()) {
    if (plan === undefined || !isInstant(at)) continue;
    const otherMs = startMs(at, zone);
    const isBefore = otherMs < atMs || (otherMs === atMs && other < place);
    if (isBefore && otherMs >= found.atMs) found = { plan: laterPlans?.get(other)?.plan ?? first, atMs: otherMs };
  }
  return found.plan;
}

function instantOf({ at }: ChangeFile, { read, zone, fromMs, toMs }: Context, path: Path): number | undefined {
  const invalid = (expected: string): undefined => {
    read.findings.add('VALUE_INVALID', [...path, 'at'], { field: at, expected });
    return undefined;
  };
  if (!isInstant(at)) return invalid('is no instant of the calendar');
  const atMs = startMs(at, zone);
  return atMs < fromMs || atMs >= toMs ? invalid('is not within the horizon') : atMs;
}

/**
 * The one thing a change does; `undefined`, with a problem reported, if it does nothing, several things, or something to the wrong subject.
 */
function actOf(change: ChangeFile, { read }: Context, path: Path): Act | undefined {
  const invalid = (field: string, expected: string): undefined => {
    read.findings.add('VALUE_INVALID', [...path, field], { field, expected });
    return undefined;
  };
  const acts = (Object.keys(ACTS) as Act[]).filter((one) => change[one] !== undefined);
  const [act, second] = acts;
  if (act === undefined) {
    const names = Object.entries(ACTS).map(([one, subject]) => (subject === null ? `a new ${one}` : `${one} of a ${subject}`));
    read.findings.add('VALUE_INVALID', path, { field: path.join('.'), expected: `must say what is done: ${names.join(', ')}` });
    return undefined;
  }
  if (second !== undefined) return invalid(second, `cannot stand beside ${act}: a change is one thing; write a second one`);
  const subject = ACTS[act];
  const other = SUBJECTS.find((one) => one !== subject && change[one] !== undefined);
  if (other !== undefined) return invalid(other, subject === null ? `cannot stand beside ${act}` : `has no ${act}: name a ${subject}`);
  if (subject === null) return act;
  return change[subject] === undefined ? invalid(act, `needs to know of which ${subject}: name it`) : act;
}

const BY_OPERATIONS = { because: 'scenario', by: null } as const;
const UNTIL_UNDONE = { untilMs: null, ...BY_OPERATIONS } as const;

function commandsOf(act: Exclude<Act, 'plan'>, change: ChangeFile, context: Context, path: Path): readonly UserCommand[] {
  switch (act) {
    case 'percents':
      return sharesOf(change, context, path);
    case 'closed': {
      const queue = queueOf(change, context, path);
      if (queue === undefined) return [];
      const of = { tenant: queue.tenant, queue: queue.id };
      return [
        change.closed === true ? { type: 'queue.close', ...of, ...UNTIL_UNDONE } : { type: 'queue.restore', ...of, ...BY_OPERATIONS },
      ];
    }
    case 'suspended': {
      const { hub = '', suspended } = change;
      const hubs = context.plan.hubs.map(({ id }) => id);
      if (!known(context, 'hub', hub, hubs, [...path, 'hub'])) return [];
      return [suspended === true ? { type: 'hub.suspend', hub, ...UNTIL_UNDONE } : { type: 'hub.resume', hub, ...BY_OPERATIONS }];
    }
    case 'skills':
      return skillsOf(change, context, path);
  }
}

/** Publishes a plan that has been read; contacts keep their places. */
function publishOf(
  place: number,
  context: Context,
  { path, demands }: { readonly path: Path; readonly demands: readonly Demand[] },
): readonly UserCommand[] {
  const later = context.laterPlans?.get(place);
  const wrong = later === undefined ? 'has not been read' : customersLost({ ...context, plan: later.plan }, demands);
  if (wrong !== undefined) context.read.findings.add('VALUE_INVALID', [...path, 'plan'], { field: 'plan', expected: wrong });
  return later === undefined || wrong !== undefined ? [] : [{ type: 'plan.publish', rekey: 'keep', ...later }];
}

/** What the scenario's customers ask for and the plan no longer has, so that the router would reject them. */
function customersLost(context: Context, demands: readonly Demand[]): string | undefined {
  const { queues, skills, jurisdictions } = context.plan;
  for (const demand of demands) {
    const { queue: id, channel, languages = [], skills: needs = [], residency } = demand;
    const queue = queues.find((one) => one.id === id);
    if (queue === undefined) return `takes away queue ${id}, which customers of the scenario come to`;
    if (!queue.channels.includes(channel)) return `takes ${channel} from queue ${id}, where customers of the scenario use it`;
    const tag = languages.find((one) => !planSpeaks(context, one));
    if (tag !== undefined) return `takes away the language that ${tag} stands for, which customers of the scenario ask for`;
    const need = needs.find(({ skill }) => !skills.some((one) => one.id === skill));
    if (need !== undefined) return `takes away skill ${need.skill}, which customers of the scenario ask for`;
    if (residency != null && jurisdictions[residency] === undefined)
      return `takes away jurisdiction ${residency}, which customers of the scenario ask for`;
    const wayLost = onwardLost(context.plan, demand) ?? campaignLost(context.plan, demand);
    if (wayLost !== undefined) return wayLost;
  }
  return undefined;
}

function onwardLost({ queues }: Plan, { channel, transfer }: Demand): string | undefined {
  if (transfer == null) return undefined;
  const queue = queues.find(({ id }) => id === transfer.to);
  if (queue === undefined) return `takes away queue ${transfer.to}, which customers of the scenario are handed on to`;
  return queue.channels.includes(channel)
    ? undefined
    : `takes ${channel} from queue ${queue.id}, where customers of the scenario are handed on`;
}

function campaignLost({ campaigns }: Plan, { queue, channel, outbound }: Demand): string | undefined {
  if (outbound == null) return undefined;
  const campaign = campaigns.find(({ id }) => id === outbound.campaign);
  if (campaign === undefined) return `takes away campaign ${outbound.campaign}, which calls customers of the scenario`;
  return campaign.queue === queue && campaign.channel === channel
    ? undefined
    : `lets campaign ${campaign.id} call from queue ${campaign.queue} by ${campaign.channel}, not from ${queue} by ${channel} as in the scenario`;
}

function queueOf({ queue = '' }: ChangeFile, context: Context, path: Path): Context['plan']['queues'][number] | undefined {
  known(context, 'queue', queue, queueIds(context), [...path, 'queue']);
  return context.plan.queues.find(({ id }) => id === queue);
}

function sharesOf(change: ChangeFile, context: Context, path: Path): readonly UserCommand[] {
  const queue = queueOf(change, context, path);
  const percents = change.percents ?? [];
  if (queue === undefined) return [];
  const invalid = (expected: string): readonly UserCommand[] => {
    context.read.findings.add('VALUE_INVALID', [...path, 'percents'], { field: 'percents', expected });
    return [];
  };
  const groups = queue.shares?.groups.length ?? 0;
  if (groups === 0) return invalid(`needs shares in the plan, and queue ${queue.id} has none`);
  if (percents.length !== groups) return invalid(`must be one for each of the ${groups} groups of queue ${queue.id}`);
  const whole = percents.reduce((sum, one) => sum + one, 0);
  if (whole !== 100) return invalid(`must add up to 100, not ${whole}`);
  return [{ type: 'queue.set-shares', tenant: queue.tenant, queue: queue.id, percents, ...BY_OPERATIONS }];
}

function skillsOf({ group = '', skills = {} }: ChangeFile, context: Context, path: Path): readonly UserCommand[] {
  if (!known(context, 'group', group, [...context.groups.keys()], [...path, 'group'])) return [];
  const names = context.plan.skills.map(({ id }) => id);
  if (!Object.keys(skills).every((skill) => known(context, 'skill', skill, names, [...path, 'skills', skill]))) return [];
  const regulated = context.plan.skills.find(({ id, authorisation }) => authorisation && skills[id] !== undefined);
  if (regulated !== undefined) {
    // The router refuses to lend one, and of one that has lapsed it takes a level without saying that it stays lapsed.
    const expected = 'is an authorisation, which only a roster gives, with the date until which it is valid';
    context.read.findings.add('VALUE_INVALID', [...path, 'skills', regulated.id], { field: regulated.id, expected });
    return [];
  }
  const agents = context.groups.get(group) ?? [];
  return Array.from({ length: Math.ceil(agents.length / LIMITS.agentsPerChange) }, (_, n): UserCommand => {
    const some = agents.slice(n * LIMITS.agentsPerChange, (n + 1) * LIMITS.agentsPerChange);
    const unchanged = { hub: null, presence: null, reason: null } as const;
    return { type: 'agents.change', agents: some, set: { skills }, ...unchanged, ...UNTIL_UNDONE };
  });
}
