/** Proves that what is told beside an answer fits the terminal as the answer does, and that nothing is broken that has to stay whole. */
import { expect, test } from 'vitest';
import { noteLines } from './terminal.js';

const MESSAGE = 'shop.yaml:7:12: hint LEFT_ON_HOLD Queue calls closes over customers on hold.';
const SOURCE = '    calls: { channels: [voice], calendar: day, steps: [{}, { after: 30s }] }';

test('sentences are broken between words, further lines as far in as the first', () => {
  const lines = noteLines(`${MESSAGE}\n    Say in whenClosed what becomes of them, or open longer.`, 40).join('\n').split('\n');
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(40);
  expect(lines.filter((line) => line.startsWith('    ')).length).toBe(2);
});

test('a line of a file above its caret, and JSON, stay whole', () => {
  const caret = `${' '.repeat(11)}^`;
  expect(noteLines(`${MESSAGE}\n${SOURCE}\n${caret}`, 40).slice(1)).toEqual([SOURCE, caret]);
  const json = JSON.stringify({ ok: false, message: MESSAGE });
  expect(noteLines(json, 40)).toEqual([json]);
});
