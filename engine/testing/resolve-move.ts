import type { RouterState } from '../core/state.js';
import type { CommandInput } from '../domain/commands.js';
import { slotsIn } from '../domain/slots.js';
import { doorAt } from './door-moves.js';
import type { Later, Move } from './moves.js';
import { TENANTS } from './names.js';
import { superviseAt } from './supervision-moves.js';

/** Kinds of moves that are commands; the others are the box's own affair. */
export type CommandMove = Exclude<Move, { kind: 'repeat' | 'restart' }>;

const chosen = <T>(all: readonly T[], pick: number): T | undefined => (all.length === 0 ? undefined : all[pick % all.length]);

/** The command a move means in this state. About one pick in eight misses: what it names is over, or never was. */
export function resolveMove(state: Readonly<RouterState>, move: CommandMove): CommandInput {
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
      return { type: 'participant.leave', ...contactOf(state, move.pick, 'owned'), participant: 'sam' };
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
      return { type: 'contact.idle', ...contactOf(state, move.pick, 'owned') };
    case 'active':
      return { type: 'contact.active', ...contactOf(state, move.pick, 'owned') };
    case 'call-back': {
      const atMs = move.afterMs === undefined ? null : state.atMs + move.afterMs;
      return { type: 'contact.request-callback', ...contactOf(state, move.pick, 'queued'), atMs };
    }
    case 'dialled': {
      const ringing = [...state.contacts.values()].filter(({ state: at, callback }) => at === 'owned' && callback !== null);
      const contact = chosen(
        ringing.sort((a, b) => a.ordinal - b.ordinal),
        move.pick,
      );
      const named = contact === undefined ? contactOf(state, move.pick) : { tenant: contact.tenant, contact: contact.contact };
      return { type: 'contact.dialled', ...named, outcome: move.outcome };
    }
    case 'book-slot': {
      const about = contactOf(state, move.pick, move.pick % 2 === 0 ? 'parked' : 'queued');
      const queue = [...state.contacts.values()].find(({ contact }) => contact === about.contact)?.queue;
      return { type: 'slot.book', ...about, fromMs: slotAt(state, queue, move.place), callback: move.callback };
    }
    case 'cancel-slot':
      return { type: 'slot.cancel', ...contactOf(state, move.pick, 'parked'), place: move.pick % 2 === 0 ? 'keep' : 'reset' };
    case 'signal':
      return { type: 'contact.signal', ...contactOf(state, move.pick, 'parked') };
    case 'accept':
      return { type: 'offer.accept', offer: offerOf(state, move.pick, 'live') };
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
    case 'lose':
      return { type: 'agent.lost', agent: move.agent, connection: `${move.agent}-${move.window}` };
    case 'presence':
      return move.ready
        ? { type: 'agent.set-presence', agent: move.agent, presence: 'ready', channels: move.channels && [...move.channels] }
        : { type: 'agent.set-presence', agent: move.agent, presence: 'notReady', reason: move.reason, when: move.when };
    case 'adapter-connect':
      return { type: 'adapter.connected', adapter: move.adapter, holds: holdsOf(state, move.adapter, move.holds) };
    case 'adapter-lose':
      return { type: 'adapter.lost', adapter: move.adapter };
    case 'suspend':
    case 'resume':
    case 'door':
      return doorAt(state, move);
    case 'supervise':
      return superviseAt(state, move);
    case 'forbid':
      return { type: 'customer.do-not-contact', tenant: move.tenant, customer: move.customer };
    case 'allow':
      return { type: 'customer.may-contact', tenant: move.tenant, customer: move.customer };
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

/** New shares for as many groups as the queue has; 101 percent are too many. */
function sharesOf(state: Readonly<RouterState>, { queue, percent }: { queue: string; percent: number }) {
  const at = state.index?.queues.get(queue);
  const others = Math.max(0, (at?.shares?.groups.length ?? 2) - 2);
  return { tenant: at?.tenant ?? TENANTS[0], queue, percents: [percent, ...Array(others).fill(0), Math.max(0, 100 - percent)].slice(0, 3) };
}

/** Shifts that nobody of the roster has are not in the box. */
const isKnown = ({ plan }: Readonly<RouterState>, id: string): boolean =>
  !id.startsWith('shifts/') || Object.hasOwn(plan?.calendars ?? {}, id);

/** Where one of the next slots of a queue begins; an instant without one where there are none. */
function slotAt({ plan, index, atMs }: Readonly<RouterState>, id: string | undefined, place: number): number {
  const slots = id === undefined ? null : (index?.queues.get(id)?.slots ?? null);
  const next = plan === null || slots === null ? [] : slotsIn(plan.calendars, slots, atMs + 1, atMs + 86_400_000, 4);
  return next[place]?.fromMs ?? atMs + 10_000;
}

/** A campaign says itself when to dial, and when on a signal. */
const laterOf = (state: Readonly<RouterState>, queue: string, { notBeforeMs, signalMs, slot, ...signal }: Later, called: boolean) => ({
  ...(!called && signal),
  ...(!called && slot !== undefined && { slotMs: slotAt(state, queue, slot) }),
  ...(notBeforeMs !== undefined && { notBeforeMs: state.atMs + notBeforeMs }),
  ...(signalMs !== undefined && { signalUntilMs: state.atMs + signalMs }),
});

/** A queue, an agent, or both; mostly a queue that takes what is handed on. */
function toOf(state: Readonly<RouterState>, { pick, agent, queue }: { pick: number; agent: string; queue: string }) {
  const about = contactOf(state, pick, 'owned').contact;
  const own = [...state.contacts.values()].find(({ contact }) => contact === about)?.queue ?? queue;
  const fits = pick % 7 === 0 ? queue : own;
  return pick % 3 === 0 ? { agent } : pick % 11 === 0 ? { agent, queue: fits } : { queue: fits };
}

function contactOf(state: Readonly<RouterState>, pick: number, at?: string): { tenant: string; contact: string } {
  const live = [...state.contacts.values()].sort((a, b) => a.ordinal - b.ordinal);
  const fitting = pick % 8 === 7 ? live : live.filter((contact) => at === undefined || contact.state === at);
  const contact = pick % 16 === 15 ? undefined : chosen(fitting, pick);
  return { tenant: contact?.tenant ?? TENANTS[0], contact: contact?.contact ?? 'nobody' };
}

function offerOf(state: Readonly<RouterState>, pick: number, at: string): string {
  const offers = [...state.offers.values()].sort((a, b) => a.ordinal - b.ordinal);
  const fitting = pick % 8 === 7 ? offers : offers.filter((offer) => offer.state === at);
  const last = state.lastContactOrdinal;
  return (pick % 16 === 15 ? undefined : chosen(fitting, pick)?.offer) ?? `${Math.max(1, last - (pick % 3))}.${1 + (pick % 2)}`;
}

/** `mask` says which of the adapter's contacts it still holds; a list may also name contacts nobody knows. */
function holdsOf(state: Readonly<RouterState>, adapter: string, mask: number | null): { tenant: string; contact: string }[] | null {
  if (mask === null) return null;
  const brought = [...state.contacts.values()].filter((contact) => contact.adapter === adapter).sort((a, b) => a.ordinal - b.ordinal);
  const held = brought.filter((_, place) => (mask >> (place % 8)) % 2 === 1).map(({ tenant, contact }) => ({ tenant, contact }));
  return mask % 5 === 0 ? [...held, { tenant: TENANTS[0], contact: 'unknown' }] : held;
}
