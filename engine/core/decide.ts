import type { Command } from '../domain/commands.js';
import type { Ms } from '../domain/units.js';
import { setPresence, signIn } from './decide/agent-presence.js';
import { changeAgents, restoreAgents } from './decide/agents-change.js';
import { noteDial, requestCallback } from './decide/callback.js';
import { connectAdapter, connectAgent, loseAdapter, loseAgent } from './decide/connections.js';
import { consultAbout } from './decide/consult.js';
import { assignContact, claimContact } from './decide/contact-claim.js';
import { enqueueContact } from './decide/contact-enqueue.js';
import { abandonContact, withdrawContact } from './decide/contact-leave.js';
import { moveContactTo, prioritiseContact } from './decide/contact-move.js';
import { parkContact, replyContact, signalContact } from './decide/contact-park.js';
import { releaseContact } from './decide/contact-release.js';
import { pullContact, takeOverContact } from './decide/contact-take-back.js';
import { updateContact } from './decide/contact-update.js';
import { allowContact, forbidContact } from './decide/customer.js';
import { forceRelease } from './decide/force-release.js';
import { handOff } from './decide/hand-off.js';
import { resumeHub, suspendHub } from './decide/hub.js';
import { activeContact, idleContact } from './decide/idle.js';
import { acceptOffer, failOffer, rejectOffer } from './decide/offer-answer.js';
import { joinContact, leaveContact } from './decide/participants.js';
import { extendCalendars, publishPlan } from './decide/plan.js';
import { closeInEmergency, overrideDoor, restoreDoor } from './decide/queue-door.js';
import { setShares } from './decide/queue-shares.js';
import { resumeRouter } from './decide/router-resume.js';
import { signOut } from './decide/sign-out.js';
import { bookSlot, cancelSlot } from './decide/slots.js';
import { transferContact } from './decide/transfer.js';
import { extendWrapUp, finishWrapUp } from './decide/wrap-up.js';
import type { Decision } from './decision.js';
import type { RouterState } from './state/state.js';

/** What a command leads to in this state at this instant. Reads, never writes; an expected failure is an answer. */
export function decide(state: Readonly<RouterState>, command: Command, atMs: Ms): Decision {
  switch (command.type) {
    case 'contact.enqueue':
      return enqueueContact(state, command, atMs);
    case 'contact.update':
      return updateContact(state, command);
    case 'contact.claim':
      return claimContact(state, command, atMs);
    case 'contact.assign':
      return assignContact(state, command, atMs);
    case 'contact.force-release':
      return forceRelease(state, command, atMs);
    case 'contact.pull':
      return pullContact(state, command, atMs);
    case 'contact.take-over':
      return takeOverContact(state, command, atMs);
    case 'participant.join':
      return joinContact(state, command);
    case 'participant.leave':
      return leaveContact(state, command);
    case 'contact.transfer':
      return transferContact(state, command, atMs);
    case 'contact.hand-off':
      return handOff(state, command, atMs);
    case 'contact.consult':
      return consultAbout(state, command, atMs);
    case 'contact.move':
      return moveContactTo(state, command, atMs);
    case 'contact.prioritise':
      return prioritiseContact(state, command);
    case 'contact.abandon':
      return abandonContact(state, command, atMs);
    case 'contact.withdraw':
      return withdrawContact(state, command, atMs);
    case 'contact.release':
      return releaseContact(state, command, atMs);
    case 'contact.park':
      return parkContact(state, command, atMs);
    case 'contact.request-callback':
      return requestCallback(state, command, atMs);
    case 'contact.dialled':
      return noteDial(state, command, atMs);
    case 'contact.idle':
      return idleContact(state, command);
    case 'contact.active':
      return activeContact(state, command, atMs);
    case 'contact.reply':
      return replyContact(state, command, atMs);
    case 'contact.signal':
      return signalContact(state, command, atMs);
    case 'customer.do-not-contact':
      return forbidContact(state, command, atMs);
    case 'customer.may-contact':
      return allowContact(state, command);
    case 'offer.accept':
      return acceptOffer(state, command, atMs);
    case 'offer.reject':
      return rejectOffer(state, command, atMs);
    case 'offer.fail':
      return failOffer(state, command, atMs);
    case 'wrap-up.finish':
      return finishWrapUp(state, command, atMs);
    case 'wrap-up.extend':
      return extendWrapUp(state, command);
    case 'agent.sign-in':
      return signIn(state, command);
    case 'agent.sign-out':
      return signOut(state, command, atMs);
    case 'agent.set-presence':
      return setPresence(state, command);
    case 'agents.change':
      return changeAgents(state, command, atMs);
    case 'agents.restore':
      return restoreAgents(state, command, atMs);
    case 'agent.connected':
      return connectAgent(state, command);
    case 'agent.lost':
      return loseAgent(state, command, atMs);
    case 'adapter.connected':
      return connectAdapter(state, command, atMs);
    case 'adapter.lost':
      return loseAdapter(state, command, atMs);
    case 'hub.suspend':
      return suspendHub(state, command, atMs);
    case 'hub.resume':
      return resumeHub(state, command);
    case 'queue.open':
    case 'queue.close':
      return overrideDoor(state, command, atMs);
    case 'queue.emergency-close':
      return closeInEmergency(state, command, atMs);
    case 'queue.restore':
      return restoreDoor(state, command, atMs);
    case 'slot.book':
      return bookSlot(state, command, atMs);
    case 'slot.cancel':
      return cancelSlot(state, command, atMs);
    case 'queue.set-shares':
      return setShares(state, command);
    case 'plan.publish':
      return publishPlan(state, command, atMs);
    case 'calendar.extend':
      return extendCalendars(state, command, atMs);
    case 'router.resume':
      return resumeRouter(state, command, atMs);
    case 'clock.tick':
      return [];
  }
}
