import { openGateway } from '@signalbox/adapters/gateway';
import { Fault } from '@signalbox/engine';
import { type Command, Option } from 'commander';
import { failureOfFault } from '../failure.js';
import { readSecret, SECRET_HELP, SECRET_VARIABLE, type SecretOptions } from '../secret.js';
import { LOG_LEVELS, type LogLevel, openLog } from '../serve/log.js';
import { openRunning, type Running } from '../serve/running.js';
import { listenForSignals } from '../serve/signals.js';
import { number, plural, print, printJson } from '../terminal.js';
import { type CommonOptions, example, JOURNAL, list, wholeNumber, withCommon } from './options.js';

interface ServeOptions extends CommonOptions, SecretOptions {
  readonly plan: string;
  readonly roster: string;
  readonly journal: string;
  readonly host: string;
  readonly port: number;
  readonly origins?: '*' | readonly string[];
  readonly acceptClockBehind?: true;
  readonly logLevel: LogLevel;
}

export function addServe(program: Command): void {
  const command = withCommon(program.command('serve'))
    .description('run a box: a router on a durable journal, with its WebSocket gateway; SIGHUP re-reads plan and roster')
    .requiredOption('--plan <file>', 'plan file, YAML or JSON')
    .requiredOption('--roster <file>', 'roster file, YAML or JSON')
    .option('--journal <folder>', 'folder of the journal; made where it does not exist', JOURNAL)
    .option('--port <n>', 'port of the gateway; 0: any free one', wholeNumber(0, 65_535), 8_787)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--secret-file <file>', SECRET_HELP)
    .option('--origins <a,b>', 'origins whose pages may connect; none unless given', list)
    .option('--accept-clock-behind', "start although this machine's clock is behind the journal; time stands still until it is reached")
    .addOption(new Option('--log-level <level>', 'least level that is logged').choices(LOG_LEVELS).default('info'))
    .action(run);
  example(
    command,
    'openssl rand -base64 32 > secret.txt',
    'signalbox serve --plan plan.yaml --roster roster.yaml --secret-file secret.txt',
    'kill -HUP PID    # after editing plan or roster',
  );
}

async function run(options: ServeOptions): Promise<void> {
  const secret = readSecret(options);
  const log = openLog(options.logLevel);
  let running: Running | undefined;
  // Listening from the start: a signal while the journal is restored waits until that is done, a second one does not.
  const signals = listenForSignals(() => void running?.reread());
  try {
    running = await openRunning({
      files: { plan: options.plan, roster: options.roster },
      folder: options.journal,
      log,
      acceptClockBehind: options.acceptClockBehind ?? false,
    });
    await serve(running, options, secret, log, signals.stop);
  } finally {
    await running?.close();
    signals.close();
  }
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
    tokens: { secret },
    host: options.host,
    port: options.port,
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
    throw failureOfFault(error, true);
  } finally {
    await gateway.close({ reason: 'goingAway' });
  }
  await running.close();
  log.info({ seq: router.head.seq }, 'Stopped; everything answered is in the journal.');
}

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
