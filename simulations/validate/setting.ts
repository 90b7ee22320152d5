import { definePlan, defineRoster, type Plan, type Roster } from '@signalbox/engine';
import type { PlanFile, RosterFile } from '@signalbox/engine/plan';

/**
 * Mean handling time with which a case is played, in milliseconds: rounding to whole milliseconds then is an error of a few parts in a
 * million.
 */
export const HANDLING_MS = 240_000;

type Group = NonNullable<RosterFile['groups']>[number];

/** What a case says of its plan; by default everybody works in one hub, and calls come into one queue. */
interface Own extends Pick<PlanFile, 'skills'> {
  readonly waitingMax?: number;
  readonly hubs?: readonly string[];
  readonly queues?: Readonly<Record<string, Partial<PlanFile['queues'][string]>>>;
}

const HUB = 'hall';

/** Voice, no wrap-up: what a theoretical case needs of a plan, besides what it says itself. */
export function settingOf(
  groups: readonly (Omit<Group, 'hub'> & { readonly hub?: string })[],
  voice: NonNullable<PlanFile['channels']>[string],
  { waitingMax, hubs = [HUB], queues = { calls: waitingMax === undefined ? {} : { waitingMax } }, ...planned }: Own = {},
): { readonly plan: Plan; readonly roster: Roster } {
  const plan = definePlan({
    plan: 'hall',
    channels: { voice: { steps: [{}], wrapUpMax: 0, ...voice } },
    hubs: Object.fromEntries(
      hubs.map((hub) => [hub, { kind: 'monolingual' as const, country: 'IE', zone: 'Europe/Dublin', languages: ['en'] }]),
    ),
    queues: Object.fromEntries(Object.entries(queues).map(([name, queue]) => [name, { channels: ['voice'], ...queue }])),
    ...planned,
  });
  if (!plan.ok) throw new Error(`The plan of a case is faulty: ${plan.problems[0]?.message}`);
  const roster = defineRoster({ groups: groups.map((group) => ({ hub: HUB, ...group })) }, plan.plan);
  if (!roster.ok) throw new Error(`The roster of a case is faulty: ${roster.problems[0]?.message}`);
  return { plan: plan.plan, roster: roster.roster };
}
