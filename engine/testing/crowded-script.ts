import fc from 'fast-check';
import type { AgentProfile } from '../domain/agent.js';
import type { Beat } from './move.js';
import { anyScript, type Script } from './moves.js';
import type { Setting } from './plans.js';

/** Of each agent; four to seven are in a roster. */
const COPIES = 12;

/** Everybody is there several times over, every other time with what another speaks and can and with other pay: two are alike, no three. */
const crowded = ({ plan, roster }: Setting): Setting => ({
  plan,
  roster: {
    ...roster,
    agents: Array.from({ length: COPIES }, (_, copy) =>
      roster.agents.map((agent, place): AgentProfile => {
        if (copy === 0) return agent;
        const other = copy >> 1;
        const { languages, skills } = roster.agents[(place + other) % roster.agents.length] as AgentProfile;
        return { ...agent, id: `${agent.id}-${copy}`, languages, skills, costPerHour: other };
      }),
    ).flat(),
  },
});

/** All but a few of the copies leave: whoever looks for somebody free finds many who could, and hardly anyone who is there. */
const goHome = ({ roster }: Setting): readonly Beat[] =>
  roster.agents
    .filter(({ id }, place) => id.includes('-') && place % 11 !== 0)
    .map(({ id }) => ({ gap: { kind: 'pause', ms: 0 }, sender: 0, move: { kind: 'sign-out', agent: id, window: 0 } }));

const again = (beat: Beat): Beat =>
  beat.move.kind === 'publish' ? { ...beat, move: { ...beat.move, setting: crowded(beat.move.setting) } } : beat;

/** A setting of some sixty agents, of whom most may have gone home, and what happens in it: more than anybody asks one by one. */
export const anyCrowdedScript = (): fc.Arbitrary<Script> =>
  fc.tuple(anyScript(), fc.boolean()).map(([script, quiet]) => {
    const setting = crowded(script.setting);
    return { ...script, setting, beats: [...(quiet ? goHome(setting) : []), ...script.beats.map(again)] };
  });
