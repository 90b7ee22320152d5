import type { LiveContact, RouterState } from '../core/state/state.js';
import type { CommandInput } from '../domain/commands.js';
import { routingOf } from '../routing/context.js';
import { eligible } from '../routing/eligible.js';
import { isRoutable } from '../routing/routable.js';
import type { Box } from './box.js';

/** What makes everything available again: every door open, every agent and adapter there, nothing changed by supervisors. */
function* reopening({ plan, hubs, adapters, agentsInOrder }: RouterState): Generator<CommandInput> {
  for (const { id, state } of hubs.values()) if (state.startsWith('suspended')) yield { type: 'hub.resume', hub: id };
  for (const { id, tenant } of plan?.queues ?? []) {
    yield { type: 'queue.open', tenant, queue: id, because: 'winding up', by: 'sue' };
  }
  for (const { id, state } of adapters.values())
    if (state === 'disconnected') yield { type: 'adapter.connected', adapter: id, holds: null };
  for (const { id, inRoster, presence, changes, connection } of agentsInOrder) {
    if (!inRoster) continue;
    if (changes.length > 0) yield { type: 'agents.restore', agents: [id], because: 'winding up', by: 'sue' };
    if (connection !== 'connected') yield { type: 'agent.connected', agent: id, connection: `${id}-9` };
    yield presence === 'offline'
      ? { type: 'agent.sign-in', agent: id, presence: 'ready' }
      : { type: 'agent.set-presence', agent: id, presence: 'ready', channels: null };
  }
}

/** What agents do who take all they are offered and finish it at once: the next thing of each kind; what is refused has to wait. */
function* working({ offers, contacts }: RouterState): Generator<CommandInput> {
  for (const { offer, state } of offers.values()) {
    if (state === 'live') yield { type: 'offer.accept', offer };
    if (state === 'wrappingUp') yield { type: 'wrap-up.finish', offer };
  }
  for (const { state, tenant, contact, callback } of contacts.values()) {
    if (state !== 'owned') continue;
    if (callback !== null) yield { type: 'contact.dialled', tenant, contact, outcome: 'connected' };
    yield { type: 'contact.release', tenant, contact };
  }
}

export interface WoundUp {
  /** Offers that the router made and agents took. */
  readonly accepted: number;
  /** When the last contact that waited was taken, after the arrivals had stopped. */
  readonly lastAfterMs: number;
}

/** No more arrives, agents stay, take what they are offered and finish it, and time passes from date to date, for this long after the last arrival. */
export async function windUp(box: Box, forMs: number): Promise<WoundUp> {
  const beganMs = box.clock.nowMs();
  let accepted = 0;
  let lastAfterMs = 0;
  let untilMs = beganMs + forMs;
  const aside = (): number => [...box.state.contacts.values()].filter(({ state }) => state === 'parked').length;
  const send = async (command: CommandInput): Promise<boolean> => {
    const { answer } = await box.send(command);
    if (answer.ok && command.type === 'offer.accept') {
      accepted++;
      lastAfterMs = box.clock.nowMs() - beganMs;
    }
    return answer.ok;
  };
  for (const command of [...reopening(box.state)]) await send(command);
  for (;;) {
    let moved = false;
    for (const command of [...working(box.state)]) moved = (await send(command)) || moved;
    if (moved) continue;
    const dueMs = box.router.nextDueMs;
    if (dueMs === null || dueMs > untilMs) return { accepted, lastAfterMs };
    const before = aside();
    box.clock.runTo(dueMs);
    // Who comes back into the line arrives, as far as waiting is concerned.
    if (aside() < before) untilMs = dueMs + forMs;
  }
}

/** The contact as it would be had it waited for ever: every step and tier open to it, no refusal, reservation or hold in the way. */
const havingWaited = (state: Readonly<RouterState>, contact: LiveContact): LiveContact => {
  const steps = state.index?.queues.get(contact.queue)?.policies[contact.channel]?.steps ?? [];
  return {
    ...contact,
    openSteps: steps.map((_, step) => step),
    tiersOpenMs: Number.MAX_SAFE_INTEGER,
    refusals: new Map(),
    affinity: null,
    enteredClockMs: Number.MIN_SAFE_INTEGER,
  };
};

/** Who waits although somebody who is there could take them, as the eligibility of contacts that have waited for ever says. */
export function starving(state: Readonly<RouterState>): readonly string[] {
  const wrong: string[] = [];
  for (const contact of state.contacts.values()) {
    if (contact.state !== 'queued' && contact.state !== 'offered') continue;
    const routing = routingOf(state, havingWaited(state, contact), state.atMs);
    const takers = routing === undefined ? [] : state.agentsInOrder.filter((agent) => eligible(routing, agent) !== undefined);
    if (contact.state === 'offered' || (takers.length > 0 && isRoutable(state, contact)))
      wrong.push(
        `${contact.contact} is ${contact.state} in ${contact.queue}, and could be taken by ${takers.map(({ id }) => id).join(', ')}`,
      );
  }
  return wrong;
}
