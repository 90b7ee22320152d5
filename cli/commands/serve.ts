import { type Command, Option } from 'commander';
import { SECRET_HELP } from '../secret.js';
import { LOG_LEVELS } from '../serve/log-levels.js';
import type { ServeOptions } from '../serve/run.js';
import { example, JOURNAL, list, wholeNumber, withCommon } from './options.js';

export function addServe(program: Command): void {
  const command = withCommon(program.command('serve'))
    .description('run a box: a router on a durable journal, with its WebSocket gateway; SIGHUP re-reads plan and roster')
    .requiredOption('--plan <file>', 'plan file, YAML or JSON')
    .requiredOption('--roster <file>', 'roster file, YAML or JSON')
    .option('--journal <folder>', 'folder of the journal; created if it does not exist', JOURNAL)
    .option('--port <n>', 'port of the gateway; 0: any free one', wholeNumber(0, 65_535), 8_787)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--secret-file <file>', SECRET_HELP)
    .option('--origins <a,b>', 'origins whose pages may connect (default: none)', list)
    .option('--accept-clock-behind', "start although this machine's clock is behind the journal; time stands still until it is reached")
    .addOption(new Option('--log-level <level>', 'lowest level that is logged').choices(LOG_LEVELS).default('info'))
    .action(async (options: ServeOptions) => (await import('../serve/run.js')).run(options));
  example(
    command,
    'openssl rand -base64 32 > secret.txt',
    'signalbox serve --plan plan.yaml --roster roster.yaml --secret-file secret.txt',
    'kill -HUP PID    # after editing plan or roster',
  );
}
