/** Proves that the retailer's plan and roster are in order, fit the demo day, and match what is known of the real sites (R4). */
import { fileURLToPath } from 'node:url';
import { readPlanAndRoster } from '@signalbox/adapters/plan';
import { expect, test } from 'vitest';
import { channels, languages } from '../day/contact.js';
import { needOfCalls, needOfMessages, queueOf } from '../day/mapping.js';

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const read = await readPlanAndRoster(path('plan.yaml'), path('roster.yaml'), { nowMs: Date.UTC(2026, 10, 24, 8) });
if (!read.ok) throw new Error(read.problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'));
const { plan, roster, problems } = read;

// No error and no hint: it is the example others start from.
test('has no problems', () => expect(problems).toEqual([]));

// Four sites with the languages they had; two of them with one language only; Lisbon leads.
test('the four hubs', () => {
  expect(plan.hubs.map(({ id, kind, languages: spoken, lead }) => [id, kind, spoken, lead])).toEqual([
    ['lisbon', 'multilingual', ['fr', 'es', 'pt'], null],
    ['bucharest', 'multilingual', ['fr', 'it', 'pl'], 'lisbon'],
    ['prague', 'monolingual', ['cs'], 'lisbon'],
    ['warsaw', 'monolingual', ['pl'], 'lisbon'],
  ]);
});

// Every contact of the demo day finds its queue, channel and skills, and somebody at home who speaks the language.
test('the demo day fits', () => {
  for (const channel of channels) {
    for (const language of languages) {
      const queue = plan.queues.find(({ id }) => id === queueOf(channel, language));
      expect(queue?.channels).toContain(channel);
      const home = queue?.homeByLanguage[language] ?? queue?.home ?? [];
      expect(home.length).toBeGreaterThan(0);
      for (const need of [...Object.values(needOfCalls), ...Object.values(needOfMessages)]) {
        const able = roster.agents.filter(
          (agent) =>
            home.includes(agent.hub) &&
            agent.channels.includes(channel) &&
            agent.languages.some((own) => own.language === language) &&
            (need === null || agent.skills.some(({ skill, level }) => skill === need.skill && level >= (need.level ?? 1))),
        );
        expect(
          able.map(({ id }) => id),
          `${channel} ${language} ${need?.skill ?? 'anybody'}`,
        ).not.toEqual([]);
      }
    }
  }
});

// While Lisbon is suspended, French is still spoken in the second ring, and Polish also outside Warsaw.
test('there is somewhere to overflow to', () => {
  const elsewhere = (hub: string, language: string): boolean =>
    roster.agents.some((agent) => agent.hub !== hub && agent.languages.some((own) => own.language === language));
  expect([elsewhere('lisbon', 'fr'), elsewhere('warsaw', 'pl')]).toEqual([true, true]);
  expect(plan.queues.find(({ id }) => id === 'voice-fr')?.policies['voice']?.steps.map(({ afterMs, hubs }) => [afterMs, hubs])).toEqual([
    [0, ['lisbon']],
    [20_000, null],
    [60_000, null],
  ]);
});
