import { lookUpLanguage, whyUnserved } from '@signalbox/engine';
import { tabledResolver } from '../play/index.js';
import { asking, comesIn } from './asking.js';
import type { Context } from './context.js';
import { hintAtOwners } from './owners-unable.js';
import { rulingsOf } from './rulings.js';
import type { Trial } from './trial.js';
import { shownAt } from './zoned-time.js';

/**
 * Tells of customers whom nobody can ever be given: they would all give up, and the table would only say that they did. Where plans are
 * published or agents learn something on the way, each stretch between is looked at by itself: of those who come in it.
 */
export function hintAtUnserved(context: Context, trial: Trial): void {
  const { file, read, zone, resolveLanguage = lookUpLanguage } = context;
  const stands = tabledResolver(trial.languages, resolveLanguage);
  const rulings = rulingsOf(trial);
  const reasons = rulings.map(({ plan, roster }) =>
    whyUnserved(
      plan,
      roster,
      trial.demand.map((demand) => asking(demand, plan, stands)),
    ),
  );
  for (const [place, demand] of trial.demand.entries()) {
    const { name, varies = name } = demand;
    const path = file.demand?.[varies] === undefined ? [] : ['demand', varies];
    const whys = reasons.map((ofRuling) => ofRuling[place] ?? null);
    if (whys.includes(null)) hintAtOwners(context, demand, rulings, stands);
    for (const { first, last, reason } of stretches(whys)) {
      const [begins, ends] = [rulings[first], rulings[last]];
      if (begins === undefined || ends === undefined || !comesIn(demand, { fromMs: begins.fromMs, toMs: ends.toMs })) continue;
      const clock = (atMs: number): string => clockText(Math.max(atMs, trial.startMs), zone);
      if (last - first + 1 === rulings.length) read.findings.add('CUSTOMERS_UNSERVED', path, { name, reason });
      else read.findings.add('CUSTOMERS_UNSERVED_MEANWHILE', path, { name, reason, from: clock(begins.fromMs), until: clock(ends.toMs) });
    }
  }
}

interface Stretch {
  readonly first: number;
  readonly last: number;
  /** At its beginning. */
  readonly reason: string;
}

/** Places one after the other that all have a reason. */
function stretches(reasons: readonly (string | null)[]): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const [place, reason] of reasons.entries()) {
    if (reason === null) continue;
    const before = found.at(-1);
    if (before?.last === place - 1) found[found.length - 1] = { ...before, last: place };
    else found.push({ first: place, last: place, reason });
  }
  return found;
}

function clockText(atMs: number, zone: string): string {
  const { date, minute } = shownAt(atMs, zone);
  return `${date} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
