import { readScenario } from '../../cli/scenario/read-scenario.js';
import { figureText, goalOf, targetName, unitOf } from '../../cli/simulate/figure-text.js';
import { comparedName, figureIn, offText, publishedText } from '../../cli/simulate/published-text.js';
import { compared, judge, summarise } from '../../simulations/measures/index.js';
import { runTrial } from '../../simulations/replicate/index.js';
import { scaleTrial } from '../../simulations/scenario/index.js';
import { digestOf, type Played, scenarioPath, scenarioText } from './page.js';

/** A whole network takes minutes a replication: these are played at a share of their size, as the page says. */
const SCALES: Readonly<Record<string, number>> = { network: 0.05, 'ramp-up': 0.5 };

/** Plays a scenario of the house as often as it says. */
export async function played(name: string): Promise<Played> {
  const read = await readScenario(scenarioPath(name));
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  const trial = scaleTrial(read.trial, SCALES[name] ?? 1);
  const replications = await runTrial(trial);
  const contacts = replications.reduce((sum, one) => sum + one.contacts, 0);
  const measured = replications.map((one) => one.measured);
  const summary = summarise(measured);
  const { costPerContact } = summary;
  return {
    digest: digestOf(scenarioText(name)),
    about: trial.about.trim(),
    scale: trial.scale,
    replications: replications.length,
    contacts,
    seed: trial.seed,
    rows: compared(trial, measured).map((one) => ({
      says: one.published.says,
      of: comparedName(one),
      is: publishedText(one),
      simulated: figureIn(one.stated, one.unit),
      off: offText(one),
    })),
    targets: judge(trial, summary, measured).map(
      (one) => `${targetName(one)}, ${goalOf(one)}: ${figureText(one.stated, unitOf(one.figure))}, ${one.verdict}`,
    ),
    costPerContact: costPerContact.mean > 0 ? figureText(costPerContact, 'money', trial.costs.currency) : null,
  };
}
