import type { Findings } from '@signalbox/engine/plan';
import { designNotation } from './designs.js';
import { hallNotation } from './halls.js';
import { limitedNotation } from './limited.js';
import { erlangBNotation, linesNotation } from './lines.js';
import type { Translated } from './notation.js';
import { priorityNotation } from './priority.js';
import { skillsNotation } from './skills.js';
import { waveNotation } from './waves.js';

export type { Translated } from './notation.js';

const NOTATIONS = [
  limitedNotation,
  hallNotation,
  designNotation,
  waveNotation,
  erlangBNotation,
  linesNotation,
  priorityNotation,
  skillsNotation,
] as const;

/** How a case written in the symbols of queueing theory is read; `undefined`: it is not written so. */
export function inSymbols(written: unknown): ((findings: Findings, place: number) => readonly Translated[]) | undefined {
  const fields = typeof written === 'object' && written !== null ? Object.keys(written) : [];
  const notation = NOTATIONS.find(({ fits }) => fits(fields));
  return notation && ((findings, place) => notation.read(written, findings, place));
}
