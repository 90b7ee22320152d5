/** Proves that plan and roster are read from files together, with calendars compiled and the mistakes of both in one list. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isOpenAt } from '@signalbox/engine/plan';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPlanAndRoster } from './read-roster.js';

const NOW = { nowMs: Date.UTC(2026, 10, 24, 8) };
const PLAN = `plan: shop
calendars:
  days: { zone: Europe/Prague, weekly: { mon-fri: ["08:00-20:00"] } }
hubs:
  prague: { kind: monolingual, country: CZ, zone: Europe/Prague, languages: [cs] }
queues:
  orders: { channels: [voice], calendar: days }
`;
const ROSTER = JSON.stringify({ agents: [{ id: 'jana', hub: 'prague', languages: ['cs', 'de-AT'] }] }, null, '\t');

let folder: string;
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-plan-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

// A plan in YAML, a roster in JSON: calendars are compiled from the day before on, and the roster's languages are the plan's.
test('both files', async () => {
  const read = await readPlanAndRoster(file('plan.yaml', PLAN), file('roster.json', ROSTER), NOW);
  if (!read.ok) throw new Error('these files are in order');
  const { days } = read.plan.calendars;
  expect(days && [isOpenAt(days, NOW.nowMs), days.instantsMs[0], days.horizonMs]).toEqual([
    true,
    NOW.nowMs - 86_400_000,
    NOW.nowMs + 400 * 86_400_000,
  ]);
  expect(read.plan.languages).toEqual(['cs', 'de']);
  expect(read.roster.agents[0]?.languages.map(({ language, tag }) => [language, tag])).toEqual([
    ['cs', 'cs'],
    ['de', 'de-AT'],
  ]);
  expect(read.problems.map(({ code, of, line }) => [code, of, line])).toEqual([['HUB_LANGUAGE_UNLISTED', 'roster', 8]]);
});

// Mistakes of both files come in one list, each with its own file; a broken roster does not hide the plan's mistakes.
test('mistakes of both files', async () => {
  const roster = file('broken.json', '{ "agents": [');
  const plan = file('plan.yaml', PLAN.replace('calendar: days', 'calendar: day'));
  const { ok, problems } = await readPlanAndRoster(plan, roster, NOW);
  expect(ok).toBe(false);
  expect(problems.map(({ code, file: name, line }) => [code, name, line])).toEqual([
    ['NAME_UNKNOWN', plan, 7],
    ['YAML_INVALID', roster, 1],
  ]);
});
