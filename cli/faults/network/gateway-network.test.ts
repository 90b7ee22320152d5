// Proves that with the product's own gateway and clients on the lines no law is broken whatever fails, and that a gateway with a mistake is found out.
import { readdirSync, readFileSync } from 'node:fs';
import { type CaseOptions, drawCase, type OpenNetwork, readCase, runCase, shrinkCase, USUAL } from '@signalbox/simulations/faults';
import { describe, expect, test } from 'vitest';
import { runs } from '../../../scripts/testing/runs.js';
import { BROKEN_PARTS } from '../../../simulations/faults/testing/broken-parts.js';
import { gatewayNetwork, openGatewayNetwork } from './gateway-network.js';

const caseOf = (seed: number, own: Partial<CaseOptions> = {}) => drawCase({ ...USUAL, ...own, seed });
const SMALL = { contacts: 30, faults: 20, safetyMs: 6 * 60_000 };

test('no law is broken while things go wrong, and everybody is served once they do not', async () => {
  const cases = runs('cases of faults with the gateway', { fast: 2, nightly: 721 });
  const seen = { starts: 0, repeated: 0, released: 0 };
  const met = new Set<string>();
  for (let seed = 1; seed <= cases; seed++) {
    const result = await runCase(caseOf(seed), { network: gatewayNetwork });
    expect({ seed, findings: result.findings }).toEqual({ seed, findings: [] });
    for (const what of Object.keys(result.met)) met.add(what);
    seen.starts += result.starts;
    seen.repeated += result.repeated;
    seen.released += result.endings['released'] ?? 0;
  }
  // Else nothing has been tried.
  expect(met.size).toBeGreaterThan(10);
  expect(seen.starts).toBeGreaterThan(3 * cases);
  expect(seen.repeated).toBeGreaterThan(2 * cases);
  expect(seen.released).toBeGreaterThan(50 * cases);
}, 7_200_000);

test('a case is the same run every time', async () => {
  const [first, second] = [
    await runCase(caseOf(3, SMALL), { network: gatewayNetwork }),
    await runCase(caseOf(3, SMALL), { network: gatewayNetwork }),
  ];
  expect(second).toEqual(first);
  expect(first.records).toBeGreaterThan(100);
}, 30_000);

/** Frames of a kind with something wrong, every few of them. */
function wrong(type: string, spoil: (frame: { events: unknown[]; code?: string; n?: number }) => object): OpenNetwork {
  return (options) => {
    let count = 0;
    return openGatewayNetwork(options, (text) => {
      const frame = JSON.parse(text);
      if (frame.type !== type) return text;
      count++;
      return count % 10 === 0 ? JSON.stringify(spoil(frame)) : text;
    });
  };
}

describe('a gateway that makes a mistake is found out', () => {
  test.each<readonly [what: string, network: OpenNetwork, law: RegExp, seed: number]>([
    ['leaves out an event', wrong('events', (frame) => ({ ...frame, events: frame.events.slice(1) })), /nothing left out|told as kept/, 1],
    ['tells an event twice', wrong('events', (frame) => ({ ...frame, events: [...frame.events, ...frame.events] })), /told as kept/, 1],
    ['names another record', wrong('ok', (frame) => ({ ...frame, seq: 1 })), /answers are to what was said/, 1],
    [
      'sends away for good',
      wrong('heartbeat', () => ({ type: 'error', code: 'SCOPE_INVALID', message: 'No.', next: 'Nothing.', retriable: false })),
      /clients and gateway agree/,
      1,
    ],
    [
      'does not notice silence',
      (options) => openGatewayNetwork(options, undefined, { heartbeatMs: 3_600_000 }),
      /who is gone is known to be gone/,
      7,
    ],
  ])('one that %s', async (_, network, law, seed) => {
    const { findings } = await runCase(caseOf(seed, SMALL), { network });
    expect(findings.map((found) => found.law).join()).toMatch(law);
  });
});

describe('what was found without a gateway is found with it', () => {
  const FOLDER = new URL('../../../simulations/regressions/', import.meta.url);
  test.each(readdirSync(FOLDER).filter((file) => file.endsWith('.json')))(
    '%s',
    async (file) => {
      const read = readCase(readFileSync(new URL(file, FOLDER), 'utf8'));
      if (!read.ok) throw new Error(read.problem);
      expect((await runCase(read.case, { network: gatewayNetwork })).findings).toEqual([]);
      const { part } = read.case.found ?? {};
      if (part === undefined) return;
      const broken = BROKEN_PARTS[part as keyof typeof BROKEN_PARTS];
      expect((await runCase(caseOf(1), { ...broken, network: gatewayNetwork })).findings).not.toEqual([]);
    },
    30_000,
  );
});

test('what is found is shrunk to what it takes', async () => {
  const parts = { ...BROKEN_PARTS['a router that forgets outcomes'], network: gatewayNetwork };
  const given = caseOf(1, SMALL);
  const [first] = (await runCase(given, parts)).findings;
  const small = await shrinkCase(given, { parts, runsMax: 40 });
  expect(small.found?.law).toBe(first?.law);
  expect(small.faults.length + small.contacts.length).toBeLessThan(given.faults.length + given.contacts.length);
  expect((await runCase(small, parts)).findings[0]?.law).toBe(first?.law);
}, 60_000);
