import { type Answer, type CommandInput, type CompiledCalendar, definePlan, defineRoster, type Event, openRouter } from '@signalbox/engine';

/** A real router with agents signed in, and contacts waiting or in hand, driven as a platform would: in this process, commands checked. */
export interface Hall {
  /** Gives a command and hands what followed to `hear`, while it is being told. */
  command(command: CommandInput, hear?: (event: Event) => void): void;
  close(): Promise<void>;
}

export interface HallSize {
  readonly agents: number;
  /** Contacts that wait throughout, in the queue `back`. */
  readonly waiting: number;
  /** Whether somebody signed in could serve the queue `back`. */
  readonly backServed: boolean;
  /** Whether every agent has a contact in hand, of the queue `calls`, named `held-0` and so on. */
  readonly busy: boolean;
}

const agentName = (n: number): string => `agent-${n}`;

/** One ring, so that no date falls due while measuring; no wrap-up, so that a release makes the agent free at once. */
const channels = { voice: { steps: [{}], wrapUpMax: 0, offer: { within: '10m' } } };
const hubs = { hall: { kind: 'monolingual', country: 'IE', zone: 'Europe/Dublin', languages: ['en'] } } as const;
const NEVER: CompiledCalendar = { id: 'never', instantsMs: [], horizonMs: Number.MAX_SAFE_INTEGER, tzdata: 'none' };

function worldOf({ agents, backServed }: HallSize, backOpen: boolean) {
  const back = { channels: ['voice'], whenClosed: 'keep', ...(backServed ? {} : { skills: ['rare'] }) } as const;
  const plan = definePlan(
    {
      plan: 'bench',
      channels,
      hubs,
      skills: ['rare'],
      queues: { calls: { channels: ['voice'] }, back: backOpen ? back : { ...back, calendar: 'never' } },
    },
    backOpen ? {} : { calendars: [NEVER] },
  );
  if (!plan.ok) throw new Error(plan.problems[0]?.message);
  const profiles = Array.from({ length: agents }, (_, n) => ({ id: agentName(n), hub: 'hall' }));
  const roster = defineRoster({ agents: [...profiles, { id: 'expert', hub: 'hall', skills: ['rare'] }] }, plan.plan);
  if (!roster.ok) throw new Error(roster.problems[0]?.message);
  return { plan: plan.plan, roster: roster.roster };
}

/**
 * Opens a hall. The waiting contacts come in through the closed door of their queue, which then opens: the specification matcher would
 * otherwise compare each of them with each agent at every step of the way.
 */
export async function openHall(size: HallSize): Promise<Hall> {
  const router = await openRouter(worldOf(size, size.waiting === 0));
  let hearing: ((event: Event) => void) | undefined;
  router.subscribe(({ events }) => {
    if (hearing !== undefined) for (const event of events) hearing(event);
  });

  function command(asked: CommandInput, hear?: (event: Event) => void): void {
    let answer: Answer | undefined;
    hearing = hear;
    router.dispatch(asked, null, (given) => {
      answer = given;
    });
    hearing = undefined;
    if (answer?.ok !== true) throw new Error(`${asked.type}: ${answer?.rejection.message ?? 'not answered at once'}`);
  }

  for (let n = 0; n < size.agents; n++) {
    command({ type: 'agent.connected', agent: agentName(n), connection: 'desk' });
    command({ type: 'agent.sign-in', agent: agentName(n) });
    if (!size.busy) continue;
    let offer = '';
    command(enqueue(`held-${n}`, 'calls'), (event) => {
      if (event.type === 'offer.made') offer = event.offer;
    });
    command({ type: 'offer.accept', offer });
  }
  for (let n = 0; n < size.waiting; n++) command(enqueue(`back-${n}`, 'back'));
  if (size.waiting > 0) command({ type: 'plan.publish', ...worldOf(size, true) });
  return { command, close: () => router.close() };
}

export const enqueue = (contact: string, queue: 'calls' | 'back'): CommandInput => ({
  type: 'contact.enqueue',
  contact,
  queue,
  channel: 'voice',
});
