/**
 * Whoever stops the benchmarks half-way (Ctrl-C) is told that nothing is kept, and finds nothing left: no server, no folder, no checkout.
 * A reader who has seen enough of their output ends them without complaint.
 */
import { execFileSync, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { inScratch } from '../measure/scratch.js';
import { FROM_SOURCES } from './node-flags.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const processes = (): string => execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
const checkouts = (): string => execFileSync('git', ['-C', ROOT, 'worktree', 'list'], { encoding: 'utf8' });

/** Starts the benchmarks in a group of their own, as a terminal does, and interrupts the whole group once `isUnderWay`. */
async function interrupted(
  args: readonly string[],
  folder: string,
  isUnderWay: (told: string) => boolean,
): Promise<{ code: number; told: string }> {
  const child = spawn(process.execPath, [...FROM_SOURCES, 'bench/main.ts', ...args], {
    cwd: ROOT,
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  let told = '';
  child.stderr.on('data', (text) => {
    told += text;
  });
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? -1)));
  const looking = setInterval(() => {
    if (!isUnderWay(told)) return;
    clearInterval(looking);
    process.kill(-(child.pid as number), 'SIGINT');
  }, 20);
  const code = await ended;
  clearInterval(looking);
  return { code, told };
}

test('a case with a server, while the base of a comparison is checked out', { timeout: 60_000 }, () =>
  inScratch(async (folder) => {
    const isServing = (): boolean => readdirSync(folder, { recursive: true }).some((path) => String(path).includes('appendonlydir'));
    const measuring = await interrupted(['--quick', 'peers/bullmq'], folder, isServing);
    expect(measuring).toEqual({ code: 130, told: expect.stringContaining('stopped; what was measured is not kept, nothing was written') });

    const compared = ['compare', 'HEAD', '--quick', 'decision/admit'];
    const comparing = await interrupted(compared, folder, (told) => told.includes('round 1') && checkouts().includes(folder));
    expect(comparing).toMatchObject({ code: 130, told: expect.stringContaining('stopped') });

    // Those who were told to end, too, are given the moment it takes them.
    await expect.poll(processes, { timeout: 10_000 }).not.toContain(join(folder, 'signalbox-bench-'));
    await expect.poll(() => readdirSync(folder).filter((name) => name.startsWith('signalbox-bench-')), { timeout: 10_000 }).toEqual([]);
    expect(checkouts()).not.toContain(folder);
  }),
);

test('a reader that closes the pipe at once is no error', { timeout: 30_000 }, async () => {
  const child = spawn(process.execPath, [...FROM_SOURCES, 'bench/main.ts', '--list'], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let told = '';
  child.stderr.on('data', (text) => {
    told += text;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  expect({ code, told }).toEqual({ code: 0, told: '' });
});
