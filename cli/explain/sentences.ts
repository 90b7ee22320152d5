import type { Event, EventOf } from '@signalbox/engine';
import type { ExplainedOffer } from '@signalbox/engine/inspect';
import { plural } from '../number-text.js';
import { spanText, type WallClock } from '../wall-clock.js';
import type { Happening, Life } from './lives.js';

/** Steps of a policy are numbered from 0 in the journal; people count rings from 1. */
export const ring = (step: number): string => `ring ${step + 1}`;

type Told = { readonly clock: WallClock; readonly life: Life };

/** What happened, in one sentence. */
export function sentenceOf({ event, atMs }: Happening, told: Told): string {
  const { clock, life } = told;
  switch (event.type) {
    case 'contact.queued':
      return queued(event, clock);
    case 'contact.rejected':
      return `turned away: ${TURNED_AWAY[event.because]}`;
    case 'contact.updated':
      return `changed; now ${wants(event)}, due at ${clock.second(event.rankAtMs)}`;
    case 'contact.moved':
      return moved(event);
    case 'contact.requeued':
      return `waits again, in the place it had (the offer was ${event.because})`;
    case 'alarm.raised':
      return 'ALARM: urgent, and nobody has it';
    case 'alarm.cleared':
      return `the alarm ended after ${spanText(event.afterMs)}: ${event.because}`;
    case 'contact.abandoned':
      return `given up by the customer after ${spanText(event.waitedMs)}${event.short ? ', which counts as short' : ''}`;
    case 'contact.withdrawn':
      return `withdrawn after ${spanText(event.waitedMs)}: ${event.reason}`;
    case 'contact.parked':
      return setAside(event, clock);
    case 'contact.callback-requested':
      return `to be called back (${event.because})`;
    case 'contact.callback-ended':
      return 'no longer to be called: the customer comes (booking cancelled)';
    case 'contact.enlisted':
      return `to be called by campaign ${event.campaign}, at the hours of ${event.zone}`;
    case 'contact.dialled':
      return `dialled, attempt ${event.attempt}: ${event.outcome}${event.retryAtMs === null ? '' : `; not again before ${clock.second(event.retryAtMs)}`}`;
    case 'contact.exhausted':
      return `over: not reached in ${plural(event.attempts, 'attempt')}`;
    case 'contact.returned':
      return `back among the waiting (${event.because}), due at ${clock.second(event.rankAtMs)}`;
    case 'ring.opened':
      return `${ring(event.step)} opened${waitedSince(life, atMs)}`;
    case 'tier.opened':
      return `after ${spanText(event.afterMs)} of waiting further tiers began`;
    case 'slot.booked':
      return `booked the slot of ${clock.full(event.fromMs)}${byWhom(event)}`;
    case 'slot.cancelled':
      return `gave up the slot of ${clock.full(event.fromMs)}${byWhom(event)}`;
    case 'slot.missed':
      return `the slot of ${clock.full(event.fromMs)} was over and nobody had taken it`;
    case 'affinity.ended':
      return `no longer kept for ${event.agent}`;
    case 'refusal.ended':
      return `${event.agent} may be asked again`;
    case 'offer.made':
      if (event.origin !== 'routing') return byHand({ ...event, origin: event.origin }, life.offers.get(event.offer), clock);
      return offered(event, life.offers.get(event.offer), clock);
    case 'offer.accepted':
      return `${event.agent} (${event.hub}) ${event.because === 'auto' ? 'was given it' : 'took it'} after ${spanText(event.waitedMs)}, ${event.withinTarget ? 'within the target' : 'later than the target'}`;
    case 'offer.rejected':
      return `${event.agent} refused (${event.reason}) and is skipped until ${clock.second(event.skipUntilMs)}`;
    case 'offer.expired':
      return `${event.agent} did not answer (${plural(event.strikes, 'strike')}) and is skipped until ${clock.second(event.skipUntilMs)}`;
    case 'offer.failed':
      return `the channel could not reach ${event.agent} (${event.reason}); skipped until ${clock.second(event.skipUntilMs)}`;
    case 'offer.revoked':
      return `the offer to ${event.agent} was taken back: ${event.because}`;
    case 'assignment.suspended':
      return `set aside by ${event.agent} for something more urgent (offer ${event.by})`;
    case 'assignment.resumed':
      return `taken up again by ${event.agent} after ${spanText(event.suspendedMs)}`;
    case 'assignment.idled':
      return `the customer fell silent; it stays with ${event.agent} and costs nothing`;
    case 'assignment.woken':
      return `the customer is back and waits for ${event.agent}`;
    case 'assignment.heard':
      return 'the customer wrote';
    case 'assignment.ended':
      return `${event.agent} had it for ${spanText(event.talkMs)}: ${event.because}${byWhom(event)}`;
    case 'contact.released':
      return released(event);
    case 'wrap-up.extended':
      return `the wrap-up of ${event.agent} lasts longer${event.by === null ? '' : `, on the word of ${event.by}`}`;
    case 'wrap-up.finished':
      return `${event.agent} finished the wrap-up after ${spanText(event.wrapUpMs)}${event.because === 'cap' && event.wrapUpMs > 0 ? ', at its cap' : ''}`;
    default:
      return event.type;
  }
}

const PREFERRED = {
  'last-agent': "the customer's last agent",
  named: 'the agent the customer asked for',
  portfolio: 'whose customer it is',
  returned: 'who had it before',
} as const satisfies Record<NonNullable<EventOf<'contact.queued'>['affinity']>['origin'], string>;

const TURNED_AWAY = {
  'queue-closed': 'the queue was closed',
  'queue-full': 'the queue was full',
  'box-full': 'the box was full',
  'max-wait': 'it had waited for as long as the queue lets it',
} as const satisfies Record<EventOf<'contact.rejected'>['because'], string>;

function setAside({ because, untilMs, reply, signal, formerAgent, sameAgentMs }: EventOf<'contact.parked'>, clock: WallClock): string {
  const sooner = reply ? ' or the customer answers' : signal ? ' or there is a signal' : '';
  return `set aside (${because}) until ${clock.full(untilMs)}${sooner}${sameAgentMs > 0 && formerAgent !== null ? `; then first for ${formerAgent}` : ''}`;
}

function wants({ requirement, band }: EventOf<'contact.queued' | 'contact.updated'>): string {
  const { languages, skills, residency } = requirement;
  return [
    languages.length === 0 ? 'any language' : languages.map(({ tag, atLeast }) => `${tag} from ${atLeast}`).join(', then '),
    ...skills.map(({ skill, level }) => `${skill} from ${level}`),
    ...(residency === null ? [] : [`to be handled in ${residency}`]),
    `band ${band}`,
  ].join(', ');
}

function queued(event: EventOf<'contact.queued'>, clock: WallClock): string {
  const { queue, channel, affinity, link } = event;
  const kept =
    affinity === null
      ? ''
      : `; ${affinity.mode === 'reserve' ? 'kept for' : 'preferably for'} ${affinity.agent} until ${clock.second(affinity.untilMs)}`;
  const asks =
    link === null
      ? ''
      : link.kind === 'followUp'
        ? `follows ${link.contact}: `
        : `${link.agent} asks about ${link.contact} (${link.kind}): `;
  return `${asks}queued in ${queue} (${channel}): ${wants(event)}, due at ${clock.second(event.rankAtMs)}${kept}`;
}

function released({ agent, disposition, talkMs, holdMs, because }: EventOf<'contact.released'>): string {
  const hold = holdMs > 0 ? ` and ${spanText(holdMs)} on hold` : '';
  const why =
    because === 'notHeld'
      ? '; the channel no longer held it'
      : because !== 'released'
        ? `; ${because}`
        : disposition === null
          ? ''
          : ` (${disposition})`;
  return `over: ${agent} handled it for ${spanText(talkMs)}${hold}${why}`;
}

const byWhom = ({ by }: { by: string | null }): string => (by === null ? '' : ` by ${by}`);

function moved(event: EventOf<'contact.moved'>): string {
  const where = event.from === event.queue ? `waits in ${event.queue} again` : `moved from ${event.from} to ${event.queue}`;
  return `${where} (${event.because}${byWhom(event)}), visit ${event.visit}`;
}

const DECIDED = {
  claim: 'on the word of the agent',
  assign: 'assigned by a supervisor',
  'take-over': 'taken over by a supervisor',
  transfer: 'transferred by the owner',
  consult: 'asked by the owner',
} as const satisfies Record<Exclude<EventOf<'offer.made'>['origin'], 'routing'>, string>;

type OfferByHand = EventOf<'offer.made'> & { readonly origin: keyof typeof DECIDED };

/** Somebody's decision: whose, what of the rules it went over, and whom the router would have asked. */
function byHand(event: OfferByHand, explained: ExplainedOffer | undefined, clock: WallClock): string {
  const { agent, hub, origin, mode, dueMs, overCapacity, by } = event;
  const how = mode === 'push' ? `offered to ${agent} (${hub}) until ${clock.second(dueMs)}` : `given to ${agent} (${hub})`;
  const decided = by === null || origin === 'claim' ? DECIDED[origin] : DECIDED[origin].replace(/a supervisor|the owner/, by);
  const beyond = overCapacity ? ', beyond the capacity' : '';
  const against = explained === undefined || explained.against.length === 0 ? '' : `, in spite of ${explained.against.join(', ')}`;
  const next = explained?.runnerUp == null ? 'nobody else could have taken it' : `the router could have asked ${explained.runnerUp}`;
  return `${how}: ${origin}, ${decided}${beyond}${against}; ${placeOf(event)}${explained === undefined ? '' : `; ${next}`}`;
}

/** Where in the plan the offer stands. */
function placeOf({ ring: step, tier, decision }: EventOf<'offer.made'>): string {
  return `${ring(step)}, tier ${tier}, plan version ${decision.planVersion}`;
}

function waitedSince({ happenings }: Life, atMs: number): string {
  const start = happenings.find(({ event }) => event.type === 'contact.queued');
  return start === undefined ? '' : ` after ${spanText(atMs - start.atMs)}`;
}

function offered(event: EventOf<'offer.made'>, explained: ExplainedOffer | undefined, clock: WallClock): string {
  const { agent, hub, language, preferredLanguage, dueMs, mode } = event;
  const spoken =
    language === null ? '' : language === preferredLanguage ? `, ${language}` : `, ${language} instead of ${preferredLanguage}`;
  const others = mode === 'broadcast' ? ' with others' : '';
  return `offered to ${agent} (${hub})${others} until ${clock.second(dueMs)}: ${placeOf(event)}${spoken}; ${why(event, explained, clock)}`;
}

/** What decided between the winner and the next best. */
function why({ agent, decision }: EventOf<'offer.made'>, explained: ExplainedOffer | undefined, clock: WallClock): string {
  const asked = `${plural(decision.agentsEligible, 'agent')} of ${decision.agentsExamined} ready could take it`;
  if (explained === undefined) return asked;
  const [best, second] = explained.view.verdicts.filter(({ eligible }) => eligible);
  if (second === undefined) return `nobody else could take it (${asked})`;
  if (best?.agent !== agent) return `${agent} was the best for another contact and takes this one before it; ${asked}`;
  if (explained.view.contact.affinity?.agent === agent)
    return `${PREFERRED[explained.view.contact.affinity.origin]}, before ${second.agent}; ${asked}`;
  const key = explained.view.rankKeys.find((name) => String(best.rank?.[name]) !== String(second.rank?.[name]));
  if (key === undefined) return `before ${second.agent} by the order of the roster; ${asked}`;
  const [mine, theirs] = [best, second].map(({ rank }) => rankValue(key, rank?.[key] ?? [], clock));
  return `before ${second.agent} by ${key} (${mine} against ${theirs?.replace('idle since ', '')}); ${asked}`;
}

/** Rank values as people read them; lower is better. */
export function rankValue(key: string, values: readonly number[], clock: WallClock): string {
  const [first = 0] = values;
  if (key === 'ring') return ring(first);
  if (key === 'longest-idle') return `idle since ${clock.second(first)}`;
  if (key === 'least-loaded') return `${first / 10} % loaded`;
  return values.join(' ');
}

/** The end of a life, where it has one. */
export const isOver = (event: Event): boolean =>
  ['contact.rejected', 'contact.abandoned', 'contact.withdrawn', 'contact.released'].includes(event.type);
