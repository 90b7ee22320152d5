// Proves that tags of any spelling come out in the customary one, and are found among the plan's languages by shortening from the end.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalTag, lookUpLanguage } from './languages.js';

test.each([
  ['pt', 'pt'],
  ['PT-br', 'pt-BR'],
  ['zh-hant-tw', 'zh-Hant-TW'],
  ['sl-ROZAJ-biske-1994', 'sl-rozaj-biske-1994'],
  ['es-419', 'es-419'],
  ['de-1901', 'de-1901'],
])('%s is written %s', (given, customary) => {
  expect(canonicalTag(given)).toBe(customary);
});

test('whatever spelling a tag comes in, the customary one is the same, and is its own', () => {
  const letters = (minLength: number, maxLength: number) => fc.string({ unit: fc.constantFrom(...'abcdeXYZ'), minLength, maxLength });
  const tag = fc
    .tuple(letters(2, 8), fc.option(letters(4, 4), { nil: '' }), fc.option(letters(2, 2), { nil: '' }))
    .map((parts) => parts.filter((part) => part !== '').join('-'));
  fc.assert(
    fc.property(tag, (one) => {
      const customary = canonicalTag(one);
      expect([canonicalTag(customary), canonicalTag(one.toUpperCase()), canonicalTag(one.toLowerCase())]).toEqual([
        customary,
        customary,
        customary,
      ]);
      expect(customary.toLowerCase()).toBe(one.toLowerCase());
    }),
  );
});

test('a tag is looked up from its longest form to its shortest', () => {
  expect(lookUpLanguage('pt-br', ['pt', 'pt-BR'])).toBe('pt-BR');
  expect(lookUpLanguage('pt-AO', ['pt', 'pt-BR'])).toBe('pt');
  expect(lookUpLanguage('ja', ['pt', 'pt-BR'])).toBeUndefined();
});
