import type { RouterState } from '../core/state/state.js';
import type { CommandInput } from '../domain/commands.js';
import { doorAt } from './door-moves.js';
import { insteadOf } from './instead.js';
import type { CommandMove } from './move.js';
import { TENANTS } from './names.js';
import { againOf, chosen, contactOf, holdsOf, isKnown, isWork, laterOf, offerOf, sharesOf, slotAt, toOf } from './picks.js';
import { superviseAt } from './supervision-moves.js';

/** The command a move means in this state. About one pick in eight misses: what it names is over, or never was. */
export function resolveMove(state: Readonly<RouterState>, made: CommandMove): CommandInput {
  const move = insteadOf(state, made);
  switch (move.kind) {
    case 'enqueue': {
      const { queue: asked, channel, later, campaign: called, ...asks } = move.asks;
      const campaign = called && state.index?.campaigns.get(called.campaign);
      const queue = campaign?.queue ?? asked;
      const at = state.index?.queues.get(queue);
      const fits = at === undefined || move.contact % 20 === 0 ? channel : (chosen(at.channels, move.contact) as string);
      const taken = campaign?.channel ?? fits;
      return {
        type: 'contact.enqueue',
        tenant: at?.tenant ?? TENANTS[0],
        contact: `c${move.contact}`,
        queue,
        channel: taken,
        ...asks,
        ...called,
        ...(later && laterOf(state, queue, later, called !== undefined)),
        languages: (asks.languages ?? []).map((language) => ({ ...language })),
        skills: [...(asks.skills ?? [])],
      };
    }
    case 'again':
      return { type: 'contact.enqueue', ...againOf(state, move.pick), contact: `c${move.contact}` };
    case 'update': {
      const { languages, skills, priority, band, attributes } = move.asks;
      return {
        type: 'contact.update',
        ...contactOf(state, move.pick),
        ...(languages && { languages: [...languages] }),
        ...(skills && { skills: [...skills] }),
        ...(priority !== undefined && { priority }),
        ...(band !== undefined && { band }),
        ...(attributes && { attributes }),
      };
    }
    case 'claim':
      return { type: 'contact.claim', ...contactOf(state, move.pick, 'queued'), agent: move.agent };
    case 'assign':
      return {
        type: 'contact.assign',
        ...contactOf(state, move.pick, 'queued'),
        agent: move.agent,
        overrideCapacity: move.pick % 3 === 0,
        overrideRing: move.pick % 4 === 0,
      };
    case 'take-over':
      return {
        type: 'contact.take-over',
        ...contactOf(state, move.pick, 'owned'),
        agent: move.agent,
        overrideCapacity: move.pick % 3 === 0,
        overrideRing: move.pick % 4 === 0,
      };
    case 'force-release':
      return { type: 'contact.force-release', ...contactOf(state, move.pick, 'owned'), reason: 'hangs', by: 'sam' };
    case 'pull':
      return { type: 'contact.pull', ...contactOf(state, move.pick, move.pick % 2 === 0 ? 'owned' : 'offered'), by: 'sam' };
    case 'transfer':
      return {
        type: 'contact.transfer',
        ...contactOf(state, move.pick, 'owned'),
        to: toOf(state, move),
        kind: move.pick % 2 === 0 ? 'consultative' : 'blind',
        place: move.pick % 5 === 0 ? 'reset' : 'keep',
      };
    case 'hand-off': {
      const withBots = [...state.offers.values()].filter(
        ({ agent, state: at }) => at === 'assigned' && state.agents.get(agent)?.profile.kind === 'bot',
      );
      const held = chosen(withBots, move.pick);
      const { languages, skills, attributes } = move.asks;
      return {
        type: 'contact.hand-off',
        ...(held === undefined ? contactOf(state, move.pick, 'owned') : { tenant: held.tenant, contact: held.contact }),
        rings: move.pick % 2 === 0 ? 'arrival' : 'hand-off',
        ...(move.pick % 3 === 0 && { queue: move.queue }),
        ...(languages && { languages: [...languages] }),
        ...(skills && { skills: [...skills] }),
        ...(attributes && { attributes }),
      };
    }
    case 'consult':
      return { type: 'contact.consult', ...contactOf(state, move.pick, 'owned'), to: toOf(state, move), as: `k${move.pick % 9}` };
    case 'join':
      return { type: 'participant.join', ...contactOf(state, move.pick, 'owned'), participant: 'sam', mode: 'whisper' };
    case 'leave':
      return {
        type: 'participant.leave',
        ...contactOf(state, move.pick, ({ participants }) => participants.length > 0),
        participant: 'sam',
      };
    case 'prioritise':
      return { type: 'contact.prioritise', ...contactOf(state, move.pick), priority: move.priority, band: move.band };
    case 'move':
      return {
        type: 'contact.move',
        ...contactOf(state, move.pick, 'queued'),
        queue: move.queue,
        place: move.pick % 2 === 0 ? 'keep' : 'reset',
      };
    case 'abandon':
      return { type: 'contact.abandon', ...contactOf(state, move.pick) };
    case 'withdraw':
      return { type: 'contact.withdraw', ...contactOf(state, move.pick), reason: 'duplicate' };
    case 'release':
      return { type: 'contact.release', ...contactOf(state, move.pick, 'owned'), ...(move.pick % 4 === 0 && { wrapUp: false }) };
    case 'park': {
      const { afterMs, ...park } = move.park;
      const untilMs = afterMs === null ? null : state.atMs + afterMs;
      return { type: 'contact.park', ...contactOf(state, move.pick, move.pick % 2 === 0 ? 'owned' : undefined), untilMs, ...park };
    }
    case 'reply':
      return { type: 'contact.reply', ...contactOf(state, move.pick, 'parked') };
    case 'idle':
      return { type: 'contact.idle', ...contactOf(state, move.pick, isWork(state, 'assigned')) };
    case 'active':
      return { type: 'contact.active', ...contactOf(state, move.pick, isWork(state, move.pick % 3 === 0 ? 'assigned' : 'idle')) };
    case 'call-back': {
      const atMs = move.afterMs === undefined ? null : state.atMs + move.afterMs;
      return { type: 'contact.request-callback', ...contactOf(state, move.pick, 'queued'), atMs };
    }
    case 'dialled': {
      const named = contactOf(state, move.pick, ({ state: at, callback }) => at === 'owned' && callback !== null);
      return { type: 'contact.dialled', ...named, outcome: move.outcome };
    }
    case 'book-slot': {
      const about = contactOf(state, move.pick, move.pick % 2 === 0 ? 'parked' : 'queued');
      const queue = [...state.contacts.values()].find(({ contact }) => contact === about.contact)?.queue;
      return { type: 'slot.book', ...about, fromMs: slotAt(state, queue, move.place), callback: move.callback };
    }
    case 'cancel-slot':
      return {
        type: 'slot.cancel',
        ...contactOf(state, move.pick, ({ slot }) => slot !== null),
        place: move.pick % 2 === 0 ? 'keep' : 'reset',
        ...(move.pick % 3 === 0 && { callback: false }),
      };
    case 'signal':
      return { type: 'contact.signal', ...contactOf(state, move.pick, 'parked') };
    case 'accept':
      return { type: 'offer.accept', offer: offerOf(state, move.pick, 'live', move.pick % 3 === 0) };
    case 'reject':
      return { type: 'offer.reject', offer: offerOf(state, move.pick, 'live') };
    case 'fail':
      return { type: 'offer.fail', offer: offerOf(state, move.pick, 'live'), reason: 'line' };
    case 'finish':
      return { type: 'wrap-up.finish', offer: offerOf(state, move.pick, 'wrappingUp'), by: move.pick % 5 === 0 ? 'sam' : null };
    case 'wrap-up':
      return { type: 'wrap-up.extend', offer: offerOf(state, move.pick, 'wrappingUp') };
    case 'sign-in':
      return { type: 'agent.sign-in', agent: move.agent, presence: move.window === 0 ? 'ready' : 'notReady' };
    case 'sign-out':
      return { type: 'agent.sign-out', agent: move.agent, when: move.window === 0 ? 'now' : 'free' };
    case 'connect':
      return { type: 'agent.connected', agent: move.agent, connection: `${move.agent}-${move.window}` };
    case 'lose': {
      const held = state.agents.get(move.agent)?.connections ?? [];
      return { type: 'agent.lost', agent: move.agent, connection: chosen(held, move.window) ?? `${move.agent}-${move.window}` };
    }
    case 'presence':
      return move.ready
        ? { type: 'agent.set-presence', agent: move.agent, presence: 'ready', channels: move.channels && [...move.channels] }
        : { type: 'agent.set-presence', agent: move.agent, presence: 'notReady', reason: move.reason, when: move.when };
    case 'adapter-connect':
      return { type: 'adapter.connected', adapter: move.adapter, holds: holdsOf(state, move.adapter, move.holds) };
    case 'adapter-lose': {
      const there = [...state.adapters.values()].filter(({ state: at }) => at === 'connected').map(({ id }) => id);
      return { type: 'adapter.lost', adapter: there.includes(move.adapter) ? move.adapter : (there[0] ?? move.adapter) };
    }
    case 'suspend':
    case 'resume':
    case 'door':
      return doorAt(state, move);
    case 'supervise':
      return superviseAt(state, move);
    case 'forbid':
      return { type: 'customer.do-not-contact', tenant: move.tenant, customer: move.customer };
    case 'allow': {
      const [forbidden] = [...state.doNotContact].sort();
      const [tenant, customer] = forbidden?.split('/') ?? [];
      return { type: 'customer.may-contact', tenant: tenant ?? move.tenant, customer: customer ?? move.customer };
    }
    case 'set-shares':
      return { type: 'queue.set-shares', ...sharesOf(state, move) };
    case 'publish':
      return { type: 'plan.publish', ...move.setting, rekey: move.rekey };
    case 'extend':
      return { type: 'calendar.extend', calendars: move.calendars.filter(({ id }) => isKnown(state, id)) };
    case 'tick':
      return { type: 'clock.tick' };
  }
}
