import { checkedWidths, isPriced, lineText, type Staffed, type StaffPoint } from '@signalbox/simulations/staffing';
import { handedOnTo } from './taken-over.js';
import { besideTheory } from './theory.js';
import { hoursOf, isOfOneRun, unfinishedText } from './told.js';

const ENDED_BY = { hurry: 'budget', signal: 'interrupt' } as const;

/** Everything found, as JSON. Undefined figures are `null`. */
export function asJson(staffed: Staffed): object {
  const widths = checkedWidths(staffed);
  const priced = isPriced(staffed.trial);
  // Where nothing has a price, the search counts hours: no sum of money.
  const money = (cost: number): number | null => (priced ? cost : null);
  const { trial, period, seed, lines, goals, found, today, fewer, verified, finished, endedBy, played, hubs, closed, uncovered } = staffed;
  const missedBy = (point: StaffPoint | null | undefined): readonly number[] =>
    point == null ? [] : [...point.slacks.keys()].filter((goal) => (point.slacks[goal] as number) < 0);
  return {
    ok: found.enough && verified?.point.enough !== false,
    scenario: trial.name,
    scale: trial.scale,
    seed,
    per: period,
    finished,
    /** What ended the search before it was over. */
    endedBy: endedBy === null ? null : ENDED_BY[endedBy],
    replications: found.replications,
    staffingsPlayed: played.staffings,
    replicationsPlayed: played.replications,
    currency: priced ? trial.costs.currency : null,
    /** Minor units of the currency; `null`: nothing has a price. */
    cost: { today: today === null ? null : money(today.cost), needed: money(found.cost) },
    paidHours: { today: today === null ? null : hoursOf(staffed, today.counts), needed: hoursOf(staffed, found.counts) },
    closed: [...closed],
    /** The combinations of hubs considered; `null`: none was asked for. Agents by line. */
    hubs:
      hubs?.map(({ open, estimate, point: { counts, cost, enough, replications }, fate }) => ({
        open,
        /** Of covering Erlang A, as a cost, or in paid hours where nothing has a price. */
        estimate: money(estimate),
        estimatedPaidHours: priced ? null : estimate,
        counts,
        cost: money(cost),
        paidHours: hoursOf(staffed, counts),
        enough,
        replications,
        fate,
      })) ?? null,
    lines: lines.map((line, place) => ({
      group: line.group,
      hub: line.hub,
      shift: lineText(trial, line, lines),
      today: line.agents,
      needed: found.counts[place],
      costOfOne: money(line.cost),
      paidHoursOfOne: line.paidHours,
      /** Indices of the goals that one agent fewer would miss. */
      binds: missedBy(fewer[place]),
    })),
    goals: goals.map(({ target, whom, figure, goal, least, fromMs, toMs }, place) => ({
      of: target.of,
      whom,
      figure,
      goal,
      least,
      fromMs,
      toMs,
      today: today?.values[place] ?? null,
      found: found.values[place],
      verified: verified?.point.values[place] ?? null,
      /** Half width of the 95 % interval of `verified`; `null`: it has none. */
      verifiedHalfWidth: widths[place],
    })),
    /** When contacts arrive that nobody could take, whatever the numbers. */
    uncovered: uncovered.map(({ name, fromMs, toMs, contacts }) => ({ name, fromMs, toMs, contacts })),
    /** Contacts that queues were handed, on the mean of the replications of the check. */
    handedOn: handedOnTo(staffed),
    verifiedOn: verified?.replications.length ?? 0,
    /** The verdicts have no interval and prove nothing. */
    ofOneRun: isOfOneRun(staffed),
    /** What the answer is not worth, a sentence each. */
    caveats: [unfinishedText(staffed)].filter((one) => one !== undefined),
    theory: besideTheory(staffed).map(({ pool, ...beside }) => ({
      groups: pool.groups,
      classes: pool.classes.map(({ name }) => name),
      ...beside,
    })),
  };
}
