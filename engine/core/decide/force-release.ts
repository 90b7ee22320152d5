import type { CommandOf } from '../../domain/commands.js';
import type { Ms } from '../../domain/units.js';
import type { Decision } from '../decision.js';
import type { RouterState } from '../state/state.js';
import { assignmentOf } from '../subject.js';
import { contactByHand } from './by-hand.js';
import { inOtherState } from './contact-leave.js';
import { release } from './contact-release.js';

/** A supervisor frees an agent of a stuck contact, whatever its adapter says or does not say. Audited, with the reason. */
export function forceRelease(state: Readonly<RouterState>, command: CommandOf<'contact.force-release'>, atMs: Ms): Decision {
  const contact = contactByHand(state, command);
  if ('code' in contact) return contact;
  const assignment = assignmentOf(state, contact);
  if (assignment === undefined) return inOtherState(state, contact, command.type);
  const { reason, by } = command;
  return release(
    state,
    contact,
    assignment,
    { disposition: reason, talkMs: null, holdMs: null, because: 'forced', by, followUp: null },
    atMs,
  );
}
