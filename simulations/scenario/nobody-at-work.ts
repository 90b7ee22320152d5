import type { Plan } from '@signalbox/engine';
import { isOpenAt, lookUpLanguage, nextChangeMs, type Path, whyUnserved } from '@signalbox/engine/plan';
import { type Demand, tabledResolver } from '../play/index.js';
import type { Context } from './context.js';
import { asking } from './demand/asking.js';
import { type Ruling, rulingsOf } from './rulings.js';
import { shutByChanges } from './shut-by-changes.js';
import { less, type Stretch, within } from './stretches.js';
import { queuesOnward } from './targets/onward.js';
import type { GroupStaff, Trial } from './trial.js';
import { shownText } from './zoned-time.js';

/** Customers as they come to a queue, or are handed on to one. */
interface Coming {
  readonly demand: Demand;
  readonly name: string;
  /** The part of the demand's customers that this is. */
  readonly share: number;
  /** Handed off by a bot: no bot has them again. */
  readonly people: boolean;
}

/** A time without anybody, and how many are expected to come in it. */
interface Lonely extends Stretch {
  readonly contacts: number;
}

/** What is found of the customers of one demand who come to one queue, whatever languages they ask for. */
interface Found {
  readonly path: Path;
  readonly queue: string;
  readonly comings: { readonly name: string; readonly expected: number; readonly alone: boolean }[];
  readonly lonely: Lonely[];
}

/**
 * Reports customers on hold who come while nobody who could take them is at work, though somebody is at other times: the table would show
 * that they gave up, and not why. Whoever planned for it is told nothing: where the queue is closed then by its calendar or by a change, or
 * limits the wait (`maxWait`), the plan says what becomes of them. Mail and the like waits for whoever comes.
 */
export function hintAtNobodyAtWork(context: Context, trial: Trial): void {
  const { read, file, zone } = context;
  const all = comingTo(trial);
  if (all.length === 0) return;
  const servesIn = whoServes(context, trial, all);
  const rulings = rulingsOf(trial).map((ruling) => ({ ...ruling, serves: servesIn(ruling) }));
  const shut = shutByChanges(trial);
  const found = new Map<string, Found>();
  for (const coming of all) {
    const lonely = rulings.flatMap(({ serves, ...ruling }) => {
      const groups = serves(coming);
      if (groups.length === 0) return [];
      const span = { fromMs: Math.max(trial.startMs, ruling.fromMs), toMs: Math.min(trial.toMs, ruling.toMs) };
      const open = less(openIn(ruling.plan, coming.demand, span), shut.get(coming.demand.queue) ?? []);
      const nobody = less(open, groups.flatMap(atWork));
      // Only while somebody comes: what is left of it without the times in which nobody does.
      return less(nobody, less(nobody, comingTimes(coming.demand))).flatMap((one): readonly Lonely[] => {
        const contacts = coming.share * expectedIn(coming.demand, one);
        return contacts > 0 ? [{ ...one, contacts }] : [];
      });
    });
    const { varies = coming.demand.name, queue } = coming.demand;
    const key = `${varies}\n${queue}`;
    const known = found.get(key) ?? { path: file.demand?.[varies] === undefined ? [] : ['demand', varies], queue, comings: [], lonely: [] };
    const expected = coming.share * expectedIn(coming.demand, { fromMs: trial.startMs, toMs: trial.toMs });
    known.comings.push({ name: coming.name, expected, alone: lonely.length > 0 });
    known.lonely.push(...lonely);
    found.set(key, known);
  }
  for (const { path, queue, comings, lonely } of found.values()) {
    const sum = (values: readonly number[]): number => values.reduce((whole, value) => whole + value, 0);
    const count = sum(lonely.map(({ contacts }) => contacts));
    const affected = comings.filter(({ alone }) => alone);
    if (count < LEAST_TOLD || count < LEAST_SHARE * sum(affected.map(({ expected }) => expected))) continue;
    const times = timesOf(lonely);
    const [most] = [...times].sort((one, other) => other.contacts - one.contacts);
    if (most === undefined) continue;
    const [from, until] = [most.fromMs, most.toMs].map((atMs) => shownText(atMs, zone)) as [string, string];
    const others = times.length - 1;
    read.findings.add('NOBODY_AT_WORK', path, {
      count: Math.round(count),
      name: affected.map(({ name }) => name).join(', '),
      queue,
      from,
      until,
      ...(others === 0 ? {} : { others, most: Math.round(most.contacts) }),
    });
  }
}

/** Fewer than one customer in the whole run, or than one in a hundred of them, is no hint's worth. */
const LEAST_TOLD = 1;
const LEAST_SHARE = 0.01;

/** Each time once, whatever languages are asked for in it. */
function timesOf(lonely: readonly Lonely[]): readonly Lonely[] {
  const times = new Map<string, Lonely>();
  for (const one of lonely) {
    const key = `${one.fromMs} ${one.toMs}`;
    times.set(key, { ...one, contacts: one.contacts + (times.get(key)?.contacts ?? 0) });
  }
  return [...times.values()];
}

/** Everybody who comes by themselves and waits on hold: whoever writes a mail or is called by a campaign does not. */
function comingTo(trial: Trial): readonly Coming[] {
  const bots = botsOf(trial);
  return trial.demand.flatMap((demand): readonly Coming[] => {
    const { name, channel, outbound, books } = demand;
    if (outbound != null || books != null || trial.plan.channels[channel]?.urgency === 'deferrable') return [];
    const own = { demand, name, share: 1, people: false };
    const onward = [...queuesOnward(demand, trial)].map((queue): Coming => {
      const by = trial.staff.find(
        ({ transfer }) => transfer !== undefined && transfer.share > 0 && (transfer.to ?? demand.queue) === queue,
      );
      const share = by?.transfer?.share ?? demand.transfer?.share ?? 0;
      return { demand: { ...demand, queue }, name: `${name} handed on to ${queue}`, share, people: by !== undefined && bots.has(by.group) };
    });
    return [own, ...onward];
  });
}

function botsOf({ roster, staff }: Trial): ReadonlySet<string> {
  const bots = new Set(roster.agents.flatMap(({ id, kind }) => (kind === 'bot' ? [id] : [])));
  return new Set(staff.flatMap(({ group, agents }) => (agents.some((id) => bots.has(id)) ? [group] : [])));
}

/** The groups that can be given what is asked, by the plan in force and what they have learned by then; the agents of a group are alike. */
function whoServes({ resolveLanguage = lookUpLanguage }: Context, trial: Trial, all: readonly Coming[]) {
  const stands = tabledResolver(trial.languages, resolveLanguage);
  const bots = botsOf(trial);
  return ({ plan, roster }: Ruling): ((coming: Coming) => readonly GroupStaff[]) => {
    const asked = all.map(({ demand }) => asking(demand, plan, stands));
    const agents = new Map(roster.agents.map((agent) => [agent.id, agent]));
    const able = trial.staff.map((staff) => {
      const [one] = staff.agents.flatMap((id) => agents.get(id) ?? []);
      return { staff, why: one === undefined ? [] : whyUnserved(plan, { ...roster, agents: [one] }, asked) };
    });
    return (coming) => {
      const place = all.indexOf(coming);
      return able.flatMap(({ staff, why }) => (why[place] === null && !(coming.people && bots.has(staff.group)) ? [staff] : []));
    };
  };
}

/** When a queue is open by its calendar; one that limits the wait is left out, for the plan says what becomes of whoever waits there. */
function openIn({ queues, calendars }: Plan, { queue: id, channel }: Demand, { fromMs, toMs }: Stretch): readonly Stretch[] {
  const queue = queues.find((one) => one.id === id);
  if (queue === undefined || fromMs >= toMs || queue.policies[channel]?.maxWait != null) return [];
  const calendar = queue.calendar === null ? undefined : calendars[queue.calendar];
  if (calendar === undefined) return [{ fromMs, toMs }];
  const open: Stretch[] = [];
  for (let atMs = fromMs; atMs < toMs; ) {
    const nextMs = Math.min(toMs, nextChangeMs(calendar, atMs) ?? toMs);
    if (isOpenAt(calendar, atMs)) open.push({ fromMs: atMs, toMs: nextMs });
    atMs = nextMs;
  }
  return open;
}

/** When somebody of a group is planned to be there and on no break. */
const atWork = ({ shifts, hiredMs }: GroupStaff): readonly Stretch[] =>
  shifts.flatMap((shift) => (shift.seats.some((seat) => (hiredMs[seat] ?? 0) <= shift.fromMs) ? less([shift], shift.breaks) : []));

const comingTimes = ({ intervals, recorded = [] }: Demand): readonly Stretch[] => {
  const [first, last] = [recorded[0], recorded.at(-1)];
  const ofRecord = first === undefined || last === undefined ? [] : [{ fromMs: first.arrivalMs, toMs: last.arrivalMs + 1 }];
  return [...intervals.filter(({ volume }) => volume > 0), ...ofRecord];
};

const expectedIn = ({ intervals, recorded = [] }: Demand, stretch: Stretch): number =>
  intervals.reduce((sum, one) => sum + (one.volume * within(one, stretch)) / (one.toMs - one.fromMs), 0) +
  recorded.filter(({ arrivalMs }) => arrivalMs >= stretch.fromMs && arrivalMs < stretch.toMs).length;
