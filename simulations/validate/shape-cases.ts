import type { Problem } from '@signalbox/engine';
import { Findings, type Path, problem, readShape } from '@signalbox/engine/plan';
import { kindOf } from './case-file.js';
import { type PlacedCase, statedOf } from './claim.js';
import { entriesOf } from './entries.js';
import { inSymbols, type Translated } from './symbols/in-symbols.js';

export type ShapedCases =
  | { readonly ok: true; readonly cases: readonly PlacedCase[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads a file of cases and reports everything that does not fit, each with its place. */
export function shapeCases(input: unknown): ShapedCases {
  const { entries, problems: found } = entriesOf(input, isCase);
  const cases: PlacedCase[] = [];
  const problems: Problem[] = [...found];
  for (const [place, { written, path }] of entries.entries()) {
    const findings = new Findings('cases');
    const read = inSymbols(written)?.(findings, place + 1) ?? inOurs(written, findings);
    if (!findings.failed)
      for (const { one, claims } of read)
        cases.push({
          one,
          path,
          claims: [...claims.map((claim) => ({ ...claim, path: [...path, ...claim.path] })), ...statedOf(one, path)],
        });
    problems.push(...findings.problems.map((told) => inCase(path, told)));
  }
  if (cases.length + problems.length === 0)
    problems.push(problem('VALUE_INVALID', 'cases', [], { field: 'The file', expected: 'must hold at least one case' }));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, cases };
}

/** Whether it has a field that only cases have: one whose name every file may have shows nothing. */
const isCase = (written: object): boolean => inSymbols(written) !== undefined || 'classes' in written || 'agents' in written;

function inOurs(written: unknown, findings: Findings): readonly Translated[] {
  const one = readShape(kindOf(written), written, findings);
  return one === undefined ? [] : [{ one, claims: [] }];
}

/** A problem of a case as a problem of the file that contains it. */
function inCase(path: Path, found: Problem): Problem {
  const message = found.message.replace(/^(the|The) file /, 'The case ');
  return { ...found, path: [...path, ...found.path], message };
}
