import { ROLES } from '@signalbox/engine/protocol';
import { type Command, Option } from 'commander';
import { SECRET_HELP } from '../secret.js';
import type { TokenOptions } from '../token/run.js';
import { duration, example, list, withCommon } from './options.js';

const HOUR_MS = 3_600_000;

export function addToken(program: Command): void {
  const command = withCommon(program.command('token'))
    .description('make a token for experiments; in production you issue your own')
    .addOption(new Option('--role <role>', 'whom it is for').choices(ROLES).makeOptionMandatory())
    .requiredOption('--sub <id>', 'who that is: the adapter, the agent, the supervisor')
    .option('--tenants <a,b>', 'tenants it covers', list, '*')
    .option('--channels <a,b>', 'adapter: channels it covers', list, '*')
    .option('--hubs <a,b>', 'supervisor: hubs it covers', list, '*')
    .option('--agents <agent>', 'desk: the agent who sits there; default: --sub', list)
    .option('--admin', 'supervisor: may extend calendars')
    .addOption(new Option('--ttl <time>', 'how long it is valid').argParser(duration).default(8 * HOUR_MS, '8h'))
    .option('--secret-file <file>', SECRET_HELP)
    .action(async (options: TokenOptions) => (await import('../token/run.js')).run(options));
  example(
    command,
    'signalbox token --role desk --sub Ana --secret-file secret.txt',
    'signalbox token --role adapter --sub phones --channels voice --ttl 1h --secret-file secret.txt',
  );
}
