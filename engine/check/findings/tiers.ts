import type { AgentProfile, TierRule } from '../../domain/agent.js';
import type { SkillId } from '../../domain/ids.js';
import { formatDuration } from '../../domain/plan-file/duration.js';
import { type Problem, problem } from '../../domain/plan-file/problems.js';
import type { Queue } from '../../domain/queue.js';
import { type Examine, type House, languageDemands, namesOf } from '../house.js';
import type { AgentClass } from '../rehearsal.js';
import { leavesAfterMs } from './limits.js';

/** Tiers that never decide: their contacts never come to the agent, or a better rule of the same agent applies whenever they do. */
export const tiers: Examine = (house) => {
  const classes = new Map(house.classes.flatMap((one) => one.ids.map((id): [string, AgentClass] => [id, one])));
  const places = new Map(house.classes.map((one, place) => [one, place]));
  const rows = new Map<string, { ids: string[]; place: number; reason: string | undefined }>();
  for (const profile of house.roster.agents)
    for (const [place, rule] of profile.tiers.entries()) {
      const among = classes.get(profile.id);
      if (among === undefined) continue;
      // Agents alike with the same rules are checked, and reported, once.
      const key = JSON.stringify([places.get(among), profile.tiers, place]);
      const row = rows.get(key) ?? { ids: [], place, reason: shadowed(profile, place) ?? neverAsked(house, among, rule) };
      rows.set(key, row);
      row.ids.push(profile.id);
    }
  return [...rows.values()].flatMap(({ ids, place, reason }): Problem[] =>
    reason === undefined
      ? []
      : [
          problem('TIER_UNUSED', 'roster', ['agents', ids[0] as string, 'tiers', place], {
            agents: namesOf(ids),
            reason,
          }),
        ],
  );
};

const covers = (other: TierRule, rule: TierRule): boolean =>
  (other.queue === null || other.queue === rule.queue) &&
  (other.skill === null || other.skill === rule.skill) &&
  (other.language === null || other.language === rule.language) &&
  other.afterMs <= rule.afterMs;

function shadowed({ tiers: rules }: AgentProfile, place: number): string | undefined {
  const rule = rules[place] as TierRule;
  const better = rules.findIndex(
    (other, at) => at !== place && covers(other, rule) && (other.tier < rule.tier || (other.tier === rule.tier && at < place)),
  );
  return better < 0 ? undefined : `rule ${better + 1} of the same agent is at least as good whenever this one applies`;
}

function neverAsked(house: House, among: AgentClass, { queue: id, skill, afterMs }: TierRule): string | undefined {
  const queues = house.plan.queues.filter((queue) => id === null || queue.id === id);
  const taken = queues.filter((queue) => takes(house, among, queue, null));
  if (taken.length === 0) return id === null ? 'the agent can be given nothing' : `the agent can be given nothing of queue ${id}`;
  const stay = taken.flatMap((queue) => queue.channels.map((channel) => leavesAfterMs(queue.policies[channel])));
  if (stay.every((leftMs) => leftMs !== null && leftMs < afterMs))
    return `it begins after ${formatDuration(afterMs)}, when the contacts have left`;
  if (skill === null || taken.some((queue) => takes(house, among, queue, skill))) return undefined;
  return `the agent can be given no contact that asks for ${skill}`;
}

/** Whether the class can be given some contact of the queue, however little it asks besides the skill. */
const takes = (house: House, among: AgentClass, queue: Queue, skill: SkillId | null): boolean =>
  queue.channels.some((channel) =>
    languageDemands(house, queue, channel).some((demand) =>
      house.taking({ ...demand, atLeast: 'A1', ...(skill !== null && { skills: [{ skill, level: 1 }] }) })(among),
    ),
  );
