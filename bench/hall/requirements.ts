/** A family is a language with the skills of its line of business. */
export const FAMILIES = 10;
/** Skills per family. */
export const GRADES = 6;
const LEVELS = 3;

export interface Asked {
  /** Determines the queue and the first language. */
  readonly family: number;
  readonly needs: readonly { readonly skill: string; readonly level: number }[];
}

export const skillName = (family: number, grade: number): string => `skill-${family * GRADES + (grade % GRADES)}`;

/**
 * The `n`-th requirement a contact may have; all below 3,000 differ. Family, skill and level vary one after another, so that ten
 * requirements are ten languages with one skill each, and three thousand are every pair of skills at every level.
 */
export function askedOf(n: number): Asked {
  const family = n % FAMILIES;
  const rest = Math.floor(n / FAMILIES);
  const grade = rest % GRADES;
  const level = 1 + (Math.floor(rest / GRADES) % LEVELS);
  const second = Math.floor(rest / (GRADES * LEVELS));
  if (second === 0) return { family, needs: [{ skill: skillName(family, grade), level }] };
  const apart = 1 + ((second - 1) % (GRADES - 1));
  const secondLevel = 1 + (Math.floor((second - 1) / (GRADES - 1)) % 4);
  return {
    family,
    needs: [
      { skill: skillName(family, grade), level },
      { skill: skillName(family, grade + apart), level: secondLevel },
    ],
  };
}
