import type { CommandOf } from '../../domain/commands.js';
import { LIMITS } from '../../limits.js';
import { type Decision, reject } from '../decision.js';
import type { RouterState } from '../state/state.js';
import { ofContact, ownerOf } from '../subject.js';
import { contactByHand } from './by-hand.js';
import { inOtherState } from './contact-leave.js';

/** A supervisor joins an owned contact, or changes the way of taking part. The owner stays the owner. */
export function joinContact(state: Readonly<RouterState>, command: CommandOf<'participant.join'>): Decision {
  const contact = contactByHand(state, command);
  if ('code' in contact) return contact;
  const { participant, mode } = command;
  const owner = ownerOf(state, contact);
  if (owner === null || owner === participant) return inOtherState(state, contact, command.type);
  const others = contact.participants.filter((one) => one.participant !== participant).length;
  if (others >= LIMITS.participantsPerContact)
    return reject('LIMIT_REACHED', { limit: 'participantsPerContact', count: others, contact: contact.contact });
  return [{ type: 'participant.joined', ...ofContact(contact), participant, mode }];
}

export function leaveContact(state: Readonly<RouterState>, command: CommandOf<'participant.leave'>): Decision {
  const contact = contactByHand(state, command);
  if ('code' in contact) return contact;
  const { participant } = command;
  if (!contact.participants.some((one) => one.participant === participant))
    return reject('PARTICIPANT_UNKNOWN', { participant, contact: contact.contact });
  return [{ type: 'participant.left', ...ofContact(contact), participant }];
}
