import { type Command, Option } from 'commander';
import type { ConformanceOptions } from '../conformance/run.js';
import { duration, example, wholeNumber, withCommon } from './options.js';

export function addConformance(program: Command): void {
  const command = withCommon(program.command('conformance'))
    .description('test an adapter or desk of your own: a real box, and a line to it on which things go wrong as the protocol says they may')
    .addOption(new Option('--role <role>', 'what connects').choices(['adapter', 'desk']).makeOptionMandatory())
    .option('--port <n>', 'port to listen on, on this machine only; 0: any free one', wholeNumber(0, 65_535), 0)
    .option('--relay', 'the client passes content on: test that too')
    .option('--restart', 'the client is closed and started again when that is asked for: test that too')
    .addOption(
      new Option('--patience <span>', 'how long the client is given for whatever it should do').argParser(duration).default(20_000, '20s'),
    )
    .action(async (options: ConformanceOptions) => (await import('../conformance/run.js')).run(options));
  example(command, 'signalbox conformance --role desk', 'signalbox conformance --role adapter --port 8788 --json');
}
