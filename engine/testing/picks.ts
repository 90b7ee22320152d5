import type { LiveContact, LiveOffer, RouterState } from '../core/state/state.js';
import type { WrittenRequires } from '../domain/requires.js';
import { slotsIn } from '../domain/slots.js';
import type { Later } from './asks.js';
import { CHANNELS, QUEUES, TENANTS } from './names.js';

/** What a move names, chosen among what there is when it is made. */
export const chosen = <T>(all: readonly T[], pick: number): T | undefined => (all.length === 0 ? undefined : all[pick % all.length]);

/** New shares for as many groups as the queue has; 101 percent are too many. */
export function sharesOf(state: Readonly<RouterState>, { queue, percent }: { queue: string; percent: number }) {
  const at = state.index?.queues.get(queue);
  const others = Math.max(0, (at?.shares?.groups.length ?? 2) - 2);
  return { tenant: at?.tenant ?? TENANTS[0], queue, percents: [percent, ...Array(others).fill(0), Math.max(0, 100 - percent)].slice(0, 3) };
}

/** Shifts that nobody of the roster has are not in the box. */
export const isKnown = ({ plan }: Readonly<RouterState>, id: string): boolean =>
  !id.startsWith('shifts/') || Object.hasOwn(plan?.calendars ?? {}, id);

/** Where one of the next slots of a queue begins; an instant without one where there are none. */
export function slotAt({ plan, index, atMs }: Readonly<RouterState>, id: string | undefined, place: number): number {
  const slots = id === undefined ? null : (index?.queues.get(id)?.slots ?? null);
  const next = plan === null || slots === null ? [] : slotsIn(plan.calendars, slots, atMs + 1, atMs + 86_400_000, 4);
  return next[place]?.fromMs ?? atMs + 10_000;
}

/** A campaign says itself when to dial, and when on a signal. */
export const laterOf = (
  state: Readonly<RouterState>,
  queue: string,
  { notBeforeMs, signalMs, slot, ...signal }: Later,
  called: boolean,
) => ({
  ...(!called && signal),
  ...(!called && slot !== undefined && { slotMs: slotAt(state, queue, slot) }),
  ...(notBeforeMs !== undefined && { notBeforeMs: state.atMs + notBeforeMs }),
  ...(signalMs !== undefined && { signalUntilMs: state.atMs + signalMs }),
});

/** A queue, an agent, or both; mostly a queue that takes what is handed on. */
export function toOf(state: Readonly<RouterState>, { pick, agent, queue }: { pick: number; agent: string; queue: string }) {
  const about = contactOf(state, pick, 'owned').contact;
  const own = [...state.contacts.values()].find(({ contact }) => contact === about)?.queue ?? queue;
  const fits = pick % 7 === 0 ? queue : own;
  return pick % 3 === 0 ? { agent } : pick % 11 === 0 ? { agent, queue: fits } : { queue: fits };
}

/** Live contacts, the first that came first. */
const inOrder = ({ contacts }: Readonly<RouterState>): LiveContact[] => [...contacts.values()].sort((a, b) => a.ordinal - b.ordinal);

/** A contact that fits, or where none does any one; about one pick in eight any, and one in sixteen one that is not there. */
export function contactOf(
  state: Readonly<RouterState>,
  pick: number,
  fits: LiveContact['state'] | ((contact: LiveContact) => boolean) = () => true,
): { tenant: string; contact: string } {
  const live = inOrder(state);
  const fitting = live.filter(typeof fits === 'string' ? ({ state: at }) => at === fits : fits);
  const contact = pick % 16 === 15 ? undefined : chosen(pick % 8 === 7 || fitting.length === 0 ? live : fitting, pick);
  return { tenant: contact?.tenant ?? TENANTS[0], contact: contact?.contact ?? 'nobody' };
}

/** Whether the owner's work on a contact is in this state. */
export const isWork =
  (state: Readonly<RouterState>, ...at: readonly LiveOffer['state'][]) =>
  ({ state: owned, offers }: LiveContact): boolean =>
    owned === 'owned' && offers.some((id) => at.includes(state.offers.get(id)?.state ?? 'live'));

/** An offer in this state; `calling`: of a customer who is to be called, where there is one. */
export function offerOf(state: Readonly<RouterState>, pick: number, at: string, calling = false): string {
  const offers = [...state.offers.values()].sort((a, b) => a.ordinal - b.ordinal);
  const fitting = pick % 8 === 7 ? offers : offers.filter((offer) => offer.state === at);
  const calls = calling ? fitting.filter(({ ordinal }) => state.contacts.get(ordinal)?.callback != null) : [];
  const last = state.lastContactOrdinal;
  const found = pick % 16 === 15 ? undefined : chosen(calls.length > 0 ? calls : fitting, pick)?.offer;
  return found ?? `${Math.max(1, last - (pick % 3))}.${1 + (pick % 2)}`;
}

/** `mask` says which of the adapter's contacts it still holds; a list may also name contacts nobody knows. */
export function holdsOf(state: Readonly<RouterState>, adapter: string, mask: number | null): { tenant: string; contact: string }[] | null {
  if (mask === null) return null;
  const brought = [...state.contacts.values()].filter((contact) => contact.adapter === adapter).sort((a, b) => a.ordinal - b.ordinal);
  const held = brought.filter((_, place) => (mask >> (place % 8)) % 2 === 1).map(({ tenant, contact }) => ({ tenant, contact }));
  return mask % 5 === 0 ? [...held, { tenant: TENANTS[0], contact: 'unknown' }] : held;
}

/** What a customer asks who asks once more for the same: another contact as one of theirs that has not ended. */
export function againOf(state: Readonly<RouterState>, pick: number) {
  const about = contactOf(state, pick, ({ customer, state: at, link }) => customer !== null && at !== 'owned' && link === null);
  const one = inOrder(state).find(({ tenant, contact }) => tenant === about.tenant && contact === about.contact);
  const { languages = [], skills = [], residency = null, site = false, requires = null } = one?.requirement ?? {};
  return {
    tenant: about.tenant,
    queue: one?.queue ?? QUEUES[0],
    channel: one?.channel ?? CHANNELS[0],
    languages: languages.map(({ tag, atLeast, exact }) => ({ tag, atLeast, exact })),
    skills: [...skills],
    residency,
    site,
    ...(requires !== null && { requires: structuredClone(requires) as WrittenRequires }),
    customer: one?.customer ?? 'kim',
    adapter: one?.adapter ?? null,
    priority: one?.priority ?? 0,
    band: one?.band ?? null,
  };
}
