import { checkGatewayOptions, openGateway } from '@signalbox/adapters/gateway';
import { Fault } from '@signalbox/engine';
import type { CommonOptions } from '../commands/options.js';
import { failureOfFault } from '../failure.js';
import { number, plural } from '../number-text.js';
import { readSecret, SECRET_VARIABLE, type SecretOptions } from '../secret.js';
import { print, printJson } from '../terminal.js';
import { openLog } from './log.js';
import type { LogLevel } from './log-levels.js';
import { openRunning, type Running } from './running.js';
import { listenForSignals } from './signals.js';

export interface ServeOptions extends CommonOptions, SecretOptions {
  readonly plan: string;
  readonly roster: string;
  readonly journal: string;
  readonly host: string;
  readonly port: number;
  readonly origins?: '*' | readonly string[];
  readonly acceptClockBehind?: true;
  readonly logLevel: LogLevel;
}

export async function run(options: ServeOptions): Promise<void> {
  const secret = readSecret(options);
  const log = openLog(options.logLevel);
  let running: Running | undefined;
  // Listening from the start: a signal while the journal is restored waits until that is done, a second one does not.
  const signals = listenForSignals(() => void running?.reread());
  try {
    // Before the journal is made: a port that is taken must not leave one behind.
    await checkGatewayOptions(listening(options, secret));
    running = await openRunning({
      files: { plan: options.plan, roster: options.roster },
      folder: options.journal,
      log,
      acceptClockBehind: options.acceptClockBehind ?? false,
    });
    await serve(running, options, secret, log, signals.stop);
  } catch (error) {
    // A fault of the running box has become a failure already.
    throw error instanceof Fault ? failureOfFault(error, 'starting') : error;
  } finally {
    await running?.close();
    signals.close();
  }
  log.info({ seq: running.router.head.seq }, 'Stopped; everything answered is in the journal.');
}

async function serve(
  running: Running,
  options: ServeOptions,
  secret: string,
  log: ReturnType<typeof openLog>,
  stop: Promise<string>,
): Promise<void> {
  const { router } = running;
  const gateway = await openGateway({
    router,
    ...listening(options, secret),
    origins: options.origins ?? [],
    log: log.child({ part: 'gateway' }),
  });
  announce(running, gateway, options);
  try {
    const signal = await Promise.race([stop, router.closed]);
    log.info({ signal, connections: gateway.connections }, 'Stopping: no new work, what was taken is finished.');
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    log.error({ code: error.code }, error.message);
    throw failureOfFault(error, 'running');
  } finally {
    await gateway.close({ reason: 'goingAway' });
  }
}

const listening = ({ host, port }: ServeOptions, secret: string) => ({ tokens: { secret }, host, port });

function announce({ router, read, journal }: Running, gateway: { url: string; port: number }, options: ServeOptions): void {
  const { host, json, secretFile } = options;
  const { plan, roster } = read;
  const http = `http://${host.includes(':') ? `[${host}]` : host}:${gateway.port}`;
  if (json) {
    printJson({
      url: gateway.url,
      http,
      port: gateway.port,
      journal: journal.folder,
      ...router.head,
      plan: plan.name,
      agents: roster.agents.length,
    });
    return;
  }
  const [agent] = roster.agents;
  const secret = secretFile === undefined ? '' : ` --secret-file ${secretFile}`;
  print(
    `Signalbox serves plan "${plan.name}": ${plural(plan.hubs.length, 'hub')}, ${plural(plan.queues.length, 'queue')}, ${plural(roster.agents.length, 'agent')}.`,
  );
  print(`  clients  ${gateway.url}`);
  print(`  health   ${http}/health/ready   metrics  ${http}/metrics`);
  print(`  journal  ${journal.folder}, record ${number(router.head.seq)}`);
  print(
    `  token    ${secretFile === undefined ? `${SECRET_VARIABLE}=… ` : ''}signalbox token --role desk --sub ${agent?.id ?? 'AGENT'}${secret}`,
  );
  print('Ctrl-C stops it; a second one at once.');
}
