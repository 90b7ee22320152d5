import { lookUpLanguage, type Path, whyUnserved } from '@signalbox/engine/plan';
import { type Demand, tabledResolver } from '../play/index.js';
import type { Context } from './context.js';
import { asking, comesIn } from './demand/asking.js';
import { hintAtOwners } from './demand/owners-unable.js';
import { rulingsOf } from './rulings.js';
import type { Trial } from './trial.js';
import { shownText } from './zoned-time.js';

/** Customers as they arrive in a queue, or are transferred to one. */
interface Asked {
  readonly demand: Demand;
  readonly name: string;
  readonly path: Path;
}

/**
 * Reports customers whom nobody can ever be given: they would all abandon, or wait for ever after a transfer, and the table would show no
 * more than that. If plans are published or agents learn something on the way, each period in between is checked on its own, for the
 * customers who arrive in it.
 */
export function hintAtUnserved(context: Context, trial: Trial): void {
  const { file, read, zone, resolveLanguage = lookUpLanguage } = context;
  const stands = tabledResolver(trial.languages, resolveLanguage);
  const rulings = rulingsOf(trial);
  const reasonsOf = (asked: readonly Asked[]): ((one: Asked) => readonly (string | null)[]) => {
    const reasons = rulings.map(({ plan, roster }) => {
      const found = whyUnserved(
        plan,
        roster,
        asked.map(({ demand }) => asking(demand, plan, stands)),
      );
      return new Map(asked.map((one, place) => [one, found[place] ?? null]));
    });
    return (one) => reasons.map((ofRuling) => ofRuling.get(one) ?? null);
  };
  const came = trial.demand.map((demand) => ({ come: comingTo(demand, file), onward: handedOn(demand, file) }));
  const whyNot = reasonsOf(came.flatMap(({ come, onward }) => (onward === undefined ? [come] : [come, onward])));
  for (const { come, onward } of came) {
    const whys = whyNot(come);
    if (whys.includes(null)) hintAtOwners(context, come.demand, rulings, stands);
    tell(come, whys);
    // Customers nobody takes in the first place are not transferred either.
    if (onward !== undefined)
      tell(
        onward,
        whyNot(onward).map((why, place) => (whys[place] === null ? why : null)),
      );
  }

  function tell({ demand, name, path }: Asked, whys: readonly (string | null)[]): void {
    for (const { first, last, reason } of stretches(whys)) {
      const [begins, ends] = [rulings[first], rulings[last]];
      if (begins === undefined || ends === undefined || !comesIn(demand, { fromMs: begins.fromMs, toMs: ends.toMs })) continue;
      const clock = (atMs: number): string => shownText(Math.max(atMs, trial.startMs), zone);
      if (last - first + 1 === rulings.length) read.findings.add('CUSTOMERS_UNSERVED', path, { name, reason });
      else read.findings.add('CUSTOMERS_UNSERVED_MEANWHILE', path, { name, reason, from: clock(begins.fromMs), until: clock(ends.toMs) });
    }
  }
}

function comingTo(demand: Demand, file: Context['file']): Asked {
  const { name, varies = name } = demand;
  return { demand, name, path: file.demand?.[varies] === undefined ? [] : ['demand', varies] };
}

/** As if they arrived in the queue they are transferred to: they ask for the same there. */
function handedOn(demand: Demand, file: Context['file']): Asked | undefined {
  const { name, varies = name, channel, transfer } = demand;
  if (transfer == null || transfer.share === 0) return undefined;
  const said = file.demand?.[varies]?.transfer === undefined ? ['behaviour', channel] : ['demand', varies];
  return { demand: { ...demand, queue: transfer.to }, name: `${name} handed on to ${transfer.to}`, path: [...said, 'transfer', 'to'] };
}

interface Stretch {
  readonly first: number;
  readonly last: number;
  /** At its beginning. */
  readonly reason: string;
}

/** Runs of consecutive indices that all have a reason. */
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
