import { join } from 'node:path';
import { embeddedJournal } from '@signalbox/adapters/journals/embedded';
import { type Clock, type CommandInput, openRouter } from '@signalbox/engine';
import { release } from '../hall/contacts.js';
import { agentName } from '../hall/world.js';
import type { Dispatcher, JobAgent } from './job.js';
import { called, jobWorld, numberOf, withdrawn } from './router.js';

/**
 * The same job on the embedded journal, as a platform would run it: commands are checked, and an answer is given once its record is on
 * disk.
 * @param clock default: the machine's
 */
export async function durableRouterDispatcher(agents: readonly JobAgent[], folder: string, clock?: Clock): Promise<Dispatcher> {
  const router = await openRouter({
    journal: embeddedJournal({ folder: join(folder, 'journal') }),
    ...jobWorld(agents),
    ...(clock === undefined ? {} : { clock }),
  });
  const offered = new Map<string, number>();
  const inHand = new Map<number, string>();
  router.subscribe(({ events }) => {
    for (const event of events) if (event.type === 'offer.made') offered.set(event.contact, numberOf(event.agent));
  });

  async function give(command: CommandInput): Promise<void> {
    const answer = await router.send(command);
    if (!answer.ok) throw new Error(answer.rejection.message);
  }

  await Promise.all(
    agents.flatMap(({ number }) => [
      give({ type: 'agent.connected', agent: agentName(number), connection: 'desk' }),
      give({ type: 'agent.sign-in', agent: agentName(number) }),
    ]),
  );
  return {
    async assign(job) {
      const command = called(job);
      await give(command);
      const agent = offered.get(command.contact);
      if (agent === undefined) {
        await give(withdrawn(command.contact));
        return -1;
      }
      offered.delete(command.contact);
      inHand.set(agent, command.contact);
      return agent;
    },
    release: (agent) => give(release(inHand.get(agent) as string)),
    close: () => router.close(),
  };
}
