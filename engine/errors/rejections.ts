import { type Row, row } from './row.js';

/** What a command, a question, a frame or a connection can be refused with. */
export const REJECTIONS = {
  COMMAND_INVALID: row('The command is not well formed: [{field} ]{problem}.', {
    next: 'Correct the field and send it again; docs/asyncapi.json describes every command to the last field.',
  }),
  COMMAND_UNKNOWN: row('There is no command {type}.', { next: 'Use one of the commands in docs/protocol.md[; the nearest is {nearest}].' }),
  COMMAND_STALE: row('Command {n} of {sender} is older than the last {kept} accepted ones.', {
    next: 'Its outcome is no longer known; ask for the state of the contact and go on with a higher number.',
  }),
  COMMAND_FORBIDDEN: row('{role} {sub} may not send {type}[ with {field}][ for {kind} {name}][ without the claim {claim}].', {
    next: 'docs/protocol.md lists what each role may do; a desk acts only on what its agent is offered or handles just now. Anything else needs a token whose scope covers it.',
  }),
  QUERY_INVALID: row('The query is not well formed: [{field} ]{problem}.', { next: 'Correct the field and ask again.' }),
  QUERY_FORBIDDEN: row('{role} {sub} may not ask {type}[ with {field}][ for {kind} {name}][ without the claim {claim}].', {
    next: 'Use a token whose scope covers it; docs/protocol.md lists what each role may ask.',
  }),
  STATISTICS_NOT_KEPT: row('This router keeps no statistics.', {
    next: 'Open it without `statistics: false`, or measure from its records.',
  }),
  PLAN_MISSING: row('No plan has been published yet.', { next: 'Send plan.publish first.', retriable: true }),
  PLAN_IN_USE: row('The {kind} {name}[, channel {channel},] is still used by {count} live contacts.', {
    next: 'Keep it in the plan until they are over.',
    retriable: true,
  }),
  TENANT_UNKNOWN: row('There is no tenant {tenant}.', { next: 'Name one of the plan[; the nearest is {nearest}].' }),
  TENANT_AMBIGUOUS: row('The plan has several tenants and the command names none.', { next: 'Name the tenant.' }),
  QUEUE_UNKNOWN: row('There is no queue {queue}[ in tenant {tenant}].', { next: 'Name one of the plan[; the nearest is {nearest}].' }),
  QUEUE_BY_CALENDAR: row('Queue {queue} follows its calendar.', { next: 'Nothing needs to be done.' }),
  SHARES_NONE: row('Queue {queue} is not shared between hubs.', { next: 'State "shares" in the plan first.' }),
  SHARES_MISFIT: row('{count} shares adding up to {sum} percent do not fit queue {queue}.', {
    next: 'Give one for each of its groups, in this order, adding up to 100: {groups}.',
  }),
  SLOTS_NONE: row('Queue {queue} has no slots to book.', { next: 'State "slots" in the plan first.' }),
  SLOT_UNKNOWN: row('Queue {queue} has no slot that begins at {slot} and can be booked.', {
    next: 'The question "slots" lists those that can be booked[; the next free one begins at {next}].',
  }),
  SLOT_FULL: row('The slot {slot} of queue {queue} is full: its capacity is {capacity}.', {
    next: 'The question "slots" lists those that can be booked[; the next free one begins at {next}].',
    retriable: true,
  }),
  CHANNEL_UNKNOWN: row('Queue {queue} does not take {channel}.', { next: 'It takes {channels}.' }),
  HUB_UNKNOWN: row('There is no hub {hub}.', { next: 'Name one of the plan[; the nearest is {nearest}].' }),
  HUB_STATE: row('Hub {hub} is {state}.', { next: 'Nothing needs to be done.' }),
  ATTRIBUTE_UNKNOWN: row('The plan declares no agent attribute {attribute}.', {
    next: 'Declare it under agentAttributes, or correct the name[; the nearest is {nearest}].',
    retriable: false,
  }),
  ATTRIBUTE_VALUE_UNKNOWN: row('Agent attribute {attribute} has no value {value}.', { next: 'Use one of: {values}.', retriable: false }),
  SKILL_UNKNOWN: row('There is no skill {skill}.', { next: 'Name one of the plan[; the nearest is {nearest}].' }),
  LANGUAGE_UNKNOWN: row('No language of the plan matches {tag}.', { next: 'The plan has {languages}.' }),
  LANGUAGE_UNRESOLVED: row('The language resolver given to the router failed for {tag}: {problem}.', {
    next: 'Nothing was changed. Correct the resolver, or open the router without one.',
  }),
  JURISDICTION_UNKNOWN: row('There is no jurisdiction {jurisdiction}.', { next: 'Name one of the plan[; the nearest is {nearest}].' }),
  CALENDAR_UNKNOWN: row('There is no calendar {calendar}.', { next: 'Name one of the plan[; the nearest is {nearest}].' }),
  CALENDAR_SHORTER: row('Calendar {calendar} would end earlier than it does now.', { next: 'Extend it to a later horizon.' }),
  CAMPAIGN_UNKNOWN: row('The plan has no campaign {campaign}.', { next: 'Name one of the plan[; the nearest is {nearest}].' }),
  CAMPAIGN_ELSEWHERE: row('Contact {contact} belongs to campaign {campaign}, which calls from another queue or channel.', {
    next: 'The campaign calls from queue {queue} on {channel}: use those, or name another campaign.',
  }),
  CAMPAIGN_DECIDES: row('Contact {contact} belongs to campaign {campaign}, which decides on {field} itself.', {
    next: 'Leave the field out: the campaign says when its contacts are dialled and when on a signal.',
  }),
  ZONE_MISSING: row('Contact {contact} does not say which time zone its customer is in.', { next: 'Name one of {zones}.' }),
  CUSTOMER_ZONE_UNKNOWN: row('The plan has no calling window for zone {zone}.', {
    next: 'Name one of the plan, or list it under customerZones[; the nearest is {nearest}].',
  }),
  ZONE_UNUSED: row('Contact {contact} names a zone but no campaign.', { next: 'Name its campaign, or leave the zone out.' }),
  CAMPAIGN_SPENT: row('Contact {contact} has been dialled as often as campaign {campaign} allows: {attempts}.', {
    next: 'Release it, and enqueue what was agreed on as a contact of its own: parent, callback: true, notBeforeMs.',
  }),
  DO_NOT_CONTACT: row('The customer of contact {contact} is not to be contacted.', {
    next: 'No campaign calls this customer; once the customer agrees to be called, send customer.may-contact.',
  }),
  CONTACT_EXISTS: row('Contact {contact} is already {state}.', { next: 'It keeps its place; nothing needs to be done.' }),
  CONTACT_UNKNOWN: row('There is no live contact {contact}.', { next: 'It was never queued, or it is over; look for it in the journal.' }),
  CONTACT_STATE: row('Contact {contact} is {state}[ until {untilMs}][ ({aside})]; {type} does not apply.', {
    next: 'The contact belongs to {owner}[; what ends it now: {endings}].',
  }),
  OWNER_OTHER: row('Contact {contact} belongs to {owner}, not to {expected}.', { next: 'Look at it again before deciding.' }),
  NOT_ELIGIBLE: row('Agent {agent} cannot be given contact {contact}: {because}.', {
    next: 'The reason is {reason}; a supervisor may ask explain, which shows who could take the contact.',
    retriable: true,
  }),
  PARTICIPANT_UNKNOWN: row('{participant} is not a participant in contact {contact}.', { next: 'Nothing needs to be done.' }),
  DISPOSITION_UNKNOWN: row('Queue {queue} has no disposition {disposition}.', { next: 'Name one of {dispositions}.' }),
  QUEUE_REFUSES: row('Queue {queue} is not taking contacts now: {because}.', {
    next: 'Name another queue, or try again later.',
    retriable: true,
  }),
  PARK_ENDLESS: row('Nothing would bring contact {contact} back.', { next: 'Give untilMs, or reply: true.' }),
  PARK_TOO_LONG: row('Contact {contact} would be set aside for longer than {mostMs} ms.', {
    next: 'Give a time no later than {latestMs}; set it aside again when it comes back.',
  }),
  NOT_A_BOT: row('Contact {contact} is handled by {agent}, which is not a bot.', { next: 'Use contact.transfer.' }),
  NOT_WRITTEN: row('Contact {contact} is on {channel}, which is spoken.', {
    next: 'Only written conversations can be reported idle; park the contact, or let its owner hold it.',
  }),
  CALLBACK_STANDS: row('Contact {contact} is to be called already.', {
    next: 'It is called when its turn comes. For another time withdraw it, and enqueue one of its own: parent, callback: true, notBeforeMs.',
  }),
  CALLBACK_NONE: row('Contact {contact} is not to be called.', {
    next: 'Its customer is on the line already, or comes by itself; report contact.dialled once for each time that an agent takes a contact to be called.',
  }),
  NOT_AWAITED: row('Contact {contact} is {state} and is not waiting for a {what}.', { next: 'Nothing needs to be done.' }),
  OFFER_UNKNOWN: row('There is no live offer {offer}.', { next: 'It is over, or was never made; wait for the next offer.' }),
  OFFER_OVER: row('The offer {offer} is {state}.', { next: 'The contact belongs to {owner}; wait for the next offer.' }),
  WRAP_UP_MANDATORY: row('The wrap-up of offer {offer} may not be ended for another {forMs} ms.', {
    next: 'End it from {untilMs} on, sign out with when: free, or ask a supervisor to end it.',
    retriable: true,
  }),
  WRAP_UP_OVER: row('The wrap-up of offer {offer} is over, or there was none.', {
    next: 'Nothing needs to be done: where there was one, wrap-up.finished told how it ended. Who needs more time is set notReady.',
  }),
  WRAP_UP_NOT_BEGUN: row('Offer {offer} is {state}: its wrap-up has not begun.', {
    next: 'It begins with contact.released or assignment.ended; release the contact first.',
  }),
  WRAP_UP_NOT_EXTENDABLE: row('The wrap-up of offer {offer} has been extended as often as is allowed: {extensions}, of at most {most}.', {
    next: 'Finish it in the time that is left.',
  }),
  WRAP_UP_NOT_OPTIONAL: row('The wrap-up of contact {contact} cannot be skipped: queue {queue} makes it {mode}.', {
    next: 'Release the contact without wrapUp: false.',
  }),
  AGENT_UNKNOWN: row('There is no agent {agent}.', { next: 'Name one of the roster[; the nearest is {nearest}].' }),
  AGENT_STATE: row('Agent {agent} is {state}; {type} does not apply.', {
    next: 'Sign in first where it is offline; where it is already as it should be, do nothing: a presence outlives a connection.',
  }),
  AGENT_BUSY: row('Agent {agent} still handles contacts: {count}.', {
    next: 'Release them first; until then the agent may be set notReady.',
    retriable: true,
  }),
  AGENT_CHANNEL: row('Agent {agent} does not handle {channel}.', { next: 'Name channels of the roster: {channels}.' }),
  CHANGE_IMPOSSIBLE: row(
    'Agent {agent} cannot be changed that way[: there is no {kind} {name}][: {authorisation} is an authorisation, which only the roster gives][: {changes} changes are in force already][: it is {state}][: notReady needs one of the reasons {reasons}].',
    {
      next: 'Nobody was changed; correct the change, or leave the agent out.',
    },
  ),
  REASON_UNKNOWN: row('Whoever is notReady needs a reason of the plan[; {reason} is none].', { next: 'Name one of {reasons}.' }),
  CONNECTION_UNKNOWN: row('Agent {agent} has no connection {connection}.', { next: 'Nothing needs to be done: it has gone already.' }),
  CONNECTIONS_TOO_MANY: row('Agent {agent} has {count} connections.', { next: 'Close one of the desk windows.' }),
  ADAPTER_STATE: row('Adapter {adapter} is {state}.', { next: 'Nothing needs to be done.' }),
  LIMIT_REACHED: row('The limit {limit} is reached: {count}[ in contact {contact}].', {
    next: 'docs/limits.md says of what; wait until some have gone, or add a box.',
    retriable: true,
  }),
  ROUTER_CLOSED: row('The router is {phase}.', {
    next: 'Connect again when it is open; repeat the command with the same number.',
    retriable: true,
  }),
  OUTCOME_UNKNOWN: row('The journal failed before the command was durable.', {
    next: 'Repeat it with the same number after the router has recovered: it is carried out once.',
    retriable: true,
  }),
  FRAME_INVALID: row('The frame is not well formed: [{field} ]{problem}.', { next: 'Correct it; docs/protocol.md lists all frames.' }),
  FRAME_TOO_LARGE: row('The frame has {bytes} bytes.', { next: 'Stay below {bytesMax} bytes.' }),
  RATE_EXCEEDED: row('More than {perSecond} frames a second.', { next: 'Wait {waitMs} ms and send it again.', retriable: true }),
  FRAMES_MALFORMED: row('{count} frames of this connection were not well formed.', {
    next: 'The connection is closed; correct the client.',
  }),
  SUBSCRIBED_ALREADY: row('This connection is already subscribed.', { next: 'Nothing needs to be done.' }),
  RELAY_FORBIDDEN: row('{role} {sub} may not send {type} for offer {offer} of contact {contact}.', {
    next: 'Only the owner and the adapter that brought the contact may, from offer.accepted until the assignment is over; relay-fetch is for desks, relay-end for adapters.',
  }),
  RELAY_UNREACHABLE: row('Nobody is connected at the other end of contact {contact}.', {
    next: 'Send it again after the other side is back.',
    retriable: true,
  }),
  RECONCILE_TOO_LARGE: row('More than {holdsMax} contacts were listed.', {
    next: 'Release what is over and list the rest; the list so far is dropped.',
  }),
  RECONCILE_FORBIDDEN: row('{role} {sub} does not bring contacts.', { next: 'Only adapters reconcile.' }),
  TOKEN_MISSING: row('The connection carries no token.', {
    next: 'Send it as `Authorization: Bearer …`, or as the second entry `bearer.<token>` of Sec-WebSocket-Protocol.',
  }),
  TOKEN_INVALID: row('The token is not valid: {problem}.', { next: 'Get a new one from whoever issues them.' }),
  TOKEN_EXPIRED: row('The token has expired.', { next: 'Get a new one and connect again.', retriable: true }),
  TOKEN_UNCHECKED: row('The token could not be checked: the keys for it could not be had just now.', {
    next: 'Connect again later; nothing is known against the token.',
    retriable: true,
  }),
  SCOPE_INVALID: row('The claims of the token are not a valid scope: [{claim}: ]{problem}.', {
    next: 'docs/protocol.md lists the claims of each role.',
  }),
  ORIGIN_FORBIDDEN: row('Pages of {origin} may not connect.', { next: "Add the origin to the gateway's list." }),
  CLIENT_INVALID: row('The query parameter `{parameter}` {problem}.', {
    next: 'Name the client instance, the same after every reconnect: ?client=desk-1. Number its attempts or do not: &run=4f1c&attempt=1.',
  }),
  PROTOCOL_UNSUPPORTED: row('The connection does not ask for {protocol}.', {
    next: 'Send it as the first entry of Sec-WebSocket-Protocol.',
  }),
  UPGRADE_MISSING: row('The request for {path} is not a WebSocket upgrade.', {
    next: 'Connect with a WebSocket client; a proxy in between has to pass on the headers Upgrade and Connection.',
  }),
  PATH_UNKNOWN: row('There is nothing at {path}.', { next: 'The WebSocket is at {known}.' }),
  CLIENT_CLOSED: row('The client was closed before the answer came.', {
    next: 'Whether it was carried out is not known here; look at the state before sending it again.',
    retriable: true,
  }),
  GATEWAY_FULL: row('The gateway holds {count} connections, its limit.', {
    next: 'Connect again later, or to another gateway.',
    retriable: true,
  }),
  ATTEMPTS_EXCEEDED: row('Too many refused connections from this address.', {
    next: 'Wait {waitMs} ms before the next attempt.',
    retriable: true,
  }),
} as const satisfies Record<string, Row>;
