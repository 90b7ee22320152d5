import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { languageResolver, readFileText } from '@signalbox/adapters/plan';
import { formatDuration } from '@signalbox/engine/plan';
import {
  type CaseOptions,
  type CaseResult,
  caseText,
  drawCase,
  type FaultCase,
  type Parts,
  readCase,
  runCase,
  shrinkCase,
  USUAL,
} from '@signalbox/simulations/faults';
import type { CommonOptions } from '../commands/options.js';
import { EXIT, exitOfSignal } from '../exit-codes.js';
import { failure } from '../failure.js';
import { plural } from '../number-text.js';
import { startProgress } from '../progress.js';
import { note, print, printJson } from '../terminal.js';
import { saveText } from '../written-file.js';
import { gatewayNetwork } from './network/gateway-network.js';
import { type Broken, commandText, type LinesName, type Told, tell } from './tell.js';
import { totals } from './totals.js';

export interface FaultsOptions extends CommonOptions {
  readonly seed: number;
  readonly cases: number;
  readonly contacts?: number;
  readonly faults?: number;
  readonly agents?: number;
  readonly for?: number;
  readonly replay?: string;
  readonly to?: string;
}

/** Tags stand for languages as when it serves. */
const languages = languageResolver();

/**
 * What lies between the clients and the router. Over sockets the gateway and its clients are the product's own as well; over wild lines, which a
 * few rules make up, commands come twice, late, and through lines and to processes that are gone, as sockets never bring them.
 */
const LINES: Readonly<Record<LinesName, Parts>> = { sockets: { network: gatewayNetwork, languages }, wild: { languages } };

const REGRESSIONS = join('simulations', 'regressions');

export async function run(options: FaultsOptions): Promise<void> {
  const { json = false } = options;
  const startedMs = performance.now();
  const { cases, announced } = options.replay === undefined ? drawn(options) : await replayed(options.replay);
  // First of all, so that whatever happens can be run again.
  (json ? note : print)(announced);
  const { results, broken } = await runCases(cases, folderOf(options));
  if (broken !== null) process.exitCode = EXIT.wrong;
  const told: Told = { results, broken, tookMs: performance.now() - startedMs };
  if (json)
    printJson({
      ok: broken === null,
      ...totals(results),
      broken,
      cases: results.map(({ result: { met: _, ...one }, seed, lines }) => ({ seed, lines, ...one })),
    });
  else tell(told, totals(results));
}

interface Cases {
  readonly count: number;
  readonly each: Iterable<FaultCase>;
}

function drawn(options: FaultsOptions): { readonly cases: Cases; readonly announced: string } {
  const { seed, cases: count } = options;
  const { contacts = USUAL.contacts, faults = USUAL.faults, agents = USUAL.agents, for: safetyMs = USUAL.safetyMs } = options;
  const usual: Omit<CaseOptions, 'seed'> = { contacts, faults, agents, safetyMs };
  function* each(): Generator<FaultCase> {
    for (let n = 0; n < count; n++) yield drawCase({ ...usual, seed: seed + n });
  }
  const words = `--seed ${seed} --cases ${count} --contacts ${contacts} --faults ${faults} --agents ${agents} --for ${formatDuration(safetyMs)}`;
  return { cases: { count, each: each() }, announced: commandText(`signalbox faults ${words}`) };
}

async function replayed(file: string): Promise<{ readonly cases: Cases; readonly announced: string }> {
  const written = await readFileText(file);
  if (!written.ok) throw invalid(file, written.detail);
  const read = readCase(written.text, languages);
  if (!read.ok) throw invalid(file, read.problem);
  const { seed, found } = read.case;
  const why = found === undefined ? '' : `, which broke the law “${found.law}” when it was found`;
  return { cases: { count: 1, each: [read.case] }, announced: `signalbox faults --replay ${file}: the case of seed ${seed}${why}` };
}

const invalid = (file: string, problem: string) =>
  failure('CASE_INVALID', `${file} holds no case: ${problem}`, 'Give a file that signalbox faults has written.', EXIT.cannotStart);

const folderOf = ({ to }: FaultsOptions): string => to ?? (existsSync(REGRESSIONS) ? REGRESSIONS : '.');

/** One after the other up to the first that breaks a law, which is shrunk and written down. Ctrl-C ends it; what is done is told. */
async function runCases({ count, each }: Cases, folder: string): Promise<Pick<Told, 'results' | 'broken'>> {
  const results: { seed: number; lines: LinesName; result: CaseResult }[] = [];
  let stopped = false;
  const stop = (): void => {
    if (stopped) process.exit(exitOfSignal('SIGINT'));
    note('Ending after this case. Ctrl-C again ends at once.');
    stopped = true;
  };
  process.on('SIGINT', stop);
  const progress = startProgress('failing', 2 * count, { unit: 'runs', lookEvery: 1 });
  try {
    for (const one of each) {
      if (stopped) break;
      for (const [lines, parts] of Object.entries(LINES) as [LinesName, Parts][]) {
        const result = await runCase(one, parts);
        results.push({ seed: one.seed, lines, result });
        progress.step();
        const [first] = result.findings;
        if (first !== undefined) return { results, broken: { seed: one.seed, lines, ...first, ...(await writeDown(one, folder, parts)) } };
      }
    }
    return { results, broken: null };
  } finally {
    progress.done();
    process.off('SIGINT', stop);
  }
}

async function writeDown(given: FaultCase, folder: string, parts: Parts): Promise<Pick<Broken, 'file' | 'contacts' | 'faults'>> {
  note(`Seed ${given.seed} breaks a law; looking for the least it takes.`);
  const progress = startProgress('shrinking', given.contacts.length + given.faults.length, { unit: 'runs', lookEvery: 1 });
  const small = await shrinkCase(given, { parts, onRun: progress.step });
  progress.done();
  const file = join(folder, `${small.found?.law.replaceAll(/\W+/g, '-')}-${given.seed}.json`);
  saveText(file, caseText(small));
  note(`${plural(small.faults.length, 'fault')} and ${plural(small.contacts.length, 'customer')} are enough: ${file}.`);
  return { file, contacts: small.contacts.length, faults: small.faults.length };
}
