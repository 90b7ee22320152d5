import type { LanguageResolver } from '@signalbox/engine/plan';
import { z } from 'zod';
import { type FaultCase, faultCase } from './fault-case.js';
import { houseOf } from './house.js';

/** Names and lists are broken into lines down to this depth, so that each hub, queue, agent, customer and fault has its own line. */
const LINES_DEEP = 3;

/** The text in which a case is stored, readable and with meaningful diffs. */
export const caseText = (given: FaultCase): string => `${written(given, 0)}\n`;

function written(value: unknown, depth: number): string {
  if (typeof value !== 'object' || value === null || depth >= LINES_DEEP) return JSON.stringify(value);
  const inside = Array.isArray(value)
    ? value.map((one) => JSON.stringify(one))
    : Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${written(one, depth + 1)}`);
  const [open, shut] = Array.isArray(value) ? '[]' : '{}';
  const indent = '  '.repeat(depth);
  return inside.length === 0 ? `${open}${shut}` : `${open}\n${inside.map((line) => `${indent}  ${line}`).join(',\n')}\n${indent}${shut}`;
}

export type ReadCase = { readonly ok: true; readonly case: FaultCase } | { readonly ok: false; readonly problem: string };

/** Reads the text of a case, or says what is wrong with it; `resolveLanguage` resolves language tags, by default as in RFC 4647. */
export function readCase(text: string, resolveLanguage?: LanguageResolver): ReadCase {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
  const read = faultCase.safeParse(value);
  if (!read.success) return { ok: false, problem: z.prettifyError(read.error) };
  const given = value as FaultCase;
  const house = houseOf(given, resolveLanguage);
  return house.ok ? { ok: true, case: given } : { ok: false, problem: house.problem };
}
