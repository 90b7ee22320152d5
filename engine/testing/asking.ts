import type { Script } from './moves.js';
import { AGENTS, QUEUES } from './names.js';

/** After every beat somebody is asked, which random histories do too rarely; some of what is offered is answered. */
export function asking(script: Script): Script {
  const gap = { kind: 'pause', ms: 100 } as const;
  const beats = script.beats.flatMap((beat, at) => {
    const handOn = { pick: 2 * at, agent: AGENTS[at % AGENTS.length] as string, queue: QUEUES[at % QUEUES.length] as string };
    const answer = { kind: at % 3 === 0 ? ('reject' as const) : ('accept' as const), pick: at };
    const asked = { ...beat, gap, move: { kind: at % 4 === 0 ? ('transfer' as const) : ('consult' as const), ...handOn } };
    return [beat, asked, { ...beat, gap, move: answer }];
  });
  return { ...script, beats };
}
