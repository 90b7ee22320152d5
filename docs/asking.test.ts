// The page about questions names every reason against an agent, in the order in which they are told, and marks those that decisions by hand ask.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BY_HAND_REASONS } from '../engine/routing/by-hand.js';
import { REASON_NAMES } from '../engine/routing/eligible.js';

const page = readFileSync(new URL('asking.md', import.meta.url), 'utf8');
const rows = [...page.matchAll(/^\| `([a-z-]+)` \| (yes )?\| /gm)].map(([, name, hand]) => ({ name, byHand: hand !== undefined }));

test('every reason, in order', () => expect(rows.map(({ name }) => name)).toEqual(REASON_NAMES));

test('those that decisions by hand ask', () =>
  expect(rows.filter(({ byHand }) => byHand).map(({ name }) => name)).toEqual(REASON_NAMES.filter((name) => BY_HAND_REASONS.has(name))));
