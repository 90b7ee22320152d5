import { type LocatedProblem, located, type PlanText } from '@signalbox/adapters/plan';
import { nearestName, problem } from '@signalbox/engine/plan';
import type { PlacedCase, Trial } from '@signalbox/simulations/validate';

/** Two ways of working a figure out differ by so much of it, in their own roundings. */
const ROUNDINGS = 1e-5;
/** What is smaller is nothing: one way has it from a difference, another left it out. */
const NOTHING = 1e-9;

/** What a case states of its own figures and theory contradicts, or does not know. */
export function misstated({ one, claims }: PlacedCase, { theory }: Trial, text: PlanText): readonly LocatedProblem[] {
  return claims.flatMap(({ path, name, value, of, names: known }): LocatedProblem[] => {
    const exact = of(theory);
    if (exact === null) return [];
    if (exact === undefined) {
      const names = known(theory);
      return [located(problem('NAME_UNKNOWN', 'cases', path, { what: 'figure', name, names }, nearestName(name, names)), text)];
    }
    if (Math.abs(value - exact) <= Math.max(halfLastDigit(value), Math.abs(exact) * ROUNDINGS, NOTHING)) return [];
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
