import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readScenario } from '../../cli/scenario/read-scenario.js';
import { comparedName, figureIn, offText, publishedText } from '../../cli/simulate/published-text.js';
import { compared, openRecorder } from '../../simulations/measures/index.js';
import { play } from '../../simulations/play/index.js';
import { drawTrial, type Trial } from '../../simulations/scenario/index.js';
import { digestOf, type Look, scenarioPath, scenarioText, type Whole } from './page.js';

/** Looks at the memory of a run, evenly over the contacts expected. */
const LOOKS = 8;

/**
 * Plays one replication of a scenario at its full size in this thread, and tells what that takes. Memory is looked at after a collection
 * of garbage, beside how many contacts are in the system just then.
 */
export async function playedWhole(name: string): Promise<Whole> {
  const read = await readScenario(scenarioPath(name));
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  const { trial } = read;
  const chance = { seed: trial.seed, replication: 0 };
  const { scenario, staff } = drawTrial(trial, chance);
  const recorder = openRecorder(trial, staff);
  const every = Math.ceil(expected(trial) / LOOKS);
  const looks: Look[] = [];
  let contacts = 0;
  let inSystem = 0;
  const usage = process.cpuUsage();
  const { records, endMs } = await play(scenario, {
    chance,
    settled(life) {
      recorder.settled(life);
      if (++contacts % every === 0) looks.push({ contacts, inSystem, heapMb: heapMb() });
    },
    handled: recorder.handled,
    handedOn: recorder.handedOn,
    recorded(record) {
      recorder.recorded(record);
      for (const event of record.events)
        if (event.type === 'contact.queued' && event.visit === 1) inSystem++;
        else if (OVER.has(event.type)) inSystem--;
    },
  });
  const { user, system } = process.cpuUsage(usage);
  looks.push({ contacts, inSystem, heapMb: heapMb() });
  const measured = recorder.measured(endMs);
  return {
    digest: digestOf(scenarioText(name)),
    contacts,
    records,
    looks,
    cpuSeconds: Math.round((user + system) / 1e6),
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
    agentsOfRoster: trial.roster.agents.length,
    rows: compared(trial, [measured]).map((one) => ({
      says: one.published.says,
      of: comparedName(one),
      is: publishedText(one),
      off: offText(one),
      simulated: figureIn(one.stated, one.unit),
    })),
  };
}

const OVER: ReadonlySet<string> = new Set(['contact.released', 'contact.abandoned', 'contact.rejected', 'contact.withdrawn']);

const expected = ({ demand }: Trial): number =>
  demand.reduce((sum, { intervals, backlog = 0 }) => sum + backlog + intervals.reduce((all, { volume }) => all + volume, 0), 0);

function heapMb(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return Math.round(process.memoryUsage().heapUsed / 1024 ** 2);
}
