import type { Reason, StepReason } from './context.js';
import { asker } from './reasons/asker.js';
import { authorisation } from './reasons/authorisation.js';
import { bots } from './reasons/bots.js';
import { channel } from './reasons/channel.js';
import { connection } from './reasons/connection.js';
import { handedOff } from './reasons/handed-off.js';
import { hubOpen } from './reasons/hub-open.js';
import { language } from './reasons/language.js';
import { leaving } from './reasons/leaving.js';
import { presence } from './reasons/presence.js';
import { requirement } from './reasons/requirement.js';
import { residency } from './reasons/residency.js';
import { ringHub } from './reasons/ring-hub.js';
import { schedule } from './reasons/schedule.js';
import { skills } from './reasons/skills.js';
import { tenant } from './reasons/tenant.js';
import { tier } from './reasons/tier.js';
import { workplace } from './reasons/workplace.js';

/** Reasons that hold whatever the agent is handling at the moment and whichever ring is open. */
export const FIXED_REASONS: readonly Reason[] = [
  presence,
  connection,
  schedule,
  tenant,
  channel,
  hubOpen,
  residency,
  workplace,
  authorisation,
  requirement,
  asker,
  tier,
  handedOff,
  leaving,
];

/** Reasons that a ring may relax; each is asked for every open step. */
export const STEP_REASONS: readonly StepReason[] = [ringHub, bots, language, skills];
