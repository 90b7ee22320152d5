import { z } from 'zod';
import { LIMITS } from '../../limits.js';
import { CEFR_LEVELS } from '../language.js';
import {
  BOTS_OF_STEP,
  CONDITION_MEASURES,
  OFFER_MODES,
  RANK_KEYS,
  type RoutingPolicy,
  SCHEDULES,
  type Step,
  WRAP_UP_MODES,
} from '../policy.js';
import type { Requires } from '../requires.js';
import { band, count, endsWhereItBegan, FLUTTERS, level, name, names, percent, positive, spanMs } from './fields.js';

const clock = z.enum(['elapsed', 'openHours']);

const step: z.ZodType<Step> = z.strictObject({
  afterMs: spanMs,
  hubs: names.nullable(),
  hubsByLanguage: z.record(name, names),
  bots: z.enum(BOTS_OF_STEP),
  preferences: positive,
  languageTolerance: count,
  languageAtLeast: z.strictObject({ spoken: z.enum(CEFR_LEVELS).nullable(), written: z.enum(CEFR_LEVELS).nullable() }).nullable(),
  machineAssisted: z.boolean(),
  skillTolerance: count,
  skillsDropped: names,
  reserve: count,
  when: z
    .strictObject({
      noneSignedIn: z.boolean(),
      hubClosed: z.boolean(),
      thresholds: z.array(
        z.strictObject({ measure: z.enum(CONDITION_MEASURES), over: count, until: count }).refine(endsWhereItBegan, FLUTTERS),
      ),
    })
    .nullable(),
  raiseBand: band.nullable(),
});

const term = z.union([z.strictObject({ skill: name, level }), z.strictObject({ attribute: name, is: names })]);
const terms = z.strictObject({ all: z.array(term), any: z.array(term), none: z.array(term) });
const item = z.union([term, terms]);
const requires: z.ZodType<Requires> = z.strictObject({ all: z.array(item), any: z.array(item), none: z.array(item) });

export const compiledPolicy: z.ZodType<RoutingPolicy> = z.strictObject({
  target: z.strictObject({
    percent,
    withinMs: spanMs,
    end: z.enum(['answer', 'firstReply', 'resolve']),
    clock,
    riskPercent: percent.nullable(),
  }),
  band,
  steps: z.tuple([step], step).refine((steps) => steps.length <= LIMITS.stepsPerPolicy, `must be at most ${LIMITS.stepsPerPolicy}`),
  rank: z.array(z.enum(RANK_KEYS)),
  offer: z.strictObject({
    mode: z.enum(OFFER_MODES),
    to: positive.max(LIMITS.offersPerContact),
    ttlMs: spanMs,
    strikesMax: count,
    backOffMs: spanMs,
    backOffMaxMs: spanMs,
    coolDownMs: spanMs,
    coolDownOf: z.enum(['all', 'channel']),
    reofferExpiredMs: spanMs,
    reofferRejectedMs: spanMs,
    transferReturnMs: spanMs,
  }),
  lastAgent: z.strictObject({ mode: z.enum(['prefer', 'reserve']), limitMs: spanMs, clock }).nullable(),
  maxWait: z.strictObject({ afterMs: spanMs, to: name.nullable(), callback: z.boolean() }).nullable(),
  callback: z.strictObject({ retryMs: spanMs, attemptsMax: count }),
  shortAbandonMs: spanMs,
  returnWithinMs: spanMs,
  cost: count,
  wrapUpMaxMs: spanMs,
  wrapUp: z.strictObject({ mode: z.enum(WRAP_UP_MODES), minMs: spanMs, extendByMs: spanMs, extensionsMax: count }),
  idle: z.strictObject({ afterMs: spanMs.nullable(), whenFull: z.enum(['wait', 'over']), waitMs: spanMs }).nullable(),
  leaseMs: spanMs.nullable(),
  requires: requires.nullable(),
  site: z.boolean(),
  schedule: z.enum(SCHEDULES),
  skills: z.array(z.strictObject({ skill: name, level })),
});
