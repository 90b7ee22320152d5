// Proves that the tables of a page fit a window of 1,200 points, and half a large screen: whoever scrolls sideways no longer sees which row it is. On a telephone only tables and drawings scroll, not the page, and the words of a drawing can be read.
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PLAN, SCENARIO, scenarioFolder } from '../testing/scenario-files.js';

const { here, write, run } = scenarioFolder();
// Every figure with its interval: letters that wait for hours, costs, calls that give up and are turned away.
write('plan.yaml', PLAN.replace('channels: [voice]', 'channels: [voice, email], waitingMax: 30'));
const BUSY = SCENARIO.replace('\n  calls: {', '\n  letters: { queue: calls, channel: email, perHour: 20, languages: [en] }\n  calls: {')
  .replace('perHour: 40', 'perHour: 80')
  .replace('for: 2h', 'for: 6h')
  .replace('targets:\n', 'targets:\n  - { queue: calls, channel: email, language: en, serviceLevel: 50%, within: 8h }\n')
  .replace('scenario: shop', 'scenario: a-shop-with-letters');
write('busy.yaml', BUSY);
write('busier.yaml', BUSY.replace('a-shop', 'a-busier-shop').replace('perHour: 80', 'perHour: 90'));

let browser: Browser;
beforeAll(async () => {
  const executablePath = process.env['SIGNALBOX_CHROMIUM'] ?? '/usr/bin/chromium';
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
});
afterAll(() => browser?.close());

test.each([
  ['simulate', 'busy.yaml'],
  ['compare', 'busy.yaml', 'busier.yaml', 'busy.yaml'],
  ['sweep', 'busy.yaml', 'roster.groups.cork.count', '4,5,6'],
  // Of half the size: the search plays it dozens of times.
  ['staff', 'busy.yaml', '--budget', '15s', '--scale', '50%'],
])(
  '%s',
  async (...command) => {
    const file = `${command[0]}.html`;
    await run(...command, '--replications', '2', '--report', file);
    const page = await browser.newPage();
    await page.goto(`file://${here.in(file)}`);
    for (const width of [1_200, 800]) {
      await page.setViewportSize({ width, height: 900 });
      const tables = await page.$$eval('.wide', (all) =>
        all.map((one) => [one.textContent.slice(0, 40), one.scrollWidth - one.clientWidth]),
      );
      expect(tables.length).toBeGreaterThan(1);
      expect([width, tables.filter(([, over]) => over !== 0)]).toEqual([width, []]);
    }
    await page.setViewportSize({ width: 400, height: 900 });
    // Words in a drawing are as high as they are drawn only where it is not made smaller.
    const drawings = await page.$$eval('figure > svg', (all) => all.map((one) => one.getBoundingClientRect().width));
    expect(drawings.length).toBeGreaterThan(1);
    expect(Math.min(...drawings)).toBeGreaterThan(600);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(400);
  },
  60_000,
);
