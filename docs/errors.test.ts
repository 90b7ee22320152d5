// Every code that can be met is explained on the page of errors, once, and the page explains no code that is gone.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FAILURES } from '../cli/failure.js';
import { PROBLEMS } from '../engine/domain/plan-file/problems.js';
import { FAULTS } from '../engine/errors/faults.js';
import { REJECTIONS } from '../engine/errors/rejections.js';
import { WARNINGS } from '../engine/errors/warnings.js';
import { errorsPage, generateCommand } from '../scripts/generate-errors.js';

const page = readFileSync(new URL('./errors.md', import.meta.url), 'utf8');
const codes = [REJECTIONS, WARNINGS, FAULTS, PROBLEMS, FAILURES].flatMap((table) => Object.keys(table));

test('each code has one heading, and each heading is a code', () => {
  const headings = [...page.matchAll(/^### (\S+)$/gm)].map(([, heading]) => heading);
  expect(headings).toEqual(codes);
  expect(headings.length).toBe(new Set(codes).size);
});

test('no sentence is empty, and each ends like one', () => {
  for (const { message, next } of [REJECTIONS, WARNINGS, FAULTS, PROBLEMS].flatMap((table): { message: string; next: string }[] =>
    Object.values(table),
  )) {
    for (const sentence of [message, next]) expect(sentence).toMatch(/^([A-Z{"`]|docs\/).*[.!]$/);
  }
});

test('the page is what the tables generate', () => {
  expect(page === errorsPage(), `docs/errors.md is stale. Run: ${generateCommand}`).toBe(true);
});
