import { type CompiledCalendar, isOpenAt, nextChangeMs } from '@signalbox/engine/plan';
import type { Staffed, StaffGoal } from '@signalbox/simulations/staffing';
import { number, plural } from '../number-text.js';
import { type WallClock, wallClock } from '../wall-clock.js';
import { goalText, stretchText } from './binding.js';

/** The targets that no number of agents on these shifts reaches; periods that miss one for the same reason in one sentence. */
export function lackingTexts(staffed: Staffed): readonly string[] {
  const { goals, found } = staffed;
  const periods = new Map<string, { readonly goal: string; readonly because: string; readonly when: readonly string[] }>();
  for (const [place, goal] of goals.entries()) {
    if ((found.slacks[place] as number) >= 0) continue;
    const said = { goal: goalText(goal), because: whyNot(staffed, goal) };
    const key = `${said.goal}\n${said.because}`;
    const when = periods.get(key)?.when ?? [];
    periods.set(key, { ...said, when: [...when, stretchText(staffed, goal)] });
  }
  return [...periods.values()].map(({ goal, because, when }) => `Not reached: ${goal}${on(when)}; ${because}.`);
}

const PERIODS_SHOWN = 5;

function on(when: readonly string[]): string {
  const named = when.filter((one) => one !== '');
  if (named.length === 0) return '';
  const more = named.length - PERIODS_SHOWN;
  return ` on ${named.slice(0, PERIODS_SHOWN).join(', ')}${more > 0 ? ` and ${number(more)} more` : ''}`;
}

function whyNot(staffed: Staffed, goal: StaffGoal): string {
  const { lines, finished } = staffed;
  const closed = closedText(staffed, goal);
  if (closed !== undefined) return closed;
  const there = lines.some(({ shifts }) => shifts.some(({ fromMs, toMs }) => fromMs < goal.toMs && toMs > goal.fromMs));
  if (!there) return 'no shift is at work then';
  const general = finished
    ? 'more agents on these shifts do not help: look at when they work, and who may serve'
    : 'the search was ended before';
  return nobodyText(staffed, goal) ?? general;
}

/** Queues whose calendar does not open at all in the period of a goal: whoever is at work, nobody is offered anything. */
function closedText({ trial: { plan } }: Staffed, { target: { of }, fromMs, toMs }: StaffGoal): string | undefined {
  const queues = plan.queues.filter(({ id, tenant }) => (of.queue ?? id) === id && (of.tenant ?? tenant) === tenant);
  const closed = queues.flatMap(({ id, calendar }) => {
    const hours = calendar === null ? undefined : plan.calendars[calendar];
    return hours === undefined || opensWithin(hours, fromMs, toMs) ? [] : [`queue ${id} is closed then by its calendar ${calendar}`];
  });
  return queues.length > 0 && closed.length === queues.length ? closed.join(', ') : undefined;
}

function opensWithin(calendar: CompiledCalendar, fromMs: number, toMs: number): boolean {
  if (isOpenAt(calendar, fromMs)) return true;
  const next = nextChangeMs(calendar, fromMs);
  return next !== null && next < toMs && isOpenAt(calendar, next);
}

const STRETCHES_SHOWN = 3;

/** When nobody is there for the contacts of a goal, the periods with most contacts first; `undefined`: somebody always is. */
function nobodyText({ uncovered, trial }: Staffed, { target, fromMs, toMs }: StaffGoal): string | undefined {
  const clock = wallClock(trial.zone);
  const own = uncovered
    .filter((one) => one.targets.includes(target) && one.fromMs < toMs && one.toMs > fromMs)
    .sort((one, other) => other.contacts - one.contacts);
  if (own.length === 0) return undefined;
  const shown = own.slice(0, STRETCHES_SHOWN).map((one) => {
    const contacts = Math.max(1, Math.round(one.contacts));
    return `for ${one.name} from ${clock.full(one.fromMs).slice(0, 16)} to ${endText(one.fromMs, one.toMs, clock)} (${plural(contacts, 'contact')})`;
  });
  const more = own.length - shown.length;
  return `nobody who may serve is at work ${shown.join(', ')}${more === 0 ? '' : ` and ${plural(more, 'more stretch', 'more stretches')}`}`;
}

/** The time at which a period ends, with its date if that is another; midnight belongs to the day before. */
const endText = (fromMs: number, toMs: number, clock: WallClock): string => {
  if (clock.date(toMs - 1) !== clock.date(fromMs)) return clock.full(toMs).slice(0, 16);
  return clock.date(toMs) === clock.date(fromMs) ? clock.minute(toMs) : '24:00';
};
