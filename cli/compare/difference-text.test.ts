// Proves that a gain of pairing is written in one way: just under a thousand reads like a thousand.
import type { PairedFigure } from '@signalbox/simulations/measures';
import { expect, test } from 'vitest';
import { gainText } from './difference-text.js';

test.each([
  [1.26, '1.3×'],
  [999.94, '999.9×'],
  [999.96, '> 1,000×'],
  [Number.POSITIVE_INFINITY, '> 1,000×'],
  [Number.NaN, '–'],
])('%d', (pairingGain, text) => {
  expect(gainText({ pairingGain } as PairedFigure)).toBe(text);
});
