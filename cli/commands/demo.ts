import type { Command } from 'commander';
import type { Typed } from '../demo/start.js';

export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('play a real call-centre day through the retailer’s four sites, on a durable journal')
    .option('--from <HH:MM>', 'start of the day', '08:00')
    .option('--to <HH:MM>', 'end of the day', '20:00')
    .option('--date <YYYY-MM-DD>', 'the date it is played on', '2026-11-25')
    .option('--volume <n>', 'multiple of the recorded day', '4')
    .option('--speed <n>', 'at most this many times faster than the wall', '600')
    .option('--seed <n>', 'random seed: another seed gives another day with the same counts', '1')
    .option('--folder <dir>', 'where the journal is kept', 'var')
    .option('--port <n>', 'port of the gateway; 0: any free one', '0')
    .option('--once', 'exit after the day instead of keeping the screen')
    .option('--trace <file.csv>', 'play your own log, a CSV with arrival, queue, channel, languages, needs, handle and patience (seconds)')
    .option('--bad-lines <how>', 'what to do with a bad line of the trace: fatal or skip', 'fatal')
    .option('--json', 'print the summary as JSON')
    .addHelpText('after', '\nExample:\n  signalbox demo --once --from 09:00 --to 13:00 --volume 4 --speed 600\n')
    .action(async (typed: Typed, command: Command) => {
      const complain = (message: string): never => command.error(`error: ${message}`, { exitCode: 2, code: 'demo.usage' });
      // Loaded only now: other commands start without the demo's world.
      const { demo } = await import('../demo/start.js');
      process.exitCode = await demo(typed, complain);
    });
}
