import type { Command } from '../domain/commands.js';
import type { OfferMade } from '../domain/events/offer.js';
import type { Event } from '../domain/events.js';
import type { Ms, Seq } from '../domain/units.js';
import { Fault, type Rejection } from '../errors.js';
import { LIMITS } from '../limits.js';
import { openEarlyRings } from '../routing/early-ring.js';
import { match as matchIndexed } from '../routing/match.js';
import { nextPreemption } from '../routing/preempt.js';
import { nextResumption } from '../routing/resume.js';
import { apply } from './apply.js';
import { acceptedAtOnce } from './decide/acceptance.js';
import { decide } from './decide.js';
import { isRejection } from './decision.js';
import { nextDueBy } from './due/due.js';
import { nextNotToBeCalled } from './fire/call.js';
import { fire } from './fire.js';
import { callBackOverClosing } from './follow/closed-callback.js';
import { changeConditions } from './follow/condition.js';
import { changeCover } from './follow/cover.js';
import { nextDepartures } from './follow/departure.js';
import { nextHandover } from './follow/handover.js';
import { type News, NOTHING } from './follow/news.js';
import { nextOverflow } from './follow/overflow.js';
import { crossThresholds } from './follow/threshold.js';
import { nextUrgentAlarms } from './follow/urgent.js';
import type { RouterState } from './state/state.js';
import { withAudience } from './with-audience.js';

/** Finds the next offer to be made, or none; `match.naive.ts` defines "next". */
export type Match = (state: Readonly<RouterState>, atMs: Ms) => OfferMade | undefined;

export interface Stepped {
  /** What fell due before the command was decided; it happened whatever becomes of the command. */
  readonly fired: readonly Event[];
  /** What the command led to, including matching. */
  readonly decided: readonly Event[];
  readonly rejection: Rejection | null;
}

/**
 * One step: everything due by `atMs` fires in order, with matching after each; then the command is decided, applied and matched; and
 * whatever it made due at this very instant (a zero duration) fires too, so that a step leaves nothing behind. Synchronous and closed: no
 * clock, no chance, no I/O. The state has changed when it returns; the caller makes a record of it. Only `router.resume` is decided first,
 * so that nothing expires because of an outage.
 */
export function step(
  state: RouterState,
  input: { readonly seq: Seq; readonly atMs: Ms; readonly command: Command },
  match: Match = matchIndexed,
): Stepped {
  const fired = emptied(FIRED);
  const decided = emptied(DECIDED);
  if (input.command.type !== 'router.resume') fireDue(state, input, fired, match);
  const rejection = take(state, input, decided, match);
  fireDue(state, input, decided, match);
  return { fired: copied(fired), decided: copied(decided), rejection };
}

/**
 * Where the events of a step are collected. Steps never overlap, and what a step returns is a copy of the exact length; a list of its own
 * would have room for sixteen more events than most steps have, for as long as the record is kept.
 */
const FIRED: Event[] = [];
const DECIDED: Event[] = [];

/** One by one: clearing the list at once would make V8 release its storage as well. */
function emptied(events: Event[]): Event[] {
  while (events.length > 0) events.pop();
  return events;
}

const copied = (events: readonly Event[]): readonly Event[] => (events.length === 0 ? NOTHING : events.slice());

type Moment = { readonly seq: Seq; readonly atMs: Ms };

function take(state: RouterState, input: Moment & { readonly command: Command }, events: Event[], match: Match): Rejection | null {
  const decision = decide(state, input.command, input.atMs);
  if (isRejection(decision)) return decision;
  const since = events.length;
  emit(state, input, decision, events);
  if (decision.length > 0) settle(state, input, events, since, match);
  return null;
}

function fireDue(state: RouterState, at: Moment, events: Event[], match: Match): void {
  for (let due = nextDueBy(state, at.atMs); due !== undefined; due = nextDueBy(state, at.atMs)) {
    const before = events.length;
    emit(state, at, fire(state, due, at.atMs), events);
    if (events.length === before)
      throw new Fault('INVARIANT_BROKEN', { invariant: 'a deadline moves', detail: `${due.kind} ${due.id} fired nothing` });
    settle(state, at, events, before, match);
  }
}

function emit(state: RouterState, at: Moment, news: readonly Event[], events: Event[]): void {
  for (const event of news) emitOne(state, at, event, events);
}

function emitOne(state: RouterState, at: Moment, event: Event, events: Event[]): void {
  // Before it is applied: afterwards a contact that is over would be gone.
  const told = withAudience(state, event);
  apply(state, told, at);
  events.push(told);
}

/**
 * What follows by itself from the present state: events to be applied before asking again, or none. `news` is everything that has happened
 * since it last had nothing to say.
 */
type Follow = (state: Readonly<RouterState>, atMs: Ms, news: News) => readonly Event[];

/**
 * In this order, one at a time: contacts that may no longer be called are set aside; agents who asked to leave when free leave; transfers
 * and consults settle; alarms are raised for urgent contacts; suspended work is resumed where there is room; offers that keep an urgent
 * contact from its agent are revoked; callers on hold in a closing queue become callbacks; queues overflow; thresholds and cover raise
 * alarms; rings open whose conditions hold. Then contacts are matched.
 */
export const FOLLOWS: readonly Follow[] = [
  nextNotToBeCalled,
  nextDepartures,
  nextHandover,
  nextUrgentAlarms,
  nextResumption,
  nextPreemption,
  callBackOverClosing,
  nextOverflow,
  crossThresholds,
  changeCover,
  changeConditions,
  openEarlyRings,
];

/** For each follower, the place in `events` up to which it has nothing to say. One list for all steps, which never overlap; refilled for each. */
const heard: number[] = [];

/** Applies what follows until nothing moves. Events before place `since` have been settled already. */
function settle(state: RouterState, at: Moment, events: Event[], since: number, match: Match): void {
  const most =
    state.contacts.size * LIMITS.offersPerContact +
    state.offers.size +
    (2 + LIMITS.overflowsPerQueue) * state.queues.size +
    (state.index?.conditionalSteps.length ?? 0) * (3 + state.contacts.size) +
    state.hubs.size +
    1;
  for (let i = 0; i < FOLLOWS.length; i++) heard[i] = since;
  for (let made = 0; followed(state, at, events) || matched(state, at, events, match); made++)
    if (made > most) throw new Fault('MATCH_ENDLESS', { count: made });
}

function followed(state: RouterState, at: Moment, events: Event[]): boolean {
  // Read once: V8 allocates a number this large each time it is read from an object and passed on.
  const { atMs } = at;
  let news: News = events;
  let from = 0;
  for (let i = 0; i < FOLLOWS.length; i++) {
    const since = heard[i] as number;
    if (since === events.length) continue;
    // Most followers have seen the same events and get the same list.
    if (since !== from) news = events.slice(since);
    from = since;
    const follows = (FOLLOWS[i] as Follow)(state, atMs, news);
    if (follows.length === 0) heard[i] = events.length;
    else {
      emit(state, at, follows, events);
      return true;
    }
  }
  return false;
}

function matched(state: RouterState, at: Moment, events: Event[], match: Match): boolean {
  const offer = match(state, at.atMs);
  if (offer === undefined) return false;
  emitOne(state, at, offer, events);
  emit(state, at, acceptedAtOnce(state, offer, at.atMs), events);
  return true;
}
