import { instantIn } from './instants.js';
import * as kinds from './kinds.js';
import { column, optional, type PlannerFile, readRows } from './rows.js';

/**
 * Expected volumes. If minutes are empty, intervals are as long as the smallest gap between two starts in the file. Handle time includes
 * wrap-up.
 */
const FORECAST = {
  date: column(kinds.date),
  start: column(kinds.beginning),
  queue: column(kinds.text),
  channel: column(kinds.text),
  language: optional(kinds.text),
  volume: column(kinds.amount),
  handleTime: optional(kinds.seconds),
  minutes: optional(kinds.whole),
};

/** Contacts one by one. Handling time and patience are drawn at random if empty; without priority, band or skills a contact has none of its own. */
const RECORDED = {
  at: column(instantIn('UTC')),
  queue: column(kinds.text),
  channel: column(kinds.text),
  language: optional(kinds.text),
  handling: optional(kinds.seconds),
  patience: optional(kinds.patience),
  priority: optional(kinds.priority),
  band: optional(kinds.band),
  skills: optional(kinds.skills),
};

/** Contacts already waiting at the start, by how long. */
const BACKLOG = {
  queue: column(kinds.text),
  channel: column(kinds.text),
  language: optional(kinds.text),
  age: column(kinds.age),
  contacts: column(kinds.whole),
};

/** Agents required, from one start of the group to its next. */
const STAFFING = { date: column(kinds.date), start: column(kinds.beginning), group: column(kinds.text), required: column(kinds.amount) };

/** Rows of a group and day with the same `split` are parts of one shift, worked by the same agents. */
const SHIFTS = {
  date: column(kinds.date),
  group: column(kinds.text),
  agents: column(kinds.whole),
  from: column(kinds.minute),
  to: column(kinds.minute),
  breaks: optional(kinds.breaks),
  split: optional(kinds.text),
};

const SHRINKAGE = {
  date: optional(kinds.date),
  start: optional(kinds.minute),
  end: optional(kinds.minute),
  group: optional(kinds.text),
  class: column(kinds.text),
  share: column(kinds.share),
};

/**
 * Month 1 is the first after hiring. Attrition is the share of agents in that month who leave in it; the last row applies to all later
 * months.
 */
const COMPETENCE = {
  group: column(kinds.text),
  month: column(kinds.whole),
  handling: column(kinds.percent),
  attrition: optional(kinds.share),
};

/** What planners assume of a channel: how much longer per other contact in hand, who comes again and when, and how far days vary. */
const CHANNELS = {
  channel: column(kinds.text),
  concurrent: optional(kinds.percent),
  repeat: optional(kinds.share),
  repeatAfter: optional(kinds.seconds),
  variation: optional(kinds.amount),
};

/** Minor units of the currency. */
const COSTS = { hub: column(kinds.text), perDay: optional(kinds.minorUnits), teamMin: optional(kinds.whole) };

/** Premiums on paid hours; the first row that applies counts. With `hubs`, such as cork+lisbon, only theirs, in local time of each. */
const PREMIUMS = {
  date: optional(kinds.date),
  start: optional(kinds.minute),
  end: optional(kinds.minute),
  percent: column(kinds.percent),
  hubs: optional(kinds.text),
};

export { PLAIN_BREAK, type PlannedBreak } from './kinds.js';

export const PLANNER_FILES = {
  forecast: FORECAST,
  recorded: RECORDED,
  backlog: BACKLOG,
  staffing: STAFFING,
  shifts: SHIFTS,
  shrinkage: SHRINKAGE,
  competence: COMPETENCE,
  channels: CHANNELS,
  costs: COSTS,
  premiums: PREMIUMS,
} as const;
export type PlannerFileKind = keyof typeof PLANNER_FILES;

export const readForecast = (file: PlannerFile) => readRows(file, FORECAST);
/** Instants without an offset are local times of the zone. */
export const readRecorded = (file: PlannerFile, zone: string) => readRows(file, { ...RECORDED, at: column(instantIn(zone)) });
export const readBacklog = (file: PlannerFile) => readRows(file, BACKLOG);
export const readStaffing = (file: PlannerFile) => readRows(file, STAFFING);
export const readShifts = (file: PlannerFile) => readRows(file, SHIFTS);
export const readShrinkage = (file: PlannerFile) => readRows(file, SHRINKAGE);
export const readCompetence = (file: PlannerFile) => readRows(file, COMPETENCE);
export const readChannels = (file: PlannerFile) => readRows(file, CHANNELS);
export const readCosts = (file: PlannerFile) => readRows(file, COSTS);
export const readPremiums = (file: PlannerFile) => readRows(file, PREMIUMS);
