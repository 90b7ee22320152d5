import { planFile, rosterFile } from '@signalbox/engine/plan';
import { z } from 'zod';

const spanMs = z.int().min(0);
/** Counts from the beginning of the case, in milliseconds. */
const atMs = spanMs;
const name = z.string().min(1);

const caseContact = z.strictObject({
  contact: name,
  atMs,
  queue: name,
  channel: name,
  adapter: name,
  languages: z.array(name),
  patienceMs: spanMs.nullable().describe('gives up after so long; null: never'),
  handlingMs: spanMs,
  wrapUpMs: spanMs,
});

const caseFault = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('append-refused'), atMs }).describe('the next append is refused, and nothing of it is stored'),
  z.strictObject({ what: z.literal('append-unconfirmed'), atMs }).describe('the next append is stored and yet refused'),
  z.strictObject({ what: z.literal('disk-slow'), atMs, forMs: spanMs, syncMs: spanMs }).describe('every append takes so long'),
  z
    .strictObject({
      what: z.literal('crash'),
      atMs,
      when: z.enum(['now', 'appended']).describe('at once, or right between the next append and the release of its frames'),
      fate: z.enum(['lost', 'part', 'kept']).describe('what is left of records that were written and not yet synced'),
      downMs: spanMs,
    })
    .describe('the process dies, and is started again'),
  z.strictObject({ what: z.literal('clock-set'), atMs, byMs: z.int() }).describe("somebody sets the machine's clock"),
  z.strictObject({ what: z.literal('stall'), atMs, forMs: spanMs }).describe('the process does nothing for a while: its timers ring late'),
  z
    .strictObject({
      what: z.literal('desk-lost'),
      atMs,
      agent: name,
      forMs: spanMs,
      noticedMs: spanMs.describe('until the gateway notices, be the desk back by then or not'),
      reloads: z.boolean().describe('everything the desk had in memory is gone'),
    })
    .describe('a desk loses its line'),
  z.strictObject({ what: z.literal('desk-slow'), atMs, agent: name, forMs: spanMs, byMs: spanMs }),
  z
    .strictObject({
      what: z.literal('adapter-lost'),
      atMs,
      adapter: name,
      forMs: spanMs,
      noticedMs: spanMs,
      forgets: z.boolean().optional().describe('it is another process when it is back, which holds nothing; default false'),
    })
    .describe('an adapter loses its line'),
  z
    .strictObject({ what: z.literal('command-late'), atMs, sender: name, byMs: spanMs })
    .describe("the sender's next command arrives late, behind those that follow it"),
  z
    .strictObject({ what: z.literal('command-twice'), atMs, sender: name, afterMs: spanMs })
    .describe("the sender's next command arrives once more, so much later"),
  z.strictObject({ what: z.literal('answer-lost'), atMs, sender: name }).describe("the answer to the sender's next command never arrives"),
  z
    .strictObject({ what: z.literal('snapshot'), atMs, spoilt: z.boolean(), trims: z.boolean() })
    .describe('a snapshot is taken of what is durable, perhaps spoilt on its way to the disk; records before it may then be dropped'),
]);

/** Everything a run is made of: equal cases give equal runs, whatever the machine. */
export const faultCase = z.strictObject({
  format: z.literal(1),
  /** The law that was broken when the case was found; `part`: by a part that had been broken on purpose. */
  found: z.strictObject({ law: name, what: z.string(), part: name.optional() }).optional(),
  seed: z.int().min(0).describe('what is not written out (delays of the wire, answers of agents) is drawn with it'),
  safetyMs: spanMs.describe('how long things go wrong; then everybody is back, and whoever is left has to be served'),
  plan: planFile,
  roster: rosterFile,
  contacts: z.array(caseContact),
  faults: z.array(caseFault),
});

export type FaultCase = Readonly<z.input<typeof faultCase>>;
/** A customer of a case. */
export type CaseContact = Readonly<z.infer<typeof caseContact>>;
/** One thing that goes wrong. */
export type CaseFault = Readonly<z.infer<typeof caseFault>>;
export type FaultKind = CaseFault['what'];
/** What a power cut leaves of records that were written and not yet synced. */
export type Fate = 'lost' | 'part' | 'kept';
