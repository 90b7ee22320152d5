import { LIMITS } from '@signalbox/engine';

/** A skill is held at a level from 1 to 5: one tells five places apart, as many as asked for together tell four more each. */
const APART = 4;

/** Places in a list of preferences that the router can be told to tell apart by levels alone. */
export const PLACES_MOST = LIMITS.skillsPerContact * APART + 1;

const partsFor = (places: number): number => Math.max(1, Math.ceil((places - 1) / APART));
const partOf = (skill: string, part: number): string => (part === 0 ? skill : `${skill}, part ${part + 1}`);

/**
 * A skill that is preferred by its holder's place in a list, and that says nothing about whom the holder turns to: of several agents the
 * router takes the one with the least surplus over the levels asked for.
 */
export interface Preferred {
  /** Names of skills the plan needs. */
  readonly names: readonly string[];
  /** What a contact asks for. */
  readonly asked: readonly { readonly skill: string; readonly level: number }[];
  /** What whoever stands at this place holds, from 0. */
  readonly heldAt: (place: number) => Readonly<Record<string, number>>;
}

/** @param places how many places are told apart, `PLACES_MOST` at most */
export function preferred(skill: string, places: number): Preferred {
  const names = Array.from({ length: partsFor(places) }, (_, part) => partOf(skill, part));
  return {
    names,
    asked: names.map((name) => ({ skill: name, level: 1 })),
    heldAt: (place) => Object.fromEntries(names.map((name, part) => [name, 1 + Math.max(0, Math.min(APART, place - part * APART))])),
  };
}
