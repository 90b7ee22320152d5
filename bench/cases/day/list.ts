import type { BenchCase, Scale } from '../case.js';
import type { Stretch } from './network.js';

const HALL_CONTACTS: Readonly<Record<Scale, number>> = { quick: 5_000, usual: 200_000, full: 1_000_000 };
const STRETCHES: Readonly<Record<Scale, Stretch>> = {
  quick: { share: 0.01, fromHour: 10, toHour: 11 },
  usual: { share: 1, fromHour: 10, toHour: 11 },
  full: { share: 1, fromHour: 0, toHour: 24 },
};

/** As `simulate` starts its threads; repeated here so that listing cases need not load the simulator. */
export const YOUNG_MEMORY_FLAGS = ['--min-semi-space-size=64', '--max-semi-space-size=64'];

const OFTEN = 'exponential handling and patience of 4 min each; random draws are part of the time';

export function dayCases(scale: Scale): readonly BenchCase[] {
  const contacts = HALL_CONTACTS[scale];
  const stretch = STRETCHES[scale];
  const common = { part: 'day', nodeFlags: YOUNG_MEMORY_FLAGS, budgetMs: { quick: 12_000, usual: 180_000, full: 900_000 }[scale] } as const;
  const hall = { ...common, params: { model: 'M/M/100+M', contacts } } as const;
  const { share, fromHour, toHour } = stretch;
  const network = { ...common, params: { model: 'R1', share, hours: `${fromHour}–${toHour}` } } as const;
  const at = `${share}-of-r1/${fromHour}-${toHour}h`;
  return [
    {
      ...hall,
      id: 'day/hall',
      side: 'signalbox',
      title: 'M/M/100+M at load 100, simulated',
      does: `the production router in virtual time, with the young-generation heap size that \`simulate\` gives its threads; agents have a contact as soon as it is offered (\`auto\`); ${OFTEN}`,
      measure: async () => {
        const { hallScenario } = await import('./hall.js');
        return (await import('./simulate.js')).measurePlay((part) => hallScenario(Math.ceil(contacts * part)));
      },
    },
    {
      ...hall,
      id: 'day/asked-hall',
      side: 'signalbox',
      title: 'the same, every agent asked',
      does: `each offer is accepted by a command of its own (\`push\`), at once; ${OFTEN}`,
      measure: async () => {
        const { hallScenario } = await import('./hall.js');
        return (await import('./simulate.js')).measurePlay((part) => hallScenario(Math.ceil(contacts * part), 'push'));
      },
    },
    {
      ...hall,
      id: 'day/bare-hall',
      side: 'floor',
      title: 'M/M/100+M at load 100, bare loop',
      does: `heap, ring and map, the same random number generators; ${OFTEN}`,
      measure: async () => {
        const { AGENTS, EVERY_MS } = await import('./hall.js');
        return (await import('./simulate.js')).measureBarePlay(contacts, AGENTS, EVERY_MS);
      },
    },
    {
      ...hall,
      id: 'day/simpy',
      side: 'peer',
      title: 'M/M/100+M at load 100, SimPy',
      does: `one Resource and one process per customer, in Python; first come, first served; ${OFTEN}`,
      measure: async () => (await import('./simulate.js')).measureSimPy(contacts),
    },
    {
      ...network,
      id: `day/network/${at}`,
      side: 'signalbox',
      title: 'the R1 network, simulated',
      does: '12 hubs, 11 languages, voice, chat and e-mail, default rings; handling 5 min; shifts of 8 h; heap as above',
      measure: async () => {
        const { networkScenario } = await import('./network.js');
        return (await import('./simulate.js')).measurePlay((part) => networkScenario({ ...stretch, share: share * part }));
      },
    },
    {
      ...network,
      id: `day/bare-network/${at}`,
      side: 'floor',
      title: 'bare loop with as many contacts and agents',
      does: 'one kind of contacts and agents; no languages, hubs, channels or shifts',
      measure: async () => {
        const { contacts: count, agents, everyMs } = (await import('./network.js')).bareNetwork(stretch);
        return (await import('./simulate.js')).measureBarePlay(count, agents, everyMs);
      },
    },
  ];
}
