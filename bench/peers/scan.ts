import type { Dispatcher, JobAgent } from './job.js';

/** The naive scan: look at every agent, keep the best. What most in-house routers begin with. */
export function scanDispatcher(agents: readonly JobAgent[]): Dispatcher {
  const freeSince = agents.map(({ number }) => number - agents.length);
  const busy = new Set<number>();
  let turn = 0;
  return {
    assign({ language, needs }) {
      let best = -1;
      for (const { number, languages, skills } of agents) {
        if (busy.has(number) || !languages.includes(language)) continue;
        if (!needs.every(({ skill, level }) => (skills[skill] ?? 0) >= level)) continue;
        if (best < 0 || (freeSince[number] as number) < (freeSince[best] as number)) best = number;
      }
      if (best >= 0) busy.add(best);
      return best;
    },
    release(agent) {
      busy.delete(agent);
      freeSince[agent] = turn++;
    },
    close: () => undefined,
  };
}
