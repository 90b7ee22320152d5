import { Engine } from 'json-rules-engine';
import { type Dispatcher, type JobAgent, wordsAsked, wordsOf } from './job.js';

/**
 * One rule per agent, as a rules engine suggests: the contact provides the facts, each rule that fires is an agent who could take it, and
 * the one free longest is chosen.
 */
export function jsonRulesDispatcher(agents: readonly JobAgent[]): Dispatcher {
  const freeSince = agents.map(({ number }) => number - agents.length);
  const busy = new Set<number>();
  let turn = 0;
  const engine = new Engine([], { allowUndefinedFacts: false });
  engine.addFact('free', (params) => !busy.has((params as { agent: number }).agent), { cache: false });
  for (const agent of agents) {
    const words = [...wordsOf(agent), 'nothing'];
    engine.addRule({
      conditions: {
        all: [
          { fact: 'free', params: { agent: agent.number }, operator: 'equal', value: true },
          { fact: 'language', operator: 'in', value: [...agent.languages] },
          { fact: 'first', operator: 'in', value: words },
          { fact: 'second', operator: 'in', value: words },
        ],
      },
      event: { type: 'able', params: { agent: agent.number } },
    });
  }
  return {
    async assign(contact) {
      const [first, second = 'nothing'] = wordsAsked(contact);
      const { events } = await engine.run({ language: contact.language, first, second });
      let best = -1;
      for (const { params } of events) {
        const agent = (params as { agent: number }).agent;
        if (best < 0 || (freeSince[agent] as number) < (freeSince[best] as number)) best = agent;
      }
      if (best >= 0) busy.add(best);
      return best;
    },
    release(agent) {
      busy.delete(agent);
      freeSince[agent] = turn++;
    },
    close: () => engine.stop() as unknown as undefined,
  };
}
