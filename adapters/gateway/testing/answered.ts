import { expect } from 'vitest';
import type { Link } from './link.js';

/** Sends a command under a number not used before on this link: `ok`, or the code of its refusal. */
export async function answer(link: Link, n: number, command: unknown): Promise<string> {
  link.send({ type: 'command', n, command });
  const same = (frame: { n?: number | undefined }) => frame.n === n;
  return Promise.race([link.next('ok', same).then(() => 'ok'), link.next('error', same).then(({ code }) => code)]);
}

/** The same, where a refusal fails the test. */
export const accepted = async (link: Link, n: number, command: unknown): Promise<void> =>
  expect([command, await answer(link, n, command)]).toEqual([command, 'ok']);
