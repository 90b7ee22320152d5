import { LANGUAGES } from '../hall/languages.js';
import { profileOf } from '../hall/profiles.js';
import { type Asked, askedOf, FAMILIES } from '../hall/requirements.js';

/**
 * The job every peer does: a contact arrives with one language and one or two skills at a level; of the free agents who have all of these,
 * the one free longest gets it (at first, and among equals, the one with the lowest number).
 */
export interface JobAgent {
  readonly number: number;
  readonly languages: readonly string[];
  readonly skills: Readonly<Record<string, number>>;
}

export interface JobContact {
  readonly number: number;
  readonly language: string;
  readonly needs: Asked['needs'];
}

/** A peer that does the job. Answers may come later; one question is asked at a time. */
export interface Dispatcher {
  /** The number of the agent who gets the contact; -1: no free agent can take it. */
  assign(contact: JobContact): number | Promise<number>;
  /** The agent is free again. */
  release(agent: number): void | Promise<void>;
  close(): void | Promise<void>;
}

const PROFILES = 300;
const REQUIREMENTS = 300;

export const jobAgents = (count: number): readonly JobAgent[] =>
  Array.from({ length: count }, (_, number) => ({ number, ...profileOf(number, PROFILES) }));

export function jobContact(number: number): JobContact {
  // 7 and 300 are coprime, so all requirements occur, and no two of one family in a row.
  const { family, needs } = askedOf((number * 7) % REQUIREMENTS);
  return { number, language: LANGUAGES[family % FAMILIES] as string, needs };
}

/** Each skill of an agent at its level and all lower levels, as one word each: for peers that can only test membership in a list. */
export const wordsOf = ({ skills }: JobAgent): readonly string[] =>
  Object.entries(skills).flatMap(([skill, level]) => Array.from({ length: level }, (_, below) => `${skill}@${below + 1}`));

export const wordsAsked = ({ needs }: JobContact): readonly string[] => needs.map(({ skill, level }) => `${skill}@${level}`);
