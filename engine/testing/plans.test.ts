// Histories start from plans and rosters no schema has read: that is sound, since the schemas of files and of commands pass each as it is.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { readCommand } from '../admit.js';
import { definePlan } from '../domain/plan-file/define-plan.js';
import { defineRoster } from '../domain/plan-file/define-roster.js';
import { anyAlikeScript } from './alike-script.js';
import { anyCrowdedScript } from './crowded-script.js';
import { anyMatchedHistory } from './matched-histories.js';
import type { Script } from './moves.js';
import { anyOutboundScript } from './outbound-script.js';
import { anySetting, anySettingFiles, settingBy } from './plans.js';

/** fast-check also makes objects without a prototype, which a schema does not hand on. */
const plain = <T>(made: T): T => structuredClone(made);

test('generated files become the same setting whether their schemas are asked or not', () => {
  const numRuns = runs('settings, their files read', { fast: 150, nightly: 10_000 });
  const read = anySettingFiles.map(({ file, rosterFile, calendars }) =>
    settingBy(definePlan(file, { calendars }), (plan) => defineRoster(rosterFile, plan)),
  );
  expect(plain(fc.sample(anySetting, { seed, numRuns }))).toStrictEqual(plain(fc.sample(read, { seed, numRuns })));
});

test.each<[string, fc.Arbitrary<Script>, number]>([
  ['of matching', anyMatchedHistory(), 300],
  ['of agents alike', anyAlikeScript(), 40],
  ['of a crowd', anyCrowdedScript(), 10],
  ['of campaigns', anyOutboundScript(), 40],
])('every setting of the histories %s is admitted as it is', (of, scripts, fast) => {
  fc.assert(
    fc.property(scripts, ({ setting, beats }) => {
      const moved = beats.flatMap(({ move }) => (move.kind === 'publish' ? [{ ...move.setting, rekey: move.rekey }] : []));
      for (const one of [{ ...setting, rekey: 'keep' }, ...moved]) {
        const command = { type: 'plan.publish', ...one };
        expect(readCommand(command)).toStrictEqual(plain(command));
      }
    }),
    { seed, numRuns: runs(`settings ${of}, admitted`, { fast, nightly: fast * 30 }) },
  );
});
