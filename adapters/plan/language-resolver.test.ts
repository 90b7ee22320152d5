/** Proves that a customer's tag finds the plan's language it stands for, and no other language. */
import { expect, test } from 'vitest';
import { languageResolver } from './language-resolver.js';

const LANGUAGES = ['fr', 'es', 'es-419', 'pt', 'pt-BR', 'zh', 'zh-Hant', 'no', 'he', 'en', 'en-GB', 'de'];

// Regions, scripts and old codes find the nearest form the plan lists.
test.each([
  ['fr', 'fr'],
  ['FR-ca', 'fr'],
  ['es-AR', 'es-419'],
  ['es-ES', 'es'],
  ['pt-PT', 'pt'],
  ['pt-BR', 'pt-BR'],
  ['pt-AO', 'pt'],
  ['zh-TW', 'zh-Hant'],
  ['zh-CN', 'zh'],
  ['cmn', 'zh'],
  ['nb', 'no'],
  ['nn', 'no'],
  ['iw', 'he'],
  ['en-AU', 'en-GB'],
  ['en-US', 'en'],
  ['de-AT', 'de'],
])('%s is %s', (tag, language) => expect(languageResolver()(tag, LANGUAGES)).toBe(language));

// A language that speakers of another usually read is not that other one; what is no tag at all finds nothing.
test.each(['ca', 'br', 'da', 'lb', 'gsw', 'eu', 'af', 'ja', 'und', 'x-klingon', 'zxx', '', 'f', 'not a tag', 'fr_FR'])(
  '%s finds none',
  (tag) => {
    expect(languageResolver()(tag, LANGUAGES)).toBeUndefined();
  },
);

// The answer carries the plan's own spelling, also where the plan lists only a region.
test('the spelling of the plan', () => {
  expect(languageResolver()('fr', ['fr-BE'])).toBe('fr-BE');
  expect(languageResolver()('he', ['iw'])).toBe('iw');
  expect(languageResolver()('fr', [])).toBeUndefined();
});

// Remembered answers are the answers, however many tags have been asked for since.
test('remembering changes nothing', () => {
  const resolve = languageResolver();
  for (let round = 0; round < 3; round += 1) {
    expect(resolve('es-AR', LANGUAGES)).toBe('es-419');
    for (let index = 0; index < 5_000; index += 1) resolve(`x-${round}-${index}`, LANGUAGES);
  }
  expect(resolve('es-AR', ['es'])).toBe('es');
});
