import { fields } from '@signalbox/engine/plan';
import { z } from 'zod';
import { JUDGED_WHOM } from '../targets/whom.js';
import { behaviourFile, desksFile } from './behaviour-file.js';
import { changeFile } from './change-file.js';
import { demandFile } from './demand-file.js';
import { publishedFile } from './published-file.js';
import { workforceFile } from './workforce-file.js';
import { hours, moment, share, when } from './written-values.js';

const path = z.string().min(1).max(1_000);
const paths = z.array(path).min(1);

const horizonFile = z.strictObject({
  start: moment.describe('date (midnight), time of a day by the clocks of the zone, or instant'),
  zone: fields.zone.optional().describe("zone of dates and times of day; default: that of the plan's first hub"),
  for: fields.duration.describe('how long customers arrive'),
  warmUp: fields.duration.optional().describe('from the start, not counted; default none'),
  end: z
    .enum(['serve-out', 'cut'])
    .optional()
    .describe('whether customers still there at the end are served out, or told as unserved; default serve-out'),
  interval: fields.duration.optional().describe('of measures over the day: 15m, 30m …; default 30m'),
  seed: z.int().min(0).optional().describe('default 1'),
  replications: fields.count.max(10_000).optional().describe('default 10'),
});

const of = {
  queue: fields.name.optional(),
  channel: fields.name.optional(),
  hub: fields.name.optional(),
  language: fields.languageTag.optional(),
  tenant: fields.name.optional(),
  group: fields.name.optional(),
};

const targetFile = z.strictObject({
  serviceLevel: share.optional().describe('least share answered within, of all who arrived'),
  within: fields.duration.optional().describe("default: the target of the queue's policy"),
  abandoned: share.optional().describe('most'),
  occupancy: share.optional().describe('most'),
  handling: fields.duration.optional().describe('mean, wrap-up included, at most'),
  wait: fields.duration.optional().describe('mean wait of the answered, at most'),
  whom: z
    .enum(JUDGED_WHOM)
    .optional()
    .describe(
      'which customers; default where both kinds come: for handling all, for the rest those who come by themselves. handed-on: contacts handed on to the queue, by their wait for the next agent',
    ),
  ...of,
});

const hubCostFile = z.strictObject({
  perDay: fields.money.optional().describe('fixed cost of a day, minor units'),
  teamMin: z.int().min(1).optional().describe('fewest agents a hub may be run with'),
});

const costsFile = z.strictObject({
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as EUR')
    .optional(),
  premiums: z
    .array(
      z.strictObject({
        percent: share,
        hours: hours.optional(),
        ...when,
        hubs: z.array(fields.name).min(1).optional().describe('whose hours, in local time of each; default: all, in the scenario’s zone'),
      }),
    )
    .optional()
    .describe('what a paid hour costs at certain times, e.g. sundays 150%; the first that holds counts'),
  hubs: z.record(fields.name, hubCostFile).optional(),
});

/** Planners' own files, as CSV; docs/planner-files.md lists their columns. */
const filesFile = z.strictObject({
  forecast: paths.optional().describe('volumes and handling times by interval, queue, channel and language'),
  recorded: paths.optional().describe('contacts of a recorded day, one a line'),
  backlog: paths.optional().describe('contacts waiting since before the start, by queue, channel, language and age'),
  staffing: paths.optional().describe('agents required by interval and group'),
  shifts: paths.optional().describe('shifts by date and group, with breaks'),
  shrinkage: paths.optional().describe('shrinkage by class and interval'),
  competence: paths.optional().describe('attrition and handling time by group and month since hiring'),
  channels: paths.optional().describe('by channel: handle-time inflation per other contact, repeat rate, variation of days'),
  costs: paths.optional().describe('fixed cost and least team by hub'),
  premiums: paths.optional().describe('what a paid hour costs at certain times'),
});

/** A scenario as people write it. `plan` and `roster` are paths, or written inline as in a file of their own. */
export const scenarioFileWith = <P extends z.ZodType, R extends z.ZodType>(plan: P, roster: R) =>
  z.strictObject({
    scenario: fields.name.describe('name of the scenario'),
    about: z.string().max(4_000).optional().describe('what it shows, and where its figures are from'),
    plan: z.union([path, plan], { error: 'must be the path of a plan, or a plan' }),
    roster: z.union([path, roster], { error: 'must be the path of a roster, or a roster' }),
    horizon: horizonFile,
    demand: z.record(fields.name, demandFile).optional().describe('kinds of customers, by a name of yours'),
    behaviour: z.record(fields.name, behaviourFile).optional().describe('by channel'),
    desks: z.record(fields.name, desksFile).optional().describe('how agents answer offers, by channel, or "default"'),
    workforce: workforceFile.optional(),
    changes: z.array(changeFile).optional().describe('what operations do on the way'),
    targets: z.array(targetFile).optional().describe('what has to be reached'),
    published: z.array(publishedFile).optional().describe('figures published about the operation, held against what the simulation shows'),
    costs: costsFile.optional(),
    files: filesFile.optional().describe("planners' own files"),
  });

export const scenarioFile = scenarioFileWith(z.record(z.string(), z.unknown()), z.record(z.string(), z.unknown()));
export type ScenarioFile = z.infer<typeof scenarioFile>;
