import { Findings, type Problem, problem, readShape } from '@signalbox/engine';
import { kindOf, type ValidationCase } from './case-file.js';

export type ShapedCases =
  | { readonly ok: true; readonly cases: readonly ValidationCase[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads a file of cases and reports everything that does not fit, each with its place. */
export function shapeCases(input: unknown): ShapedCases {
  const whole = (expected: string): ShapedCases => ({
    ok: false,
    problems: [problem('VALUE_INVALID', 'cases', [], { field: 'The file', expected })],
  });
  if (!Array.isArray(input)) return whole('must be a list of cases');
  if (input.length === 0) return whole('must hold at least one case');
  const cases: ValidationCase[] = [];
  const problems: Problem[] = [];
  for (const [place, written] of input.entries()) {
    const findings = new Findings('cases');
    const one = readShape(kindOf(written), written, findings);
    if (one !== undefined && !findings.failed) cases.push(one);
    problems.push(...findings.problems.map((found) => inCase(place, found)));
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, cases };
}

/** A problem of a case as a problem of the file that contains it. */
function inCase(place: number, found: Problem): Problem {
  const message = found.message.replace(/^(the|The) file /, 'The case ');
  return { ...found, path: [place, ...found.path], message };
}
