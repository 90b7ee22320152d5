import type { CommandOf } from '../../domain/commands.js';
import type { ContactMoved, ContactUpdated } from '../../domain/events/contact.js';
import type { Event } from '../../domain/events.js';
import type { Ms } from '../../domain/units.js';
import { affinityOf } from '../affinity.js';
import { type Decision, isRejection, reject } from '../decision.js';
import { readQueueClock } from '../due/clock.js';
import type { LiveContact, RouterState } from '../state/state.js';
import { assignmentOf, ofContact, policyOf, routedBy } from '../subject.js';
import { contactByHand } from './by-hand.js';
import { inOtherState } from './contact-leave.js';
import { entryOf } from './contact-move.js';
import { endAssignment } from './contact-release.js';
import { nextVisit } from './contact-take-back.js';
import { updateContact } from './contact-update.js';

type HandOff = CommandOf<'contact.hand-off'>;

/**
 * A bot hands the contact to people: a blind transfer that keeps the customer's arrival, with what the bot has found out. No bot is asked
 * again. Its own queue accepts the contact even if it accepts no new ones, because the customer is inside already.
 */
export function handOff(state: Readonly<RouterState>, command: HandOff, atMs: Ms): Decision {
  const contact = contactByHand(state, command);
  if ('code' in contact) return contact;
  const assignment = assignmentOf(state, contact);
  if (assignment === undefined) return inOtherState(state, contact, command.type);
  const bot = state.agents.get(assignment.agent);
  if (bot?.profile.kind !== 'bot') return reject('NOT_A_BOT', { contact: contact.contact, agent: assignment.agent });
  const found = foundOut(state, command);
  if (found !== undefined && 'code' in found) return found;
  const learnt: LiveContact = { ...contact, ...(found === undefined ? {} : { requirement: found.requirement }) };
  const queue = command.queue ?? contact.queue;
  const entry = entryOf(state, learnt, { queue, place: 'keep', besides: queue === contact.queue }, atMs);
  if ('code' in entry) return entry;
  const { visit, visitAtMs } = nextVisit(state, contact, atMs);
  const routed = routedBy(state, entry);
  const moved: ContactMoved = {
    type: 'contact.moved',
    ...entry,
    ...ringsOf(state, contact, entry.queue, command.rings, atMs),
    visit,
    visitAtMs,
    skip: [],
    returnsTo: null,
    because: 'handed-off',
    by: null,
    affinity:
      state.plan === null || routed === undefined ? null : affinityOf(state, state.plan, routed.queue, routed.policy, contact, atMs),
  };
  const events: Event[] = found === undefined ? [] : [found];
  events.push({ type: 'contact.handed-off', ...ofContact(contact), agent: bot.id, hub: assignment.hub, rings: command.rings });
  return [...events, ...endAssignment(state, assignment, { because: 'handed-off', by: null }, atMs), moved];
}

/** What the bot has found out, as an update of the contact; `undefined`: nothing. */
function foundOut(state: Readonly<RouterState>, command: HandOff): ContactUpdated | undefined | ReturnType<typeof reject> {
  const { tenant, contact, languages, skills, requires, attributes } = command;
  if ([languages, skills, requires, attributes].every((one) => one === undefined)) return undefined;
  const updated = updateContact(state, { type: 'contact.update', tenant, contact, languages, skills, requires, attributes, by: null });
  return isRejection(updated) ? updated : updated.find((event) => event.type === 'contact.updated');
}

/** Open from the first step on that asks people; later steps open by the time since the arrival, or since now. */
function ringsOf(
  state: Readonly<RouterState>,
  contact: LiveContact,
  queue: string,
  rings: HandOff['rings'],
  atMs: Ms,
): Pick<ContactMoved, 'openSteps' | 'enteredClockMs'> {
  const steps = policyOf(state, { queue, channel: contact.channel })?.steps ?? [];
  const [from, to] = [state.queues.get(contact.queue), state.queues.get(queue)];
  const first = Math.max(
    0,
    steps.findIndex(({ bots }) => bots !== 'only'),
  );
  const nowMs = to === undefined ? 0 : readQueueClock(to, atMs);
  const sinceArrivalMs = from === undefined ? 0 : readQueueClock(from, atMs) - contact.enteredClockMs;
  const open = steps.slice(0, first + 1).map((_, step) => step);
  const kept = queue === contact.queue && rings === 'arrival' ? contact.openSteps.filter((step) => step > first) : [];
  return { openSteps: [...open, ...kept], enteredClockMs: nowMs - (rings === 'arrival' ? sinceArrivalMs : (steps[first]?.afterMs ?? 0)) };
}
