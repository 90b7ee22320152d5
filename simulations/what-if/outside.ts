import type { Roster } from '@signalbox/engine';
import type { AgentProfile } from '@signalbox/engine/plan';
import type { Stream } from '../chance/index.js';
import type { Outside, Recording } from './recording.js';

/** An agent of the new roster who is not in the record, and the recorded agent whose comings and goings are copied. */
export interface Follower {
  readonly agent: string;
  readonly follows: string;
}

/**
 * The recorded agents whom new agents follow: somebody of the same hub who came to work, drawn at random; if there is nobody, somebody of
 * any hub.
 */
export function followersOf(recording: Recording, roster: Roster, streamOf: (name: string) => Stream): readonly Follower[] {
  const seen = new Set(recording.outside.flatMap(({ command }) => (command.type === 'agent.sign-in' ? [command.agent] : [])));
  // Whoever a later plan of the record hired comes and goes as recorded.
  const then = new Set([...recording.roster.agents.map(({ id }) => id), ...seen]);
  const models = recording.roster.agents.filter(({ id }) => seen.has(id));
  return roster.agents.flatMap((profile): readonly Follower[] => {
    if (then.has(profile.id) || models.length === 0) return [];
    const near = nearTo(profile, models);
    return [{ agent: profile.id, follows: (near[Math.floor(streamOf(`follows/${profile.id}`)() * near.length)] as AgentProfile).id }];
  });
}

const nearTo = ({ hub }: AgentProfile, models: readonly AgentProfile[]): readonly AgentProfile[] => {
  const near = models.filter((one) => one.hub === hub);
  return near.length > 0 ? near : models;
};

/** Commands with which agents declare their own presence. */
const OF_AGENTS = ['agent.connected', 'agent.lost', 'agent.sign-in', 'agent.sign-out', 'agent.set-presence'];

/** The same command for the followers of its agent. */
export function alsoFor({ command }: Outside, followers: readonly Follower[]): readonly unknown[] {
  if (!OF_AGENTS.includes(command.type) || !('agent' in command)) return [];
  return followers.flatMap(({ agent, follows }) => (follows === command.agent ? [{ ...command, agent }] : []));
}
