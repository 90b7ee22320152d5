/** Proves that the plan printed with all its defaults is the plan: it reads back equal, and prints the same again. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { runs, seed } from '../../scripts/testing/runs.js';
import { effectivePlanText } from './effective.js';
import { formatProblem } from './located-problem.js';
import { type ReadPlan, readPlanText } from './read-plan.js';
import { planFiles } from './testing/plan-files.js';

const SPAN = { nowMs: Date.UTC(2026, 10, 24, 8) };

function read(text: string): Extract<ReadPlan, { ok: true }> {
  const plan = readPlanText(text, SPAN);
  if (!plan.ok) throw new Error(`${plan.problems.map(formatProblem).join('\n')}\n${text}`);
  return plan;
}

// Law: for every plan in order, reading its effective text gives an equal plan, with hours as written and with bare instants.
test('reads back equal', () => {
  fc.assert(
    fc.property(planFiles(), (file) => {
      const text = stringify(file, { aliasDuplicateObjects: false });
      const { plan, calendars } = read(text);
      const asWritten = effectivePlanText(plan, { calendars });
      expect(read(asWritten).plan).toStrictEqual(plan);
      expect(effectivePlanText(read(asWritten).plan, { calendars })).toBe(asWritten);
      expect(read(effectivePlanText(plan)).plan).toStrictEqual(plan);
    }),
    { seed, numRuns: runs('effective plans', { fast: 25, nightly: 2_000 }) },
  );
});

// Every default is on the page: a plan of a few lines prints with the figures it will run on, in the words of the file.
test('shows the defaults', () => {
  const { plan } = read(`plan: shop
hubs:
  lisbon: { kind: multilingual, country: PT, zone: Europe/Lisbon, languages: [fr, es, pt] }
queues:
  orders: { channels: [voice, email], home: [lisbon] }
`);
  const text = effectivePlanText(plan);
  for (const line of [
    'priorityPoint: 1m',
    'disconnectGrace: 20s',
    'target: { percent: 80, within: 20s, end: answer, clock: elapsed, risk: none }',
    '- { after: 0s, hubs: [ lisbon ], languages: { preferences: 1, tolerance: 0 }, skills: { tolerance: 0, drop: [] } }',
    '- { after: 2h, hubs: any, languages: { preferences: 1, tolerance: 0 }, skills: { tolerance: 0, drop: [] } }',
    'backOffMax: 15m,',
    'lastAgent: { mode: reserve, limit: 30m, clock: openHours }',
    'whenClosed: keep',
  ]) {
    expect(text).toContain(line);
  }
});
