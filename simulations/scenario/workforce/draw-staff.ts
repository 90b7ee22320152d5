import type { Stream } from '../../chance/index.js';
import type { Pause, Shift } from '../../play/index.js';
import type { GroupStaff, PlannedShift, Trial } from '../trial.js';

/** One agent's shift as it was planned, and as it really is. */
export interface DrawnStaff {
  readonly group: string;
  readonly hub: string;
  readonly agent: string;
  /** Planned and paid: within the seat's time, whoever occupies it. */
  readonly fromMs: number;
  /** Infinite if the agent is always there. */
  readonly toMs: number;
  /** As planned, whether the agent came or was away: nobody is paid for a lunch that is not paid because of having been ill at that time. */
  readonly breaks: readonly Pause[];
  /** `null`: the agent did not come. */
  readonly shift: Shift | null;
}

const MONTH_MS = 30.4375 * 86_400_000;

/** Draws who comes to work, and who is away from contacts when. Every seat has its own stream: one more seat changes no other. */
export function drawStaff(staff: GroupStaff, { startMs, toMs }: Trial, streamOf: (name: string) => Stream): readonly DrawnStaff[] {
  const { group, hub, agents } = staff;
  const seats = agents.map((_, seat) => openSeat(staff, seat, { startMs, toMs }, streamOf(`staff/${group}/${seat}`)));
  const drawn: Drawn[] = [];
  const present: PlannedShift[] = [];
  for (const planned of staff.shifts)
    for (const seat of planned.seats) {
      const own = seats[seat] as Seat;
      const tenure = own.tenureAt(planned.fromMs);
      if (tenure === undefined) continue;
      const place = own.comes(planned.day) ? present.push(planned) - 1 : null;
      drawn.push({ planned, agent: agents[seat] as string, sinceMs: planned.fromMs - tenure.hiredMs, place });
    }
  const away = awayFromContacts(staff, present, streamOf(`staff/${group}/shrinkage`));
  return drawn.map(({ planned, agent, sinceMs, place }): DrawnStaff => {
    const { fromMs, toMs: untilMs } = planned;
    const paid = { group, hub, agent, fromMs, toMs: untilMs, breaks: laidTogether(planned.breaks, planned) };
    if (place === null) return { shift: null, ...paid };
    const pauses = laidTogether([...planned.breaks, ...(away.get(place) ?? [])], planned);
    const percent = competenceAt(staff.competence, sinceMs);
    const shift: Shift = {
      agent,
      fromMs,
      toMs: Number.isFinite(untilMs) ? untilMs : null,
      ...(pauses.length === 0 ? {} : { pauses }),
      ...(percent === 100 ? {} : { handlingPercent: percent }),
    };
    return { shift, ...paid };
  });
}

/** One seat's shift, before it is known who is taken away from contacts. */
interface Drawn {
  readonly planned: PlannedShift;
  readonly agent: string;
  readonly sinceMs: number;
  /** Index among those who have come; `null`: did not come. */
  readonly place: number | null;
}

/** The time during which one person occupies a seat. */
interface Tenure {
  readonly hiredMs: number;
  readonly leavesMs: number;
}

interface Seat {
  tenureAt(atMs: number): Tenure | undefined;
  /** To be asked once a day. */
  comes(day: number): boolean;
}

function openSeat(
  { hiredMs, attrition, absence }: GroupStaff,
  seat: number,
  { startMs, toMs }: Pick<Trial, 'startMs' | 'toMs'>,
  stream: Stream,
): Seat {
  const tenures: Tenure[] = [];
  let from = hiredMs[seat] ?? Number.NEGATIVE_INFINITY;
  if (attrition === null) tenures.push({ hiredMs: from, leavesMs: Number.POSITIVE_INFINITY });
  else {
    while (from < toMs && tenures.length < TENURES_MAX) {
      const sinceMs = Math.max(from, startMs);
      const leavesMs = sinceMs + lastsMs(attrition.perMonth, sinceMs - from, -Math.log1p(-stream()));
      tenures.push({ hiredMs: from, leavesMs });
      from = leavesMs + attrition.refillMs;
    }
  }
  const days = new Map<number, boolean>();
  return {
    tenureAt: (atMs) => tenures.find((one) => atMs >= one.hiredMs && atMs < one.leavesMs),
    comes(day) {
      const known = days.get(day) ?? (absence === 0 || stream() >= absence);
      days.set(day, known);
      return known;
    },
  };
}

const TENURES_MAX = 1_000;

/** The rate of leaving that corresponds to a share leaving within a month. */
const rateOf = (share: number): number => -Math.log1p(-Math.min(share, 0.999_999)) / MONTH_MS;

/**
 * How long somebody stays who has been there for `ageMs`, from a unit-exponential draw: within a month the rate is constant. Those there
 * from the beginning are past all months with rates of their own.
 */
function lastsMs(perMonth: readonly number[], ageMs: number, drawn: number): number {
  let passedMs = 0;
  let left = drawn;
  for (let month = Math.floor(ageMs / MONTH_MS); month < perMonth.length - 1; month++) {
    const rate = rateOf(perMonth[month] as number);
    const restMs = (month + 1) * MONTH_MS - (ageMs + passedMs);
    if (rate > 0 && rate * restMs >= left) return passedMs + left / rate;
    left -= rate * restMs;
    passedMs += restMs;
  }
  const rate = rateOf(perMonth.at(-1) ?? 0);
  return rate === 0 ? Number.POSITIVE_INFINITY : passedMs + left / rate;
}

function competenceAt(competence: readonly number[], sinceMs: number): number {
  if (sinceMs === Number.POSITIVE_INFINITY) return 100;
  return competence[Math.floor(sinceMs / MONTH_MS)] ?? 100;
}

/** Absorbs rounding errors: a half, a third and a sixth are the whole. */
const ROUNDING = 1e-9;

/**
 * Who is taken away from contacts by each row of shrinkage: of n on shift, share × n, rounded at random so that the mean is exact. Rows that
 * apply at the same time take different agents, so that they add up. By index among those on shift.
 */
function awayFromContacts(
  { shrinkage }: GroupStaff,
  present: readonly PlannedShift[],
  stream: Stream,
): ReadonlyMap<number, readonly Pause[]> {
  const away = new Map<number, Pause[]>();
  let holding: readonly { readonly share: number; readonly toMs: number; readonly lot: number }[] = [];
  for (const { share, fromMs, toMs } of shrinkage) {
    const onShift = [...present.keys()].filter((place) => {
      const shift = present[place] as PlannedShift;
      return shift.fromMs < toMs && shift.toMs > fromMs;
    });
    const there = onShift.filter((place) => !(away.get(place) ?? []).some((pause) => pause.fromMs < toMs && pause.toMs > fromMs));
    // Rounded together with the rows that apply already, by the same random number: rounded one by one they could need more agents than there are.
    const own = stream();
    holding = holding.filter((piece) => piece.toMs > fromMs);
    const lot = holding[0]?.lot ?? own;
    holding = [...holding, { share, toMs, lot }];
    const together = holding.reduce((sum, piece) => sum + piece.share, 0);
    let takes = Math.floor(onShift.length * together + lot + ROUNDING) - (onShift.length - there.length);
    for (let left = there.length; takes > 0 && left > 0; takes--, left--) {
      const picked = Math.floor(stream() * left);
      const place = there[picked] as number;
      there[picked] = there[left - 1] as number;
      const shift = present[place] as PlannedShift;
      const own = away.get(place) ?? [];
      away.set(place, own);
      own.push({ fromMs: Math.max(fromMs, shift.fromMs), toMs: Math.min(toMs, shift.toMs), reason: 'break' });
    }
  }
  return away;
}

/** Breaks in order; if two overlap, the later one begins when the earlier one ends. */
function laidTogether(pauses: readonly Pause[], { fromMs, toMs }: PlannedShift): readonly Pause[] {
  let atMs = fromMs;
  return [...pauses]
    .sort((one, other) => one.fromMs - other.fromMs)
    .flatMap((one): Pause[] => {
      const begins = Math.max(one.fromMs, atMs);
      const ends = Math.min(one.toMs, toMs);
      if (ends <= begins) return [];
      atMs = ends;
      return [{ ...one, fromMs: begins, toMs: ends }];
    });
}
