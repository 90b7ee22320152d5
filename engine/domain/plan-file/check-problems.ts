import { hint, type Row, warning } from './problem-row.js';

/** What cannot work between a plan and its roster, though both are in order: what `check` finds. */
export const CHECK_PROBLEMS = {
  QUEUE_UNSERVED: warning(
    'Nobody can ever be given a contact by {channel} in queue {queue}: {reason}.',
    'Add such an agent, or widen the steps.',
  ),
  LANGUAGE_UNSERVED: warning(
    'Nobody can ever be given a contact in {languages} (from {level}) by {channel} in queue {queue}: {reason}.',
    'Add such an agent, or widen the steps.',
  ),
  RESIDENCY_UNSERVED: warning(
    'Nobody can ever be given a contact in {languages} by {channel} in queue {queue} that is to be handled in {jurisdiction}: {reason}.',
    'Add an agent who works there, or list the jurisdiction at the hub that may handle its data.',
  ),
  DEMAND_UNSERVED: hint(
    'Contacts {asking} would wait in queue {queue} ({channel}) until they give up: nobody can ever be given one.',
    'Nothing, if none arrive there. Else add such an agent, widen the steps, or set maxWait.',
  ),
  LANGUAGE_UNSPOKEN: hint('Nobody in the roster speaks {language}.', 'Add an agent, or remove the language.'),
  SKILL_UNHELD: hint('Nobody in the roster holds the skill {skill}.', 'Give it to an agent, or remove it.'),
  AGENT_UNUSED: hint('{agents} can be given no contact of any queue: {reason}.', 'Widen what the agent takes, or a step of a queue.'),

  STEP_TOO_LATE: warning(
    'The step opens after {after}, and contacts leave queue {queue} after {maxWait}.',
    'Let it open before maxWait, or raise that.',
  ),
  STEP_ADDS_NOBODY: warning(
    'The step opens no agent of the roster to contacts of queue {queue} by {channel} whom the steps before it have not opened.',
    'Remove it, or let it widen hubs, languages or skills further.',
  ),
  RESERVE_TOO_HIGH: warning(
    'The step keeps {reserve} agents in reserve and holds {agents} at most, so it never draws anybody for queue {queue} ({channel}).',
    'Lower "reserve" below the number of agents, or widen the step.',
  ),
  CONDITION_NEVER: hint(
    'The condition holds above {over}, and queue {queue} takes {limit} at most: only urgent and moved contacts could bring it about.',
    'Lower it below the limit of the queue.',
  ),
  AFFINITY_OUTLASTS: hint(
    'Contacts of queue {queue} are kept for their last agent for {limit}, and leave the queue after {maxWait}.',
    'Let the limit end before maxWait.',
  ),
  WAY_UNSERVED: warning(
    'Queue {to} is sent contacts of queue {queue} that nobody can ever be given there: {channel} in {languages}.',
    'Let {to} ask agents who take them, or send them elsewhere.',
  ),
  SHARE_GROUP_EMPTY: warning(
    'Nobody of {hubs} can be given a contact of queue {queue}, so their {percent} % are never reached.',
    'Add agents there, or give the percents to other hubs.',
  ),
  SHARE_NEVER_GATES: hint(
    'The shares of queue {queue} never keep work for a group: {reason}.',
    'Lower "tolerance", raise "hold", or rely on the rank key share.',
  ),
  BLEND_UNUSED: hint(
    'Nobody of hub {hub} can be given a contact of a campaign, so its blend never decides.',
    'Remove it, or let somebody there take a campaign.',
  ),
  TIER_UNUSED: hint('{agents}: this tier never decides, because {reason}.', 'Remove it, or correct what it names.'),
  STARVATION_POSSIBLE: hint(
    'Contacts by {channel} in queue {queue} get nobody as long as more urgent ones wait in {others}: every agent who takes them ({count} in all) takes those first.',
    'Give some agents only this work, keep a reserve in the steps of the more urgent queues, or raise the band in a late step.',
  ),
  HOURS_UNCOVERED: warning(
    'In {uncovered} of the next {open} hours that queue {queue} ({channel}) is open, nobody is there who could take contacts {asking}: {hubs} closed or off shift; first {from} to {to}.',
    'Open a hub or add a shift then, add a step that asks an open hub, or close the queue.',
  ),
  HUB_OFF_SHIFT: hint(
    'In {uncovered} of the next {open} hours that hub {hub} is open, nobody of it who speaks {languages} is on shift; first {from} to {to}.',
    'Add a shift then, or shorten the hours of the hub.',
  ),
} as const satisfies Record<string, Row>;
