import type { Trial } from '../scenario/index.js';
import { solve, type Term } from './linear.js';
import type { StaffLine } from './lines.js';
import type { LoadClass } from './load.js';
import { erlangNeeds, type Needs } from './needs.js';
import { presenceOf } from './presence.js';

/** Whoever lacks an agent pays this many times what the dearest line costs per hour of presence. */
const PENALTY = 10;

/**
 * Agents for each line by a linear program: the cheapest that cover what Erlang A asks of every class in every interval, each group giving
 * what it has to the classes it serves. Work without a target has to find room some time. Uncovered need is let through at a price, for no
 * shift may be there at that time. The answer is rounded up: simulation takes it from there.
 * @returns for a factor on what Erlang asks, agents by line
 */
export async function coveringStart(
  trial: Trial,
  lines: readonly StaffLine[],
  classes: readonly LoadClass[],
): Promise<(factor: number) => Promise<readonly number[]>> {
  const presence = lines.map((line) => presenceOf(line, trial));
  const needs = erlangNeeds(trial, classes);
  return async (factor) => {
    const answer = await solve(program(lines, presence, classes, needs, factor));
    return lines.map((_, place) => Math.max(0, Math.ceil((answer?.get(`n${place}`) ?? 0) - 1e-6)));
  };
}

function program(
  lines: readonly StaffLine[],
  presence: readonly (readonly number[])[],
  classes: readonly LoadClass[],
  needs: Needs,
  factor: number,
) {
  const perHead = Math.max(
    ...lines
      .map(({ cost }, place) => cost / Math.max(1e-9, presence[place]?.reduce((sum, share) => sum + share, 0) ?? 0))
      .filter(Number.isFinite),
  );
  const minimise: Term[] = lines.map(({ cost }, place) => [cost, `n${place}`]);
  const rows: { terms: Term[]; sense: '>=' | '<='; bound: number }[] = [];
  const given = new Map<string, Term[]>();
  for (const [kind, { groups }] of classes.entries()) {
    const { heads, hours } = needs[kind] as Needs[number];
    const sometime: Term[] = [];
    for (const [interval, need] of heads.entries()) {
      if (need === 0 && hours === 0) continue;
      const own: Term[] = [];
      for (const group of groups) {
        const key = `${group}/${interval}`;
        const variable = `x${kind}_${groups.indexOf(group)}_${interval}`;
        if (!lines.some((line, place) => line.group === group && (presence[place]?.[interval] ?? 0) > 0)) continue;
        given.set(key, [...(given.get(key) ?? []), [1, variable]]);
        own.push([1, variable]);
      }
      sometime.push(...own);
      if (need === 0) continue;
      const lacking = `s${kind}_${interval}`;
      minimise.push([PENALTY * perHead, lacking]);
      rows.push({ terms: [...own, [1, lacking]], sense: '>=', bound: need * factor });
    }
    if (hours === 0) continue;
    const lacking = `s${kind}`;
    minimise.push([PENALTY * perHead, lacking]);
    rows.push({ terms: [...sometime, [1, lacking]], sense: '>=', bound: hours });
  }
  for (const [key, taken] of given) {
    const at = key.lastIndexOf('/');
    const [group, interval] = [key.slice(0, at), Number(key.slice(at + 1))];
    const there = lines.flatMap((line, place): Term[] =>
      line.group === group ? [[-(presence[place]?.[interval] ?? 0), `n${place}`]] : [],
    );
    rows.push({ terms: [...taken, ...there], sense: '<=', bound: 0 });
  }
  return { minimise, rows };
}
