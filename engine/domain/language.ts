import type { LanguageTag } from './ids.js';

/**
 * How well a language is mastered: the CEFR scale (Council of Europe, 2001) and `native`, which compares as C2.
 * https://www.coe.int/en/web/common-european-framework-reference-languages
 */
export const CEFR_LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native'] as const;
export type CefrLevel = (typeof CEFR_LEVELS)[number];

const RANKS: Readonly<Record<CefrLevel, number>> = { A1: 1, A2: 2, B1: 3, B2: 4, C1: 5, C2: 6, native: 6 };

/** 1 (A1) to 6 (C2, native): the only form in which levels are compared. */
export const cefrRank = (level: CefrLevel): number => RANKS[level];

/** Spoken or written: voice asks for the spoken level, chat, e-mail and social for the written one. */
export const MODES = ['spoken', 'written'] as const;
export type Mode = (typeof MODES)[number];

/** A language an agent works in. `language` is the plan's language it resolves to, `tag` what the roster says (`pt-BR`). */
export interface AgentLanguage {
  readonly language: LanguageTag;
  readonly tag: LanguageTag;
  readonly spoken: CefrLevel;
  readonly written: CefrLevel;
}

/**
 * A language a contact accepts; the order of the list is the order of preference. `exact` makes the region (`pt-BR`, not `pt-PT`) a
 * condition; otherwise it only affects ranking.
 */
export interface WantedLanguage {
  readonly language: LanguageTag;
  readonly tag: LanguageTag;
  readonly atLeast: CefrLevel;
  readonly exact: boolean;
}
