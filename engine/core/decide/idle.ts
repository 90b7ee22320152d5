import type { CommandOf } from '../../domain/commands.js';
import type { IdlePolicy } from '../../domain/policy.js';
import type { Ms } from '../../domain/units.js';
import type { Rejection } from '../../errors.js';
import { offerTable } from '../../lifecycle/tables.js';
import { goingOn } from '../../routing/resume.js';
import { type Decision, reject } from '../decision.js';
import type { LiveOffer, RouterState } from '../state/state.js';
import { assignmentOf, findContact, ofOffer, policyOf } from '../subject.js';
import { inOtherState } from './contact-leave.js';

/** The adapter reports that the customer is silent. A conversation that is idle already stays idle. */
export function idleContact(state: Readonly<RouterState>, command: CommandOf<'contact.idle'>): Decision {
  const found = conversation(state, command);
  if ('code' in found) return found;
  const { assignment } = found;
  return offerTable.can(assignment.state, 'assignment.idled')
    ? [{ type: 'assignment.idled', ...ofOffer(assignment), because: 'told' }]
    : [];
}

/**
 * The customer has written: an idle conversation is resumed, now or as soon as its owner can; in an active one, the time of silence starts
 * anew.
 */
export function activeContact(state: Readonly<RouterState>, command: CommandOf<'contact.active'>, atMs: Ms): Decision {
  const found = conversation(state, command);
  if ('code' in found) return found;
  const { assignment, idle } = found;
  if (assignment.state === 'assigned' && idle.afterMs !== null)
    return [{ type: 'assignment.heard', ...ofOffer(assignment), idleDueMs: atMs + idle.afterMs }];
  if (assignment.state !== 'idle' || assignment.resumeDueMs !== null) return [];
  const agent = state.agents.get(assignment.agent);
  const now = agent === undefined ? [] : goingOn(state, agent, assignment, atMs);
  return now.length > 0 ? now : [{ type: 'assignment.woken', ...ofOffer(assignment), resumeDueMs: atMs + idle.waitMs }];
}

function conversation(
  state: Readonly<RouterState>,
  command: CommandOf<'contact.idle' | 'contact.active'>,
): { readonly assignment: LiveOffer; readonly idle: IdlePolicy } | Rejection {
  const contact = findContact(state, command.tenant ?? '', command.contact);
  if (contact === undefined) return reject('CONTACT_UNKNOWN', { contact: command.contact });
  const assignment = assignmentOf(state, contact);
  if (assignment === undefined) return inOtherState(state, contact, command.type);
  const idle = policyOf(state, contact)?.idle ?? null;
  return idle === null ? reject('NOT_WRITTEN', { contact: contact.contact, channel: contact.channel }) : { assignment, idle };
}
