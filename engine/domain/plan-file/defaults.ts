import type { Urgency } from '../channel.js';
import type { PresenceReason } from '../plan.js';
import { NO_ANSWER, SIGNED_IN } from '../plan.js';
import type { RankKeyName } from '../policy.js';
import { MINUTE_MS, SECOND_MS } from '../units.js';
import type { ChannelFile } from './plan-schema.js';
import type { OfferFile, StepFile, TargetFile } from './policy-file.js';

/**
 * What holds where a plan says nothing. Figures are Signalbox's own, in the range of common practice
 * (80 % of calls within 20 s, chat within 30 to 60 s, e-mail within hours); docs/plan.md prints them as a table.
 */
export type Full<T> = { readonly [K in keyof T]-?: Exclude<T[K], undefined> };
type FullChannel = Omit<
  Full<ChannelFile>,
  'returnWithin' | 'schedule' | 'band' | 'rank' | 'target' | 'offer' | 'interruptibleBy' | 'steps' | 'lease' | 'wrapUp' | 'idle'
> & {
  readonly target: Full<TargetFile>;
  readonly offer: Full<OfferFile>;
  readonly interruptibleBy: readonly string[];
  readonly steps: readonly StepFile[];
};

const offered = {
  mode: 'push',
  to: 3,
  backOff: 0,
  backOffMax: '15m',
  coolDown: 0,
  coolDownOf: 'all',
  reofferExpired: '30s',
  reofferRejected: '10m',
  transferReturn: '60s',
} as const;

export const BUILT_IN_CHANNELS = {
  voice: {
    mode: 'spoken',
    urgency: 'live',
    cost: 100,
    max: 1,
    interruptibleBy: [],
    target: { percent: 80, within: '20s', end: 'answer', clock: 'elapsed', risk: 'none' },
    steps: [{}, { after: '20s', hubs: 'any' }, { after: '60s', languages: { preferences: 2 } }],
    offer: { within: '15s', strikes: 1, ...offered },
    lastAgent: 'off',
    shortAbandon: '5s',
    wrapUpMax: '30s',
  },
  chat: {
    mode: 'written',
    urgency: 'conversational',
    cost: 33,
    max: 3,
    interruptibleBy: [],
    target: { percent: 80, within: '45s', end: 'answer', clock: 'elapsed', risk: 'none' },
    steps: [{}, { after: '30s', hubs: 'any' }, { after: '90s', languages: { preferences: 2 } }],
    offer: { within: '20s', strikes: 2, ...offered },
    lastAgent: { mode: 'reserve', limit: '20s', clock: 'elapsed' },
    shortAbandon: '10s',
    wrapUpMax: '15s',
  },
  social: {
    mode: 'written',
    urgency: 'deferrable',
    cost: 33,
    max: 3,
    interruptibleBy: [],
    target: { percent: 80, within: '60m', end: 'firstReply', clock: 'openHours', risk: 'none' },
    steps: [{}, { after: '50%', hubs: 'any' }, { after: '80%', languages: { preferences: 2 } }],
    offer: { within: '60s', strikes: 3, ...offered },
    lastAgent: { mode: 'reserve', limit: '30m', clock: 'elapsed' },
    shortAbandon: 0,
    wrapUpMax: 0,
  },
  email: {
    mode: 'written',
    urgency: 'deferrable',
    cost: 100,
    max: 1,
    interruptibleBy: ['voice', 'chat'],
    target: { percent: 80, within: '4h', end: 'resolve', clock: 'openHours', risk: 'none' },
    steps: [{}, { after: '50%', hubs: 'any' }, { after: '80%', languages: { preferences: 2 } }],
    offer: { within: '120s', strikes: 3, ...offered },
    lastAgent: { mode: 'reserve', limit: '30m', clock: 'openHours' },
    shortAbandon: 0,
    wrapUpMax: 0,
  },
} as const satisfies Record<string, FullChannel>;

/** A channel of the plan's own starts from the built-in one of the same urgency. */
export const TEMPLATES: Readonly<Record<Urgency, FullChannel>> = {
  live: BUILT_IN_CHANNELS.voice,
  conversational: BUILT_IN_CHANNELS.chat,
  deferrable: BUILT_IN_CHANNELS.email,
};

export const BANDS: Readonly<Record<Urgency, number>> = { live: 1, conversational: 2, deferrable: 3 };

const LIVE_RANK: readonly RankKeyName[] = ['ring', 'tier', 'language-fit', 'skill-fit', 'longest-idle'];
const WRITTEN_RANK: readonly RankKeyName[] = ['ring', 'tier', 'language-fit', 'skill-fit', 'least-loaded', 'longest-idle'];
export const RANKS: Readonly<Record<Urgency, readonly RankKeyName[]>> = {
  live: LIVE_RANK,
  conversational: WRITTEN_RANK,
  deferrable: WRITTEN_RANK,
};

/** Where a plan turns the last agent on for a channel that has it off by default. */
export const LAST_AGENT_TURNED_ON = { mode: 'reserve', limitMs: 20 * SECOND_MS, clock: 'elapsed' } as const;

export const PLAN_DEFAULTS = {
  languageAtLeast: 'B2',
  pointMs: MINUTE_MS,
  disconnectGraceMs: 20 * SECOND_MS,
  seed: 1,
  costPerHour: 0,
  skillNeedLevel: 1,
} as const;

export const BLEND_DEFAULTS = { window: 20 } as const;
export const SHARE_DEFAULTS = { window: 100, tolerance: 5, hold: '30s' } as const;

export const WRAP_UP_DEFAULTS = { mode: 'timeBoxed', extendBy: '30s', extensions: 0 } as const;
export const CAMPAIGN_DEFAULTS = {
  band: 3,
  attempts: 6,
  attemptsPerDay: 2,
  retry: { noAnswer: '2h', busy: '10m', machine: '4h', failed: '10m' },
  signalWithin: '30d',
} as const;

export const IDLE_DEFAULTS = { after: 'none', whenFull: 'wait', wait: '60s' } as const;

/** Units, and contacts of one channel at a time. */
export const BOT_DEFAULTS = { capacity: 10_000, channelMax: 1_000 } as const;

export const SLOT_DEFAULTS = { ahead: '30d' } as const;

export const AGENT_DEFAULTS = { handlingPercent: 100, capacity: 100, skillLevel: 3, languageLevel: 'C1' } as const;

const reason = (id: string, paid: boolean, countsAsOccupied = false): PresenceReason => ({ id, paid, countsAsOccupied, maxMs: null });

export const CUSTOMARY_REASONS: readonly PresenceReason[] = [
  reason(NO_ANSWER, true),
  reason(SIGNED_IN, true),
  reason('break', true),
  reason('lunch', false),
  reason('training', true),
  reason('meeting', true),
];
