import { readFileSync } from 'node:fs';
import { NoTheory, type Trial, trialOf, validationCases } from '@signalbox/simulations/validate';
import { EXIT } from '../exit-codes.js';
import { failure } from '../failure.js';

const NEXT = 'Write a list such as [{"name": "mine", "agents": 5, "arrivalRate": 0.02, "handling": 180, "patience": 120, "within": 20}].';

/** Reads cases of the user's own; whatever is wrong with the file ends the command with a sentence about it. */
export function readTrials(file: string, contacts: number): readonly Trial[] {
  const refused = (detail: string) => failure('CASES_INVALID', `${file} ${detail}`, NEXT, EXIT.cannotStart);
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw refused(`cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
  const parsed = validationCases.safeParse(read);
  if (parsed.success) {
    try {
      return parsed.data.map((one) => trialOf(one, contacts));
    } catch (error) {
      throw error instanceof NoTheory ? refused(`holds a case without exact figures. ${error.message}`) : error;
    }
  }
  const [issue] = parsed.error.issues;
  const [place, ...field] = issue?.path ?? [];
  const where = typeof place === 'number' ? `: case ${place + 1}${field.length > 0 ? `, ${field.join('.')},` : ''}` : '';
  throw refused(`is no list of cases${where} ${issue?.message}.`);
}
