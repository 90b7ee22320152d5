/** `npm run bench`: measures, writes the figures and the pages made of them, or compares two checkouts. */

import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Scale } from './cases/case.js';
import { casesOf } from './cases/list.js';
import { whenEnded } from './measure/leaving.js';
import { describeMachine, loadNow } from './measure/machine.js';
import { resultsPage } from './report/page.js';
import { readResults, writePages, writeResults } from './report/write.js';
import type { Results } from './results.js';
import { chooseCases } from './run/choose.js';
import { compare } from './run/compare.js';
import { withProgram } from './run/program.js';
import { runAll } from './run/run-all.js';
import { setUpPeers } from './run/set-up.js';
import { paceOf, ROUNDS } from './run/settings.js';
import { serverVersions } from './servers/versions.js';

const HELP = `npm run bench -- [options] [part or case …]   measures
npm run bench -- compare BASE [part or case …] measures BASE (a commit, a branch or a folder) and this checkout in turn
npm run bench -- report                        writes the pages again from bench/results.json
npm run bench -- setup                         installs the peers' programs (Debian packages)

  --quick     small cases, one round, less than two minutes
  --full      every combination and more rounds: a day's work for the machine
  --rounds N  how often each case is run, in place of 1 (--quick), 3, or 5 (--full); when comparing, at least 3
  --list      names the cases and what they do; measures nothing
  --help      this page

Figures, pages and README are written when everything was measured without --quick; otherwise the page is printed and left in
var/bench/. \`npm run bench -- decision\` measures one part, \`npm run bench -- durable/single\` one case.`;

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const tell = (words: string): void => void process.stderr.write(`bench: ${words}\n`);

async function measure(scale: Scale, rounds: number, asked: readonly string[]): Promise<void> {
  const cases = chooseCases(casesOf, scale, asked);
  whenEnded(() => tell('stopped; what was measured is not kept, nothing was written'));
  const loadBefore = loadNow();
  const startMs = performance.now();
  const rows = await withProgram(ROOT, (program) => runAll(cases, { scale, rounds, startMs }, program, tell));
  const results: Results = {
    day: new Date().toISOString().slice(0, 10),
    scale,
    rounds,
    elapsedS: Math.round((performance.now() - startMs) / 1_000),
    machine: describeMachine(loadBefore, serverVersions()),
    paces: Object.fromEntries(cases.map(({ part }) => [part, paceOf(scale, part)])),
    cases: rows,
  };
  console.log(resultsPage(results));
  tell(`written: ${writeResults(results, ROOT, scale !== 'quick' && asked.length === 0).join(', ')}`);
  if (rows.some(({ outcome }) => outcome === 'failed')) process.exitCode = 1;
}

function roundsOf(written: string | undefined, scale: Scale): number {
  const rounds = written === undefined ? ROUNDS[scale] : Number(written);
  if (Number.isInteger(rounds) && rounds >= 1) return rounds;
  throw new Error(`--rounds takes a whole number from 1 on, not "${written}"; nothing was measured.`);
}

function list(scale: Scale): void {
  for (const { id, side, title, does } of casesOf(scale)) console.log(`${id}\n    ${side}: ${title}: ${does}`);
}

const isAboutOptions = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

/** Node adds advice about arguments that begin with a hyphen; none of ours do. */
const withHelp = ({ message }: Error): string =>
  `${message.split('. ', 1)[0]}. \`npm run bench -- --help\` has all options; nothing was measured.`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      quick: { type: 'boolean' },
      full: { type: 'boolean' },
      rounds: { type: 'string' },
      list: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help === true) return console.log(HELP);
  if (values.quick === true && values.full === true) throw new Error('--quick and --full exclude each other; nothing was measured.');
  const scale: Scale = values.quick === true ? 'quick' : values.full === true ? 'full' : 'usual';
  if (values.list === true) return list(scale);
  const [word, base, ...rest] = positionals;
  switch (word) {
    case 'report':
      return void tell(`written: ${writePages(readResults(ROOT), ROOT).join(', ')}`);
    case 'setup':
      return setUpPeers(tell);
    case 'compare': {
      if (base === undefined)
        throw new Error('compare needs a commit, a branch or a folder to compare with, e.g. `npm run bench -- compare main`.');
      const rounds = roundsOf(values.rounds, scale);
      whenEnded(() => tell('stopped; what was measured is not kept'));
      return console.log(await compare(base, chooseCases(casesOf, scale, rest), { scale, rounds }, ROOT, tell));
    }
    default:
      return measure(scale, roundsOf(values.rounds, scale), positionals);
  }
}

/** A reader that closes the pipe, such as `head`, has seen enough: no error. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  tell(`standard output cannot be written: ${error.message}; send it where there is room.`);
  process.exit(1);
});

try {
  await main();
} catch (error) {
  console.error(`bench: ${isAboutOptions(error) ? withHelp(error) : error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}
