import { definePlan, defineRoster, type Plan, type PlanFile, type Roster, type RosterFile } from '@signalbox/engine';

/**
 * Mean handling time with which a case is played, in milliseconds: rounding to whole milliseconds then is an error of a few parts in a
 * million.
 */
export const HANDLING_MS = 240_000;

type Group = NonNullable<RosterFile['groups']>[number];

/** One hub, one queue, voice, no wrap-up: what a theoretical case needs of a plan, besides what it says itself. */
export function settingOf(
  groups: readonly Omit<Group, 'hub'>[],
  voice: NonNullable<PlanFile['channels']>[string],
  own: Pick<PlanFile, 'skills'> & { readonly waitingMax?: number } = {},
): { readonly plan: Plan; readonly roster: Roster } {
  const { waitingMax, ...planned } = own;
  const plan = definePlan({
    plan: 'hall',
    channels: { voice: { steps: [{}], wrapUpMax: 0, ...voice } },
    hubs: { hall: { kind: 'monolingual', country: 'IE', zone: 'Europe/Dublin', languages: ['en'] } },
    queues: { calls: { channels: ['voice'], ...(waitingMax === undefined ? {} : { waitingMax }) } },
    ...planned,
  });
  if (!plan.ok) throw new Error(`The plan of a case is faulty: ${plan.problems[0]?.message}`);
  const roster = defineRoster({ groups: groups.map((group) => ({ hub: 'hall', ...group })) }, plan.plan);
  if (!roster.ok) throw new Error(`The roster of a case is faulty: ${roster.problems[0]?.message}`);
  return { plan: plan.plan, roster: roster.roster };
}
