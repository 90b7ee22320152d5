import { effectivePlanText, formatProblem, type LocatedProblem, readPlan, readPlanAndRoster } from '@signalbox/adapters/plan';
import type { CommonOptions } from '../commands/options.js';
import { EXIT } from '../exit-codes.js';
import { plural, print, printJson } from '../terminal.js';

export interface CheckOptions extends CommonOptions {
  readonly effective?: true;
  readonly strict?: true;
}

export async function run(planFile: string, rosterFile: string | undefined, options: CheckOptions): Promise<void> {
  const { json = false, effective = false, strict = false } = options;
  const span = { nowMs: Date.now() };
  const read = await (rosterFile === undefined ? readPlan(planFile, span) : readPlanAndRoster(planFile, rosterFile, span));
  const errors = read.problems.filter(({ severity }) => severity === 'error').length;
  const hints = read.problems.length - errors;
  const ok = read.ok && errors === 0 && (hints === 0 || !strict);
  process.exitCode = ok ? EXIT.ok : EXIT.wrong;
  const text = effective && read.ok ? effectivePlanText(read.plan, read) : undefined;
  if (json) {
    const problems = read.problems.map(({ excerpt: _, ...problem }) => problem);
    printJson({ ok, errors, hints, problems, ...(text === undefined ? {} : { effective: text }) });
    return;
  }
  // A plan to be read on is alone on standard output; what is wrong with it stands beside it.
  tell(read.problems, text === undefined ? print : (line) => process.stderr.write(`${line}\n`));
  if (text !== undefined) print(text.trimEnd());
  else print(verdict({ errors, hints, ok, files: rosterFile === undefined ? planFile : `${planFile} and ${rosterFile}` }));
}

function tell(problems: readonly LocatedProblem[], line: (text: string) => void): void {
  for (const problem of problems) line(`${formatProblem(problem)}\n`);
}

function verdict({ errors, hints, ok, files }: { errors: number; hints: number; ok: boolean; files: string }): string {
  if (errors > 0) return `${files}: ${plural(errors, 'error')}${hints > 0 ? `, ${plural(hints, 'hint')}` : ''}. The plan cannot be used.`;
  if (hints === 0) return `${files}: in order.`;
  return `${files}: ${plural(hints, 'hint')}, no error. ${ok ? 'The plan can be used.' : 'With --strict that is not enough.'}`;
}
