/** A company that sells by telephone: one campaign, with customers in Lisbon and in Athens. */
import { expect } from 'vitest';
import { BEGIN_MS } from './names.js';
import type { Scene } from './scene.js';
import { calendar, company, type settingOf } from './small.js';

export const HOUR = 3_600;
export const ms = (second: number): number => BEGIN_MS + second * 1_000;
export const contactOf = (play: Scene, id: string) => [...play.box.state.contacts.values()].find(({ contact }) => contact === id);
export const said = (play: Scene) => play.told().filter((sentence) => !sentence.startsWith('ring'));

/** Called for two hours from the first on in Lisbon, an hour earlier in Athens; a day is 24 hours, and each begins at a full hour of its own. */
const days = (first: number) => Array.from({ length: 40 }, (_, day) => first + day * 24 * HOUR);
export const hours = (first: number) => days(first).map((second) => [second, second + 2 * HOUR] as const);
export const CALENDARS = [
  calendar('window/polite/Europe/Lisbon', hours(HOUR), 100 * 24 * HOUR),
  calendar('window/polite/Europe/Athens', hours(0), 100 * 24 * HOUR),
  calendar(
    'days/Europe/Lisbon',
    days(-8 * HOUR).map((second) => [second, second + HOUR] as const),
    100 * 24 * HOUR,
  ),
  calendar(
    'days/Europe/Athens',
    days(-9 * HOUR).map((second) => [second, second + HOUR] as const),
    100 * 24 * HOUR,
  ),
];

type Campaign = Parameters<typeof settingOf>[0]['campaigns'];
const retry = { noAnswer: '30m', busy: '5m', machine: '60m', failed: 0 };
const campaigns = (more: object = {}): Campaign => ({
  leads: { queue: 'sales', window: 'polite', attempts: 4, attemptsPerDay: 2, retry, ...more },
});

export const selling = (campaign: object = {}, agents: readonly string[] = ['ana']) =>
  company({
    agents: Object.fromEntries(agents.map((id) => [id, {}])),
    queues: { sales: { channels: ['voice'], wrapUpMax: 0 } },
    plan: {
      callingWindows: { polite: { weekly: { 'mon-sun': ['09:00-11:00'] } } },
      customerZones: ['Europe/Lisbon', 'Europe/Athens'],
      campaigns: campaigns(campaign),
    },
    calendars: CALENDARS,
  });

export const LEAD = { queue: 'sales', campaign: 'leads', zone: 'Europe/Lisbon' };

export async function dialled(
  play: Scene,
  contact: string,
  outcome: 'no-answer' | 'busy' | 'machine' | 'failed' | 'connected',
): Promise<void> {
  await play.accepts(contact);
  expect(await play.send({ type: 'contact.dialled', contact, outcome })).toBe('ok');
}
