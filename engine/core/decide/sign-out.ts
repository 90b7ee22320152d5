import type { CommandOf } from '../../domain/commands.js';
import type { Event } from '../../domain/events.js';
import type { Ms } from '../../domain/units.js';
import { type Decision, reject } from '../decision.js';
import { liveOffersOfAgents, revoke } from '../revoke.js';
import type { LiveOffer, RouterState } from '../state/state.js';
import { isOwned, ofAgent } from '../subject.js';
import { wrapUpFinished } from '../wrap-up.js';
import { inOtherPresence, isBusy, leaveOnceFree, unknownAgent } from './agent-presence.js';
import { endAssignment } from './contact-release.js';
import { inItsPlace, nextVisit } from './contact-take-back.js';
import { bound } from './wrap-up.js';

/**
 * Rejected while the agent owns contacts, unless the command says that they wait again or that the agent finishes them; pending offers are
 * revoked, wrap-ups end.
 */
export function signOut(state: Readonly<RouterState>, command: CommandOf<'agent.sign-out'>, atMs: Ms): Decision {
  const agent = state.agents.get(command.agent);
  if (agent === undefined) return unknownAgent(state, command.agent);
  if (agent.presence === 'offline') return inOtherPresence(agent, command.type);
  const work = agent.offers.map((id) => state.offers.get(id)).filter((offer) => offer !== undefined);
  if (command.when === 'free' && isBusy(state, agent)) return leaveOnceFree(state, agent, { presence: 'offline', reason: null });
  const owned = work.filter(isOwned);
  if (owned.length > 0 && !command.requeue) return reject('AGENT_BUSY', { agent: agent.id, count: owned.length });
  const wrapUps = work.filter(({ state: at }) => at === 'wrappingUp');
  // Signing out must not bypass a mandatory wrap-up, but a supervisor may send somebody home.
  const tooSoon = command.by === null ? wrapUps.map((offer) => bound(offer, atMs)).find((one) => one !== undefined) : undefined;
  if (tooSoon !== undefined) return tooSoon;
  return [
    ...owned.flatMap((offer) => putBack(state, offer, command.by, atMs)),
    ...revoke(state, liveOffersOfAgents(state, [agent]), 'signed-out'),
    ...wrapUps.map((offer) => wrapUpFinished(state, offer, 'signed-out', atMs)),
    { type: 'agent.signed-out', ...ofAgent(agent), because: command.by === null ? 'agent' : 'supervisor', by: command.by },
  ];
}

/** A contact in hand waits again in its place; the departing agent has no wrap-up for it. */
function putBack(state: Readonly<RouterState>, assignment: LiveOffer, by: string | null, atMs: Ms): readonly Event[] {
  const contact = state.contacts.get(assignment.ordinal);
  if (contact === undefined) return [];
  const ended = endAssignment(state, assignment, { because: 'pulled', by }, atMs);
  const wrapUp: Event = { ...wrapUpFinished(state, assignment, 'signed-out', atMs), wrapUpMs: 0 };
  return [
    ...ended,
    ...(ended.length > 1 ? [] : [wrapUp]),
    inItsPlace(nextVisit(state, contact, atMs), { because: 'pulled', by, skip: [] }),
  ];
}
