import { join } from 'node:path';
import { embeddedJournal } from '@signalbox/adapters/journals/embedded';
import { type Answer, type CommandInput, openRouter, type Router } from '@signalbox/engine';
import { arrival, release } from '../../hall/contacts.js';
import { agentName, worldOf } from '../../hall/world.js';

/** Large enough to be realistic, small enough that deciding is not what is measured. */
export const DURABLE_HALL = { agents: 200, waiting: 0, requirements: 300, profiles: 300 } as const;

/** A router on the embedded journal, used as a platform uses it: commands checked, answers once they are on disk. */
export interface DurableHall {
  /** One decision of a contact's life: enqueue, accept or release, whichever is next. `answered` is called when it is durable. */
  decide(answered: () => void): void;
  close(): Promise<void>;
}

export async function openDurableHall(folder: string): Promise<DurableHall> {
  const router = await openRouter({
    journal: embeddedJournal({ folder: join(folder, 'journal') }),
    ...worldOf(DURABLE_HALL.agents, DURABLE_HALL),
  });
  await signIn(router);
  const offers: string[] = [];
  const inHand: string[] = [];
  router.subscribe(({ events }) => {
    for (const event of events) {
      if (event.type === 'offer.made') offers.push(event.offer);
      if (event.type === 'offer.accepted') inHand.push(event.contact);
    }
  });
  let n = 0;

  function next(): CommandInput {
    const offer = offers.shift();
    if (offer !== undefined) return { type: 'offer.accept', offer };
    const contact = inHand.shift();
    if (contact !== undefined) return release(contact);
    n += 1;
    return arrival({ contact: `life-${n}`, requirement: n % DURABLE_HALL.requirements, channel: 'voice' });
  }

  return {
    decide: (answered) => router.dispatch(next(), null, (answer) => accepted(answer, answered)),
    close: () => router.close(),
  };
}

function accepted(answer: Answer, answered: () => void): void {
  if (!answer.ok) throw new Error(answer.rejection.message);
  answered();
}

async function signIn(router: Router): Promise<void> {
  const answers: Promise<Answer>[] = [];
  for (let n = 0; n < DURABLE_HALL.agents; n++)
    answers.push(
      router.send({ type: 'agent.connected', agent: agentName(n), connection: 'desk' }),
      router.send({ type: 'agent.sign-in', agent: agentName(n) }),
    );
  await Promise.all(answers);
}
