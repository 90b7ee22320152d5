import type { Surroundings } from './surroundings.js';

/** Returns what hears of agents set not ready for not answering: each is ready again after as long as it took the same agent that time. */
export function openComingReady({ recording, drawn, tally, diary, state, send }: Surroundings): (agent: string, atMs: number) => void {
  const strikes = new Map<string, number>();
  return (agent, atMs) => {
    const place = strikes.get(agent) ?? 0;
    strikes.set(agent, place + 1);
    const own = recording.backs.get(agent)?.[place];
    // In the record, the agent did not come back by itself.
    if (own === null) return tally.count('back', 'recorded');
    const afterMs = own?.afterMs ?? drawn.backMs(diary.draw(`back/${agent}/${place}`));
    diary.at(atMs + afterMs, own?.seq ?? null, () => {
      tally.count('back', own === undefined ? 'drawn' : 'recorded');
      if (state().agents.get(agent)?.presence === 'notReady')
        send(own?.command ?? { type: 'agent.set-presence', agent, presence: 'ready' });
    });
  };
}
