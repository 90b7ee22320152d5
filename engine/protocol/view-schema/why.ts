import { z } from 'zod';
import { count, ms, name, nullable } from '../event-schema/fields.js';
import { contactView } from './work.js';

/** Why a contact waits and who may have it, and figures, as views show them. */

const counts = z.record(z.string(), count);
const notRoutable = nullable(
  z.object({
    reason: z.enum([
      'queue-closed',
      'adapter-lost',
      'parked',
      'not-before',
      'signal',
      'callback',
      'retry',
      'window',
      'attempts',
      'opening',
      'slot',
    ]),
    because: name,
    untilMs: nullable(ms).describe('null: it is not known when it ends'),
  }),
).describe('what keeps it from everybody; null: nothing, or an agent has it');

export const explainView = z
  .object({
    contact: contactView,
    planVersion: count,
    rankKeys: z.array(name),
    notRoutable,
    verdicts: z
      .array(
        z.object({
          agent: name,
          hub: name,
          eligible: z.boolean(),
          reason: nullable(name).describe('the first one against; null: eligible'),
          because: nullable(name),
          ring: nullable(count),
          rank: nullable(z.record(z.string(), z.array(count))).describe('by key, lower is better; null: not eligible'),
        }),
      )
      .describe('the best agent first, then those who are not eligible'),
    counts: counts.describe('agents per reason against; `eligible`: those without one'),
  })
  .describe('one contact and every agent, with the reason against or the rank');

export const whyWaitingView = z
  .object({
    contact: contactView,
    planVersion: count,
    notRoutable,
    counts: counts.describe('agents per reason; one with two reasons counts under both'),
    singleObstacles: z
      .array(z.object({ reason: name, agents: z.array(name), hubs: z.array(name) }))
      .describe('what would have to change, and for whom; the reason with most agents first'),
    nextRing: nullable(z.object({ step: count, atMs: nullable(ms) })).describe(
      'atMs null: the queue’s clock stands still; null: all are open',
    ),
    helpfulStep: nullable(count).describe('the first step that would add somebody who could take it at once'),
    estimate: nullable(
      z.object({
        position: count.describe('from 1'),
        places: count,
        handlingMs: z.number().describe('duration: mean of the last handling times'),
        p50Ms: z.number().describe('duration'),
        p90Ms: z.number().describe('duration'),
      }),
    ).describe('null: nothing can be said'),
    release: nullable(name).describe('the single change that would release it, in a sentence'),
  })
  .describe('why a contact waits, how long it may, and what would release it');

const FOLLOWED = {
  arrived: count,
  contacts: count,
  answered: count,
  answeredByBots: count,
  handedOff: count,
  inHand: count,
  abandoned: count,
  shortAbandoned: count,
  withdrawn: count,
  rejected: count,
  unreached: count,
  exhausted: count,
  waiting: count,
  answeredWithinTarget: count,
  targetsAtRisk: count,
  targetsMissed: count,
  waitedMs: ms.describe('duration: sum of the waits of the answered'),
  longestWaitMs: ms.describe('duration: the longest wait that has ended'),
};
const HAPPENED = {
  offers: count,
  expired: count,
  refused: count,
  failed: count,
  revoked: count,
  handled: count,
  talkMs: ms,
  holdMs: ms,
  wrapUpMs: ms,
  staffedMs: ms.describe('duration, like the two that follow; of hubs and agents only'),
  readyMs: ms,
  occupiedMs: ms,
};

export const statisticsView = z
  .object({
    by: name,
    sinceMs: nullable(ms).describe('instant of the first record counted; null: none yet'),
    rows: z.array(z.object({ key: name, ...FOLLOWED, ...HAPPENED })),
  })
  .describe('counts and times by key; docs/supervision.md says what each counts');
