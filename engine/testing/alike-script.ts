import type fc from 'fast-check';
import type { AgentProfile } from '../domain/agent.js';
import { anyScript, type Script } from './moves.js';
import type { Setting } from './plans.js';

/** Kinds of agents in such a house. */
const KINDS = 2;

/** Everything of an agent but its name and what it speaks and can is that of one of the first. */
const alike = ({ plan, roster }: Setting): Setting => ({
  plan,
  roster: {
    ...roster,
    agents: roster.agents.map(
      ({ id, languages, skills }, place): AgentProfile => ({ ...(roster.agents[place % KINDS] as AgentProfile), id, languages, skills }),
    ),
  },
});

/** A setting whose agents differ in languages and skills only, as those of one employer mostly do, and what happens in it. */
export const anyAlikeScript = (): fc.Arbitrary<Script> => anyScript().map((script) => ({ ...script, setting: alike(script.setting) }));
