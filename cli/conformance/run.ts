import { Fault } from '@signalbox/engine';
import colours from 'picocolors';
import type { CommonOptions } from '../commands/options.js';
import { EXIT, exitOfSignal } from '../exit-codes.js';
import { failureOfFault } from '../failure.js';
import { plural } from '../number-text.js';
import { print, printJson } from '../terminal.js';
import type { TestedRole } from './house.js';
import type { Result } from './item.js';
import { type Kit, openKit } from './kit.js';

export interface ConformanceOptions extends CommonOptions {
  readonly role: TestedRole;
  readonly port: number;
  readonly patience: number;
  readonly relay?: boolean;
  readonly restart?: boolean;
}

/** What the client has to do so that there is something to see. */
const TASK: Readonly<Record<TestedRole, string>> = {
  desk: 'It signs in agent ana, accepts every offer, and releases every contact once it is accepted.',
  adapter: 'It brings one contact at a time to queue care, channel chat, tenant acme, each under a new id, the next once the last is over.',
};

/** What it has to do besides, so that lines go to and fro. */
const RELAY_TASK: Readonly<Record<TestedRole, string>> = {
  desk: 'A contact of queue talk it does not release, and answers each line of it with the same body.',
  adapter: 'It answers each line of the desk with the same body.',
};

export async function run({ role, port, patience, relay = false, restart = false, json = false }: ConformanceOptions): Promise<void> {
  const extras = [...(relay ? (['relay'] as const) : []), ...(restart ? (['restart'] as const) : [])];
  const kit = await openKit({ role, port, patienceMs: patience, extras }).catch((error: unknown) => {
    throw cannotListen(error, port);
  });
  const stop = (): never => process.exit(exitOfSignal('SIGINT'));
  process.once('SIGINT', stop);
  try {
    if (json) printJson({ url: kit.url, token: kit.token, tokenUrl: kit.tokenUrl, role });
    else announce(kit, role, relay);
    const results = await kit.test(json ? undefined : tell, (what) => (json ? printJson({ do: what }) : print(ASKS[what])));
    const ok = results.every(({ verdict }) => verdict === 'passed');
    if (json) printJson({ ok, results });
    else sum(results);
    if (!ok) process.exitCode = EXIT.wrong;
  } finally {
    process.off('SIGINT', stop);
    await kit.close();
  }
}

function cannotListen(error: unknown, port: number): unknown {
  if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) return error;
  return failureOfFault(new Fault('PORT_IN_USE', { port, host: '127.0.0.1' }, error), 'starting');
}

function announce({ url, token, tokenUrl }: Kit, role: TestedRole, relay: boolean): void {
  print(`Waiting for a client in the role ${role}.`);
  print(`  url    ${url}`);
  print(`  token  ${token}`);
  print(`  task   ${TASK[role]}`);
  if (relay) print(`         ${RELAY_TASK[role]}`);
  print(`         When its token has run out, it gets another: GET ${tokenUrl}.`);
  print('Ctrl-C ends it.\n');
}

/** For `--restart`. */
const ASKS = { close: '>         Close the client now, by its own means.', start: '>         Start it again now.' } as const;

const MARKS = { passed: colours.green('passed  '), failed: colours.red('failed  '), 'not seen': colours.yellow('not seen') } as const;

function tell({ name, expected, section, verdict, saw }: Result): void {
  print(`${MARKS[verdict]}  ${name}: ${saw}`);
  if (verdict !== 'passed') print(`          ${expected} docs/protocol.md, "${section}".`);
}

function sum(results: readonly Result[]): void {
  const count = (verdict: Result['verdict']): number => results.filter((one) => one.verdict === verdict).length;
  print(`\n${plural(results.length, 'check')}: ${count('passed')} passed, ${count('failed')} failed, ${count('not seen')} not seen.`);
}
