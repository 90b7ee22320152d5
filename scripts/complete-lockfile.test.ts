/** The lockfile has an entry for every optional package somebody asks for, because `npm ci` refuses it on every machine if one is missing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { completed, missingEntries, platformOf } from './complete-lockfile.mjs';
import { root } from './sources/files.js';

test('package-lock.json is complete (else run: node scripts/complete-lockfile.mjs)', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  expect(missingEntries(packages)).toEqual([]);
});

const asking = {
  '': {},
  'node_modules/fast': { version: '2.0.0', optionalDependencies: { '@fast/darwin-x64': '2.0.0', '@fast/linux-arm64-musl': '2.0.0' } },
  'node_modules/fast/node_modules/@fast/darwin-x64': { version: '2.0.0' },
};

test('a missing entry is found wherever Node would not find the package, and follows from its name', () => {
  expect(missingEntries(asking).map(({ name }: { name: string }) => name)).toEqual(['@fast/linux-arm64-musl']);
  const full = completed(asking);
  expect(full['node_modules/@fast/linux-arm64-musl']).toEqual({
    version: '2.0.0',
    os: ['linux'],
    cpu: ['arm64'],
    libc: ['musl'],
    optional: true,
  });
  expect(missingEntries(full)).toEqual([]);
});

test.each([
  ['@oxc-parser/binding-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
  ['@oxc-parser/binding-android-arm-eabi', { os: ['android'], cpu: ['arm'] }],
  ['@biomejs/cli-win32-arm64', { os: ['win32'], cpu: ['arm64'] }],
  ['lightningcss-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
  ['fsevents', undefined],
])('%s says where it runs', (name, platform) => {
  expect(platformOf(name)).toEqual(platform);
});

test('what cannot be derived is an error that says what to do', () => {
  const unclear = { 'node_modules/a': { optionalDependencies: { fsevents: '2.3.3' } } };
  expect(() => completed(unclear)).toThrow('fsevents 2.3.3 is missing');
});
