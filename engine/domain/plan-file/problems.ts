import { withWhatIsKnown } from '../../errors/if-known.js';
import { CHECK_PROBLEMS } from './check-problems.js';
import { error, hint, type Row, type Severity } from './problem-row.js';

export type { Severity } from './problem-row.js';
export type Path = readonly (string | number)[];

/**
 * Everything that can be wrong with a plan, a roster, a scenario or a file of cases. Only errors keep the file from being used.
 * `{words}` are filled in from the case at hand; what stands in brackets is left out where its word is unknown. Each code has a heading in docs/errors.md; a test counts them.
 */
export const PROBLEMS = {
  FILE_UNREADABLE: error('{file} cannot be read: {detail}.', 'Give the path of a file that can be read.'),
  YAML_INVALID: error('The file is not well-formed YAML or JSON: {detail}.', 'Correct the place; everything after it is unread.'),
  FILE_OF_OTHER_KIND: error('This is a {found}, and a {wanted} is wanted here.', 'Give a {wanted}: {described}. {page} shows one.'),
  VALUE_INVALID: error('{field} {expected}.', 'Correct the value; {page} lists every field.'),
  FIELD_MISSING: error('{field} is missing; it {expected}.', 'Add the field; {page} lists which have defaults.'),
  FIELD_UNKNOWN: error('{owner} has no field {name}.', 'Remove it, or use one of: {names}.'),
  NAME_INVALID: error('"{name}" cannot be a name here: it {expected}.', 'Choose another name.'),
  NAME_UNKNOWN: error('There is no {what} {name}.', 'Name one of: {names}[; {declared}].'),
  NAME_TWICE: error('{what} {name} is given twice.', 'Keep one of them.'),
  LIMIT_PASSED: error('There are {count} {what}; a box holds at most {countMax}.', 'Reduce their number, or use several boxes.'),

  TENANT_MISSING: error('The plan has several tenants and queue {queue} names none.', 'Add "tenant" to the queue.'),
  QUEUE_OF_OTHER_TENANT: error('Queue {queue} belongs to tenant {tenant}.', 'Name a queue of the same tenant.'),
  QUEUE_CIRCULAR: error('Contacts of queue {queue} sent to {to} would come back.', 'Let maxWait, whenFull and overflow lead away only.'),
  OVERFLOW_UNENDING: error('The overflow would end at {until} waiting, above the {waitingOver} it begins over.', 'Lower "until".'),
  CHANNEL_INCOMPLETE: error(
    'Channel {channel} is not built in, so it must state mode and urgency.',
    'Add "mode" and "urgency", or correct its name.',
  ),
  CHANNEL_NOT_TAKEN: error(
    'Queue {queue} does not take {channel}.',
    'Add it to the channels of the queue, or remove what is said about it.',
  ),
  HUB_MONOLINGUAL: error('Hub {hub} is monolingual and has {count} languages.', 'Leave it exactly one language, or make it multilingual.'),
  HUB_ONE_LANGUAGE: hint('Hub {hub} is {kind} and has only one language.', 'Make it monolingual unless more languages will follow.'),
  BLEND_WINDOW_SHORT: error(
    '{outboundPercent} % outbound cannot be measured over the last {window} of an agent of hub {hub}: a single one is already more, or less.',
    'Let "window" be at least {least}.',
  ),
  LEAD_CIRCULAR: error('Hub {hub} would lead itself.', 'Let the chain of leads end at a hub without one.'),
  LEAD_MISSING: error('Queue {queue} has no lead, so a step cannot ask it.', 'Add "lead" to the queue or to its first home hub.'),
  HUB_NOT_FOUND: error('No hub of the plan has that {what}.', 'Name a kind or country that at least one hub has.'),
  HOME_WITHOUT_LANGUAGE: hint(
    'Hub {hub} is home for {language} in queue {queue} and does not list that language.',
    'Add the language to the hub, or choose another home.',
  ),

  THRESHOLD_INVERTED: error(
    'What begins above {over} would end at {until}, above where it began.',
    'Let "until" be at most as high as "over".',
  ),
  SHARES_SUM: error('The shares of queue {queue} add up to {sum} percent.', 'Let them add up to 100.'),
  SLOTS_INCOMPLETE: error('The slots of queue {queue} lack {field}.', 'Give calendar, every and capacity, or list slots of their own.'),
  STEP_AFTER_MISSING: error('Every step but the first must say after which time it opens.', 'Add "after", e.g. "after: 20s".'),
  STEP_NOT_RISING: error(
    'The step opens after {after}, not later than the step before ({before}).',
    'Let the steps open one after the other.',
  ),
  STEP_FIRST_LATE: hint('Nobody is asked during the first {after}.', 'Put a first step without "after" in front unless that is meant.'),
  STEP_MASKED: hint(
    'The step opens no agent that step {earlier} has not opened already.',
    'Remove it, or let it widen hubs, languages or skills.',
  ),
  OFFER_TO_UNUSED: hint('"to" has no effect where offers are made by {mode}.', 'Set "mode: broadcast", or remove it.'),
  WRAP_UP_MIN_UNUSED: hint('"min" has no effect where a wrap-up is {mode}.', 'Set "mode: mandatory", or remove it.'),
  WRAP_UP_MIN_TOO_LONG: hint('A wrap-up of {length} cannot last at least {min}.', 'Let "min" be at most as long as "wrapUpMax".'),
  SKILL_NOT_DROPPABLE: error('Skill {skill} is an authorisation and is never dropped.', 'Remove it from "drop".'),

  CALENDAR_NOT_COMPILED: error(
    'Calendar {calendar} is written as hours and holidays, which the engine cannot turn into instants.',
    'Read the plan with @signalbox/adapters/plan, or pass the compiled calendar in the options.',
  ),
  CALENDAR_MISSHAPEN: error('The compiled calendar {calendar} {expected}.', 'Compile it again with @signalbox/adapters/plan.'),
  CALENDAR_NEVER_OPEN: hint('Calendar {calendar} is never open.', 'Add windows to "weekly".'),
  ZONE_UNKNOWN: error('There is no time zone {zone}.', 'Use an IANA name such as Europe/Lisbon.'),
  WINDOW_INVALID: error(
    '{window} is not a window of time.',
    'Write it as "08:00-20:00"; "22:00-06:00" runs over midnight, "00:00-24:00" is the whole day.',
  ),
  WINDOW_OVERLAP: error('The windows {window} and {other} overlap.', 'Join them, or let one end where the other begins.'),
  DAY_TWICE: error('{day} is given twice.', 'Name each day of the week at most once.'),
  DATE_TWICE: error('{date} is both a holiday and an exception.', 'Keep one of them: an exception with [] is a closed day.'),

  SHIFT_NOT_COMPILED: error(
    'Shift {shift} is written as hours, which the engine cannot turn into instants.',
    'Read the roster with @signalbox/adapters/plan, or pass "compileShift" in the options.',
  ),
  SHIFT_EMPTY: hint('Nobody ever works in shift {shift}.', 'Add windows to "weekly" or "dates".'),
  GROUP_ID: error('The id pattern of group {group} gives every agent the same id.', 'Put {n} into the pattern.'),
  LANGUAGES_MISSING: error('{agent} has no languages, and hub {hub} has several.', 'Add "languages".'),
  HUB_LANGUAGE_UNLISTED: hint(
    '{agent} speaks {language}, which hub {hub} does not list.',
    'Add the language to the hub; it is served either way.',
  ),
  AUTHORISATION_UNDATED: hint('{agent} holds the authorisation {skill} without an end.', 'Add "until" where it must be renewed.'),
  AUTHORISATION_OVER: hint("{agent}'s authorisation {skill} has run out.", 'Renew it, or remove it.'),
  VALIDITY_EMPTY: error('The validity of {skill} ends before it begins.', 'Let "until" come after "from".'),
  BOT_SHIFT: hint('{agent} is a bot and works no shifts.', 'Remove "shift".'),
  BOT_EVERYWHERE: hint(
    '{agent} is a bot that names no queues, and is asked beside people wherever no step speaks of bots: {names}.',
    'Name the "queues" it is for, or say in the steps of those queues where bots are asked: "bots: only" or "bots: none".',
  ),
  CAPACITY_TOO_SMALL: hint(
    '{agent} has capacity {capacity}; one contact of {channel} takes {cost}.',
    'Raise the capacity or remove the channel.',
  ),

  DISTRIBUTION_INVALID: error('{field} is not a valid distribution: {detail}.', 'Correct its mean, variation or points.'),
  VOLUME_UNCLEAR: error('Demand {name} states its volume in {count} ways.', 'Give exactly one of: {names}.'),
  CURVE_INVALID: error('The curve of {field} {expected}.', 'Write times of day that rise, each with the weight from then on: "09:00": 3.'),
  GROUP_UNKNOWN: error('The roster has no group or agent {name}.', 'Name one of: {names}.'),
  SHIFT_OVERFULL: hint(
    'The shifts of {name} ask for {asked} agents, and it has {count}.',
    'Raise the count in the roster; those missing stay away.',
  ),
  SHRINKAGE_OVER: error(
    'At {at} shrinkage takes {percent} of {name} away: {names}.',
    'Rows that apply at the same time add up, to 100 % at most: lower one, or give them hours, days or groups that do not overlap.',
  ),
  ROW_INVALID: error('Column {column}: {value} {expected}.', 'Correct the row; {page} lists the columns of each file.'),
  ROW_TOO_LONG: error(
    'The row has {count} cells, and the first line names {titles} columns.',
    'Put a cell that holds the separator into quotes, and write decimals with a point.',
  ),
  HORIZON_CLOCKS: hint(
    'The clocks are changed on the way: {for} is {hours} hours, and ends when they show {shown}.',
    'Write {whole} to end at midnight.',
  ),
  TARGET_EMPTY: hint(
    'No demand is for {what} {name}: this target stays open.',
    'Name one that customers come to; whoever is handed on counts where the contact arrived.',
  ),
  CUSTOMERS_UNSERVED: hint(
    'Nobody can ever be given a customer of {name}: {reason}.',
    'Give somebody in the roster what they ask for, or open a step that does without; unless that is what you try.',
  ),
  CUSTOMERS_UNSERVED_MEANWHILE: hint(
    'From {from} to {until} nobody can be given a customer of {name}: {reason}.',
    'Publish a plan sooner, or one in which somebody in the roster has what they ask for, or let them wait; unless that is what you try.',
  ),
  NOBODY_AT_WORK: hint(
    'Nobody who could take them is at work when some {count} customers of {name} come to queue {queue}: from {from} to {until}[ ({most} of them); other such times: {others}].',
    'Let somebody work then, or say in the plan what becomes of them: a calendar for the queue, or maxWait; unless that is what you try.',
  ),
  LEFT_ON_HOLD: hint(
    'Queue {queue} closes over customers on hold, and the plan does not say what becomes of them: some {count} were not taken before they gave up or it opened again, after it closed at {at}[ ({most} of them); other such closings: {others}].',
    'Say it in the plan, by whenClosed: callback calls them back, reject serves those inside and needs somebody who stays for them, keep leaves them on hold; or by maxWait.',
  ),
  OWNERS_UNABLE: hint(
    'Nobody of {group} can ever be given a customer of {name}, whose owners they are: {reason}.',
    'Name a group that works in the queue and has what they ask for; unless that is what you try.',
  ),
  ROWS_OUTSIDE: hint(
    '{count} of {all} rows lie outside the horizon, {from} to {until}, and are passed over.',
    'Nothing, if that is meant.',
  ),
  WEEKDAYS_UNNAMED: hint(
    '{name} has weights for Saturday or Sunday and for no day from Monday to Friday: a day without a weight has no customers.',
    'Write mon-fri: 1 beside them, or mon-fri: 0 if nobody comes on those days.',
  ),
  ROWS_NONE: hint('The file has no row below the first line.', 'Write rows below it, unless nothing is meant.'),
  INTERVALS_APART: hint(
    'No interval of {of} follows on another: each is taken as {minutes} minutes long, the shortest distance of two starts of the file.',
    'Say in a column minutes how long they are, unless nobody comes between.',
  ),
  INTERVALS_MIXED: hint(
    'Intervals of the file differ in length: {of} on {date} is taken as {minutes} minutes long from {from}, up to its next start, where others last {least}; rows longer than that: {count}.',
    'Nothing, if that is meant; otherwise say in a column minutes how long each interval is.',
  ),
  INTERVALS_MISSING: hint(
    'Nothing is forecast for {of} on {date} from {from} to {until}: the interval before is taken as {minutes} minutes long; such gaps in the file: {count}.',
    'Say in a column minutes how long it is if it lasts until then, or write a volume of 0 for the time between if nobody comes.',
  ),
  GROUP_UNPLANNED: hint(
    'No file of shifts names group {name}: its {count} agents are there all the time.',
    'Give it shifts, in such a file or under workforce; unless that is meant.',
  ),
  ROWS_SHOWN_TWICE: hint(
    '{count} of {all} rows lie in an hour that the clocks of {zone} show twice, and are taken for the first time.',
    'Write the offset of those that are not, such as 2026-10-25T01:30:00Z.',
  ),
  CSV_INVALID: error('The file is not well-formed CSV: {detail}.', 'Correct the place; everything after it is unread.'),
  CSV_EMPTY: error('The file is empty.', 'Let its first line name the columns: {names}.'),
  COLUMN_MISSING: error('There is no column {column}.', 'Add it to the first line, which names the columns: {names}.'),

  ...CHECK_PROBLEMS,
} as const satisfies Record<string, Row>;

export type ProblemCode = keyof typeof PROBLEMS;

/** One thing wrong with a plan, a roster or a scenario, and where. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** Which of the files `path` leads into; scenarios, and cases of theory, are read by the simulator. */
  readonly of: 'plan' | 'roster' | 'scenario' | 'cases';
  /** Keys and list positions from the top of the file; for an unknown field, up to and including its name. */
  readonly path: Path;
  /** Whether the last key of `path` is itself what is wrong, or the value it stands for. */
  readonly at: 'key' | 'value';
  readonly message: string;
  /** What to do about it. */
  readonly next: string;
  /** The valid name that was most likely meant. */
  readonly nearest: string | null;
}

/** Whether `path` is `prefix` or leads inside it. */
export const isPrefix = (prefix: Path, path: Path): boolean => prefix.every((key, index) => key === path[index]);

type Details = Readonly<Record<string, string | number | readonly string[]>>;

const NAMES_SHOWN = 24;

function fill(text: string, details: Details): string {
  return withWhatIsKnown(text, details).replace(/\{(\w+)\}/g, (whole, word: string) => {
    const value = details[word];
    if (value === undefined) return whole;
    if (typeof value !== 'object') return String(value);
    if (value.length === 0) return '(none)';
    return value.length > NAMES_SHOWN
      ? `${value.slice(0, NAMES_SHOWN).join(', ')} and ${value.length - NAMES_SHOWN} more`
      : value.join(', ');
  });
}

/** Where the fields of each file are described. */
const PAGES: Readonly<Record<Problem['of'], string>> = {
  plan: 'docs/plan.md',
  roster: 'docs/plan.md',
  scenario: 'docs/simulating.md',
  cases: 'docs/cli.md',
};

/** Some names are built in, and a plan may add to them: a list of those there are would hide it. */
const DECLARED: Readonly<Record<string, string>> = {
  channel: 'a plan declares others, with their mode and urgency, under its field channels',
};

/** Makes the problem of a code, its sentences filled in; a nearest name turns the message into a question. */
export function problem(code: ProblemCode, of: Problem['of'], path: Path, details: Details = {}, nearest: string | null = null): Problem {
  const row: Row = PROBLEMS[code];
  const message = fill(row.message, details);
  return {
    code,
    severity: row.severity,
    of,
    path,
    at: code === 'FIELD_UNKNOWN' || code === 'NAME_INVALID' || details['name'] === path.at(-1) ? 'key' : 'value',
    message: nearest === null ? message : `${message.replace(/\.$/, '')}; did you mean ${nearest}?`,
    next: fill(row.next, { page: PAGES[of], ...declared(code, details), ...details }),
    nearest,
  };
}

function declared(code: ProblemCode, { what }: Details): Details {
  const how = code === 'NAME_UNKNOWN' ? DECLARED[String(what)] : undefined;
  return how === undefined ? {} : { declared: how };
}

/** A list of findings that is added to while a file is read, each place and code once. */
export class Findings {
  readonly problems: Problem[] = [];
  readonly of: Problem['of'];
  readonly #seen = new Set<string>();
  #malformed: readonly Path[] = [];

  constructor(of: Problem['of']) {
    this.of = of;
  }

  add(code: ProblemCode, path: Path, details: Details = {}, nearest: string | null = null): void {
    if (this.#malformed.some((malformed) => isPrefix(path, malformed))) return;
    this.take(problem(code, this.of, path, details, nearest));
  }

  /** From now on, what holds a part told so far is not judged as a whole: it would be blamed for what was left out of it. */
  judgeAroundMalformed(): void {
    this.#malformed = this.problems.map(({ path }) => path);
  }

  take(found: Problem): void {
    const key = JSON.stringify([found.code, found.of, found.path, found.message]);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.problems.push(found);
  }

  get failed(): boolean {
    return this.problems.some((found) => found.severity === 'error');
  }
}
