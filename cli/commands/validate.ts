import { type Command, InvalidArgumentError } from 'commander';
import type { ValidateCommandOptions } from '../validate/run.js';
import { TOPICS, type Topic } from '../validate/topics.js';
import { example, list, wholeNumber, withCommon } from './options.js';

export function addValidate(program: Command): void {
  const command = withCommon(program.command('validate'))
    .description('play cases through the router whose exact figures are known from theory, and hold the two against each other')
    .argument('[cases]', 'YAML or JSON file with cases of your own: halls, designs and changing halls, or a trace, as docs/cli.md tells')
    .option(
      '--only <topics>',
      `of those that come with it: ${Object.entries(TOPICS)
        .map(([name, what]) => `${name} (${what})`)
        .join(', ')}`,
      topics,
    )
    .option('--contacts <count>', 'customers counted per replication', wholeNumber(100, 1_000_000), 2_000)
    .option('--replications <count>', 'independent runs per case', wholeNumber(2, 1_000), 20)
    .option('--seed <number>', 'seed of all chance', wholeNumber(0), 1)
    .action(async (cases: string | undefined, options: ValidateCommandOptions) => (await import('../validate/run.js')).run(cases, options));
  example(command, 'signalbox validate --only designs', 'signalbox validate cases.json --contacts 20000 --json');
}

function topics(text: string): readonly Topic[] {
  const named = list(text);
  const known = Object.keys(TOPICS) as Topic[];
  if (named === '*') return known;
  const strange = named.find((name) => !(known as string[]).includes(name));
  if (strange !== undefined) throw new InvalidArgumentError(`${strange} is none of ${known.join(', ')}.`);
  return named as readonly Topic[];
}
