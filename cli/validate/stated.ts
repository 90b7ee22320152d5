import { type LocatedProblem, located, type PlanText } from '@signalbox/adapters/plan';
import { nearestName, problem } from '@signalbox/engine';
import type { Trial, ValidationCase } from '@signalbox/simulations/validate';

/** Two ways of working a figure out differ by so much of it, in their own roundings. */
const ROUNDINGS = 1e-5;

/** What a case states of its own figures and theory contradicts, or does not know. */
export function misstated(one: ValidationCase, { theory }: Trial, place: number, text: PlanText): readonly LocatedProblem[] {
  const names = Object.keys(theory);
  return Object.entries(('stated' in one ? one.stated : undefined) ?? {}).flatMap(([name, value]): LocatedProblem[] => {
    const path = [place, 'stated', name];
    const exact = theory[name];
    if (exact === undefined)
      return [located(problem('NAME_UNKNOWN', 'cases', path, { what: 'figure', name, names }, nearestName(name, names)), text)];
    if (Math.abs(value - exact) <= Math.max(halfLastDigit(value), Math.abs(exact) * ROUNDINGS)) return [];
    const expected = `is stated as ${value}, and theory has ${Number(exact.toPrecision(6))}`;
    return [located(problem('VALUE_INVALID', 'cases', path, { field: `"${name}" of ${one.name}`, expected }), text)];
  });
}

/** How far a number may have been rounded: 0.2387 by 0.00005. */
function halfLastDigit(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  const decimals = (digits.split('.')[1] ?? '').length;
  return 0.5 * 10 ** (Number(exponent) - decimals) * (1 + 1e-9);
}
