import { formatProblem, type LocatedProblem, located, type PlanText } from '@signalbox/adapters/plan';
import { hintAtLeft } from '@signalbox/simulations/measures';
import type { Replication } from '@signalbox/simulations/replicate';
import type { Trial } from '@signalbox/simulations/scenario';
import { escaped, section } from '../page/html.js';
import { note } from '../terminal.js';

/** A hint, and for a sweep at which of its values it is given. */
export interface ToldHint {
  readonly hint: LocatedProblem;
  readonly at?: string;
}

/** What `check` says of plan and roster is not said again of a scenario, except what makes a simulated figure one of bots. */
export const hintsIn = (problems: readonly LocatedProblem[]): readonly LocatedProblem[] =>
  problems.filter(({ of, code }) => of === 'scenario' || code === 'BOT_EVERYWHERE');

interface Played {
  readonly trial: Trial;
  /** Of the scenario's file. */
  readonly text: PlanText;
}

/** What only a run can show of a scenario’s plan. Told at the queue, or where its plan is named. */
export const hintsOfRuns = ({ trial, text }: Played, done: readonly Replication[]): readonly LocatedProblem[] =>
  hintAtLeft(
    trial,
    done.map(({ measured }) => measured),
  ).map((one) => located(one, text));

/** Hints of several scenarios, or of several places in them: each once. */
export function distinct(hints: readonly LocatedProblem[]): readonly ToldHint[] {
  const told = new Map<string, ToldHint>();
  for (const hint of hints) told.set(formatProblem(hint), { hint });
  return [...told.values()];
}

/** Hints at the same scenario with one parameter at several values: those that differ in their numbers alone are one, as at the first value. */
export function distinctAt(
  parameter: string,
  points: readonly { readonly value: string; readonly hints: readonly LocatedProblem[] }[],
): readonly ToldHint[] {
  const alike = new Map<string, { readonly hint: LocatedProblem; readonly values: Set<string>; readonly texts: Set<string> }>();
  for (const { value, hints } of points)
    for (const hint of hints) {
      const key = JSON.stringify([hint.code, hint.file, hint.path]);
      const known = alike.get(key) ?? { hint, values: new Set(), texts: new Set() };
      alike.set(key, known);
      known.values.add(value);
      known.texts.add(hint.message);
    }
  return [...alike.values()].map(({ hint, values: [first = '', ...others], texts }): ToldHint => {
    if (others.length === points.length - 1 && texts.size === 1) return { hint };
    const likewise = others.length === 0 ? '' : `, and likewise${texts.size === 1 ? '' : ' with other numbers'} at ${others.join(', ')}`;
    return { hint, at: `This is at ${parameter} ${first}${likewise}.` };
  });
}

/** Notes hints beside an answer. */
export function noteHints(told: readonly ToldHint[]): void {
  for (const { hint, at } of told) note(`${formatProblem(hint)}${at === undefined ? '' : `\n    ${at}`}\n`);
}

/** The part of a page that gives the hints; none if there are none. */
export const hintSection = (told: readonly ToldHint[]): readonly string[] =>
  told.length === 0 ? [] : [section('Hints', ...told.map(hintHtml))];

const hintHtml = ({ hint: { message, next, file, line, code }, at }: ToldHint): string =>
  `<p>${[message, ...(at === undefined ? [] : [at])].map(escaped).join(' ')}<br><span class="soft">${escaped(next)} (${code}, ${escaped(file)}, line ${line})</span></p>`;
