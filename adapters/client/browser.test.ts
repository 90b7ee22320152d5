// The same client runs in a real browser, on its own WebSocket: it connects, acts, is cut off and goes on.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESK, type House, mint, openHouse } from '../gateway/testing/house.js';

const CHROMIUM = process.env['SIGNALBOX_CHROMIUM'] ?? '/usr/bin/chromium';

let house: House;
let browser: Browser;
let page: Page;
let bundle: string;
let parts: string[];

beforeAll(async () => {
  if (!existsSync(CHROMIUM))
    throw new Error(`${CHROMIUM} is missing: install Debian's package chromium, or name another one in SIGNALBOX_CHROMIUM`);
  house = await openHouse({ origins: '*', limits: { heartbeatMs: 200 } });
  const built = await build({
    entryPoints: [fileURLToPath(new URL('./index.ts', import.meta.url))],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    globalName: 'signalbox',
    platform: 'browser',
    conditions: ['signalbox-source'],
    metafile: true,
  });
  const [output] = Object.values(built.metafile.outputs);
  parts = Object.entries(output?.inputs ?? {}).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : []));
  bundle = built.outputFiles[0]?.text ?? '';
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
  page = await browser.newPage();
  // Functions are handed to the page as tsx has them, which names classes and functions by a helper that no page has.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.goto(`http://127.0.0.1:${house.gateway.port}/health/live`);
  await page.addScriptTag({ content: bundle });
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

describe('in the browser', () => {
  test('a desk signs in, loses its connection, resumes and hears everything once', async () => {
    const token = await mint(DESK);
    const told = await page.evaluate(
      async ({ url, token }) => {
        const { createClient } = (globalThis as unknown as { signalbox: typeof import('./index.js') }).signalbox;
        const sockets: WebSocket[] = [];
        class Watched extends WebSocket {
          constructor(...args: ConstructorParameters<typeof WebSocket>) {
            super(...args);
            sockets.push(this);
          }
        }
        const client = createClient<'desk'>({ url, token, client: 'tab', WebSocket: Watched, backoff: { firstMs: 20, maxMs: 50 } });
        const phases: string[] = [];
        const events: string[] = [];
        client.on('phase', (phase) => phases.push(phase));
        client.on('event', ({ type }) => events.push(type));
        const live = () =>
          new Promise<void>((resolve) => {
            const off = client.on('phase', (phase) => {
              if (phase !== 'live') return;
              off();
              resolve();
            });
          });
        await live();
        const first = await client.send({ type: 'agent.sign-in', agent: 'ana' });
        const back = live();
        sockets[0]?.close();
        const second = client.send({ type: 'agent.set-presence', agent: 'ana', presence: 'notReady', reason: 'break' });
        await back;
        const answers = [first.ok, (await second).ok];
        const asked = await client.ask({ type: 'agent', agent: 'ana' });
        client.close();
        return { answers, phases, events, presence: asked.ok ? asked.view.presence : '', sockets: sockets.length };
      },
      { url: house.gateway.url, token },
    );
    expect(told.answers).toEqual([true, true]);
    expect(told.presence).toBe('notReady');
    expect(told.sockets).toBe(2);
    expect(told.phases.filter((phase) => phase === 'live').length).toBe(2);
    expect(told.events.filter((type) => type === 'agent.signed-in').length).toBe(1);
    expect(told.events.filter((type) => type === 'agent.not-ready').length).toBe(1);
  });

  test('the bundle needs nothing of Node.js and none of the router', () => {
    expect(bundle).not.toContain('node:');
    expect(parts.filter((file) => /engine\/(core|routing|journal|projections)\//.test(file))).toEqual([]);
    expect(parts.filter((file) => file.includes('zod'))).toEqual([]);
    expect(bundle.length).toBeLessThan(100_000);
  });
});
