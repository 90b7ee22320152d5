import { checkPlanAndRoster, effectivePlanText, type LocatedProblem, readPlan } from '@signalbox/adapters/plan';
import type { Severity } from '@signalbox/engine';
import type { CommonOptions } from '../commands/options.js';
import { EXIT } from '../exit-codes.js';
import { plural } from '../number-text.js';
import { startProgress } from '../progress.js';
import { print, printJson } from '../terminal.js';
import { findingLines } from './findings.js';

export interface CheckOptions extends CommonOptions {
  readonly effective?: true;
  /** The least severity that fails; `true` is `hint`. */
  readonly strict?: true | 'warning' | 'hint';
}

export type Counts = Readonly<Record<Severity, number>>;

export async function run(planFile: string, rosterFile: string | undefined, options: CheckOptions): Promise<void> {
  const { json = false, effective = false, strict } = options;
  const span = { nowMs: Date.now() };
  const read = await (rosterFile === undefined ? readPlan(planFile, span) : checkBoth(planFile, rosterFile, span));
  const counts = countsOf(read.problems);
  const unwanted = (strict === undefined ? 0 : counts.warning) + (strict === true || strict === 'hint' ? counts.hint : 0);
  const ok = read.ok && counts.error + unwanted === 0;
  process.exitCode = ok ? EXIT.ok : EXIT.wrong;
  const text = effective && read.ok ? effectivePlanText(read.plan, read) : undefined;
  if (json) {
    const problems = read.problems.map(({ excerpt: _, ...problem }) => problem);
    const { error: errors, warning: warnings, hint: hints } = counts;
    printJson({ ok, errors, warnings, hints, problems, ...(text === undefined ? {} : { effective: text }) });
    return;
  }
  // A plan that is printed to be read by a program has standard output to itself; problems go to standard error.
  const line = text === undefined ? print : (words: string) => process.stderr.write(`${words}\n`);
  for (const words of findingLines(read.problems)) line(words);
  if (text !== undefined) process.stdout.write(`${text.trimEnd()}\n`);
  else print(verdict(counts, ok, rosterFile === undefined ? planFile : `${planFile} and ${rosterFile}`));
}

/** A plan with hundreds of queues takes a while: a terminal shows how far it is. A script that checks files gets the problems and no more. */
async function checkBoth(planFile: string, rosterFile: string, span: { readonly nowMs: number }): ReturnType<typeof checkPlanAndRoster> {
  if (!process.stderr.isTTY) return checkPlanAndRoster(planFile, rosterFile, span);
  const progress = startProgress('checking', 0, { unit: 'channels of queues', lookEvery: 1 });
  const onProgress = (_: number, total: number): void => {
    progress.expect(total);
    progress.step();
  };
  return checkPlanAndRoster(planFile, rosterFile, { ...span, onProgress }).finally(() => progress.done());
}

function countsOf(problems: readonly LocatedProblem[]): Counts {
  const of = (severity: Severity): number => problems.filter((found) => found.severity === severity).length;
  return { error: of('error'), warning: of('warning'), hint: of('hint') };
}

function verdict({ error, warning, hint }: Counts, ok: boolean, files: string): string {
  const others = [warning > 0 ? plural(warning, 'warning') : [], hint > 0 ? plural(hint, 'hint') : []].flat().join(', ');
  if (error > 0) return `${files}: ${plural(error, 'error')}${others === '' ? '' : `, ${others}`}. The plan cannot be used.`;
  if (others === '') return `${files}: in order.`;
  return `${files}: ${others}, no error. ${ok ? 'The plan can be used.' : 'With --strict that is not enough.'}`;
}
