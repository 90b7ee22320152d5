/**
 * Plays the scenarios of the house and writes what was published beside what came of it: into docs/scenarios.md, into the head of each
 * scenario, and as figures.json, which both are written from. Name scenarios to play only those anew:
 * `node --conditions=signalbox-source --import tsx scripts/generate-scenarios.ts [NAME…]`; with `--write` nothing is played, and with
 * `--whole NAME` one replication of a scenario at its full size, which takes minutes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { formattedJson } from './formatted-json.js';
import { FIGURES, headed, PAGE, type Played, scenarioNames, scenarioPath, scenariosPage, scenarioText } from './scenarios/page.js';
import { played } from './scenarios/played.js';
import { playedWhole } from './scenarios/whole.js';

/** A run at full size is kept as long as it is of the same text. */
const keptWhole = (before: Played | undefined, { digest }: Played): Pick<Played, 'whole'> =>
  before?.whole?.digest === digest ? { whole: before.whole } : {};

const given = process.argv.slice(2).filter((word) => word !== '--whole');
const whole = process.argv.includes('--whole');
const known = JSON.parse(readFileSync(FIGURES, 'utf8')) as Record<string, Played>;
const names = given.includes('--write') ? [] : given.length > 0 ? given : scenarioNames();
for (const name of names) {
  process.stdout.write(`${name} …`);
  const before = known[name];
  if (whole && before !== undefined) known[name] = { ...before, whole: await playedWhole(name) };
  else {
    const now = await played(name);
    known[name] = { ...now, ...keptWhole(before, now) };
  }
  process.stdout.write(' done\n');
}
const figures = Object.fromEntries(scenarioNames().flatMap((name) => (known[name] === undefined ? [] : [[name, known[name]]])));
writeFileSync(FIGURES, formattedJson(figures));
for (const [name, one] of Object.entries(figures)) writeFileSync(scenarioPath(name), headed(scenarioText(name), one));
writeFileSync(PAGE, scenariosPage(figures));
