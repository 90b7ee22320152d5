import type { CommandInput } from '../../domain/commands.js';
import { definePlan } from '../../domain/plan-file/define-plan.js';
import { defineRoster } from '../../domain/plan-file/define-roster.js';
import type { Journal } from '../../ports.js';
import { openRouter } from '../../recover.js';
import type { ReleasedRecord, Router } from '../../router.js';

/** A box on a clock that is set by hand, for histories that can be counted on paper. */
export interface SmallBox {
  readonly router: Router;
  readonly records: readonly ReleasedRecord[];
  /** Sets the clock and lets what is due happen. */
  at(atMs: number): Promise<void>;
  /** Sends a command that has to be taken. */
  send(command: CommandInput): Promise<void>;
  /** The live offer of a contact. */
  offerOf(contact: string): Promise<string>;
}

const plan = {
  plan: 'shop',
  hubs: {
    lisbon: { kind: 'multilingual', country: 'PT', zone: 'Europe/Lisbon', languages: ['pt', 'fr'] },
    krakow: { kind: 'monolingual', country: 'PL', zone: 'Europe/Warsaw', languages: ['pl'] },
  },
  presenceReasons: { training: { countsAsOccupied: true } },
  queues: { calls: { channels: ['voice'], shortAbandon: '5s' }, chats: { channels: ['chat'] } },
};

const roster = {
  agents: {
    ana: { hub: 'lisbon', languages: ['pt', 'fr'] },
    rui: { hub: 'lisbon', languages: ['pt'] },
    ola: { hub: 'krakow', languages: ['pl'] },
  },
};

export async function openSmallBox(options: { startMs: number; journal?: Journal }): Promise<SmallBox> {
  const defined = definePlan(plan, { roster });
  if (!defined.ok) throw new Error(JSON.stringify(defined.problems));
  const agents = defineRoster(roster, defined.plan);
  if (!agents.ok) throw new Error(JSON.stringify(agents.problems));
  let nowMs = options.startMs;
  let wakes: { atMs: number; wake: () => void }[] = [];
  const clock = {
    nowMs: () => nowMs,
    wakeAt: (atMs: number, wake: () => void) => {
      const entry = { atMs, wake };
      wakes.push(entry);
      return () => {
        wakes = wakes.filter((one) => one !== entry);
      };
    },
  };
  const records: ReleasedRecord[] = [];
  const { journal } = options;
  const router = await openRouter({ clock, checkInvariants: true, ...(journal === undefined ? {} : { journal }) });
  router.subscribe((record) => records.push(record));
  const send = async (command: CommandInput): Promise<void> => {
    const answer = await router.send(command);
    if (!answer.ok) throw new Error(`${command.type}: ${answer.rejection.message}`);
  };
  await send({ type: 'plan.publish', plan: defined.plan, roster: agents.roster });
  return {
    router,
    records,
    async at(atMs) {
      for (;;) {
        const [next] = wakes.filter((one) => one.atMs <= atMs).sort((a, b) => a.atMs - b.atMs);
        if (next === undefined) break;
        nowMs = Math.max(nowMs, next.atMs);
        wakes = wakes.filter((one) => one !== next);
        next.wake();
      }
      nowMs = atMs;
    },
    send,
    async offerOf(contact) {
      const answer = await router.ask({ type: 'contact', contact });
      if (!answer.ok) throw new Error(answer.rejection.message);
      const [offer] = answer.view.offers;
      if (offer === undefined) throw new Error(`Nobody is offered ${contact}.`);
      return offer;
    },
  };
}

export const signIn = async (box: SmallBox, agent: string): Promise<void> => {
  await box.send({ type: 'agent.connected', agent, connection: `${agent}-1` });
  await box.send({ type: 'agent.sign-in', agent });
};
export const enqueue = (box: SmallBox, contact: string, queue: 'calls' | 'chats', tag: string): Promise<void> =>
  box.send({ type: 'contact.enqueue', contact, queue, channel: queue === 'calls' ? 'voice' : 'chat', languages: [{ tag }] });
