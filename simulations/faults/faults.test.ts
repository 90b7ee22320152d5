// Whatever goes wrong with disks, wires, clocks, desks and adapters, nothing acknowledged is lost and everybody is served; and a part that is broken is found out.
import { describe, expect, test } from 'vitest';
import { runs } from '../../scripts/testing/runs.js';
import { type CaseOptions, caseText, drawCase, type FaultKind, readCase, runCase, shrinkCase, USUAL } from './index.js';
import { BROKEN_PARTS } from './testing/broken-parts.js';

const caseOf = (seed: number, own: Partial<CaseOptions> = {}) => drawCase({ ...USUAL, ...own, seed });

test('no law is broken while things go wrong, and everybody is served once they do not', async () => {
  const cases = runs('simulations/faults cases', { fast: 4, nightly: 3_000 });
  const met = new Map<string, number>();
  const seen = { starts: 0, repeated: 0, released: 0 };
  for (let seed = 1; seed <= cases; seed++) {
    const result = await runCase(caseOf(seed));
    expect({ seed, findings: result.findings }).toEqual({ seed, findings: [] });
    for (const [what, times] of Object.entries(result.met)) met.set(what, (met.get(what) ?? 0) + times);
    seen.starts += result.starts;
    seen.repeated += result.repeated;
    seen.released += result.endings['released'] ?? 0;
  }
  // Else nothing has been tried.
  expect([...met.keys()].sort()).toEqual(KINDS);
  expect(seen.starts).toBeGreaterThan(3 * cases);
  expect(seen.repeated).toBeGreaterThan(10 * cases);
  expect(seen.released).toBeGreaterThan(50 * cases);
}, 7_200_000);

const KINDS: readonly FaultKind[] = [
  'adapter-lost',
  'answer-lost',
  'append-refused',
  'append-unconfirmed',
  'clock-set',
  'command-late',
  'command-twice',
  'crash',
  'desk-lost',
  'desk-slow',
  'disk-slow',
  'snapshot',
  'stall',
];

test('a case is the same run every time, also when it has been written down and read', async () => {
  const given = caseOf(3, { contacts: 30, faults: 20 });
  const read = readCase(caseText(given));
  if (!read.ok) throw new Error(read.problem);
  const [first, second] = [await runCase(given), await runCase(read.case)];
  expect(second).toEqual(first);
  expect(first.check).not.toBe((await runCase(caseOf(4, { contacts: 30, faults: 20 }))).check);
});

describe('a part that is broken is found out', () => {
  test.each<readonly [part: keyof typeof BROKEN_PARTS, laws: RegExp, seed: number]>([
    ['a journal that acknowledges before it keeps', /durable before|nothing acknowledged is lost/, 1],
    ['a journal that loses its last record', /nothing acknowledged is lost|once|one/, 1],
    ['a router that answers before the record is durable', /durable before answered/, 1],
    ['a router that forgets outcomes', /one answer|nothing acknowledged is lost/, 1],
    ['a router that takes what comes late for too old', /none is too old/, 1],
    ['a gateway that reports the end of a line that was replaced', /who is there|auditor/, 1],
    ['a clock that follows whoever sets it', /time goes on/, 3],
    ['a matcher that leaves people waiting', /invariants|everybody is served/, 1],
  ])('%s', async (name, laws, seed) => {
    const { findings } = await runCase(caseOf(seed), BROKEN_PARTS[name]);
    expect(findings.map(({ law }) => law).join()).toMatch(laws);
  });
});

test('what was found is shrunk to what it takes, breaks the same law, and passes once the part is mended', async () => {
  const given = caseOf(1, { contacts: 40, faults: 30 });
  const parts = BROKEN_PARTS['a journal that loses its last record'];
  const [first] = (await runCase(given, parts)).findings;
  const small = await shrinkCase(given, { parts, runsMax: 120 });
  expect(small.found?.law).toBe(first?.law);
  expect(small.faults.length).toBeLessThanOrEqual(3);
  expect(small.contacts.length).toBeLessThanOrEqual(3);
  expect((await runCase(small, parts)).findings[0]?.law).toBe(first?.law);
  expect((await runCase(small)).findings).toEqual([]);
}, 60_000);
