import { type Command, Option } from 'commander';
import type { CheckOptions } from '../check/run.js';
import { example, withCommon } from './options.js';

export function addCheck(program: Command): void {
  const command = withCommon(program.command('check'))
    .description('find what is wrong with a plan and its roster, with file, line and column')
    .argument('<plan>', 'plan file, YAML or JSON')
    .argument('[roster]', 'roster file, YAML or JSON')
    .option('--effective', 'print the plan with every default filled in')
    .addOption(
      new Option('--strict [severity]', 'also fail on warnings and hints, or with "warning" on warnings only').choices(['warning', 'hint']),
    )
    .action(async (plan: string, roster: string | undefined, options: CheckOptions) =>
      (await import('../check/run.js')).run(plan, roster, options),
    );
  example(command, 'signalbox check plan.yaml roster.yaml', 'signalbox check plan.yaml --effective > full.yaml');
}
