import { CONFIDENCE, type Differences } from '@signalbox/simulations/measures';
import type { Trial } from '@signalbox/simulations/scenario';
import { type AgentEffect, agentEffects, effectTrials, lineText } from '@signalbox/simulations/staffing';
import { differenceText, differs } from '../compare/difference-text.js';
import { startProgress } from '../progress.js';
import { table } from '../table.js';
import { note } from '../terminal.js';
import { untilCtrlC } from './ending.js';
import { cameApart, headRow, headText } from './headline.js';
import type { Simulated } from './simulated.js';

/** The run with what an agent more or fewer on each shift does, played for the customers of the run itself. */
export async function withEffects(simulated: Simulated, { workers }: { readonly workers?: number }): Promise<Simulated> {
  const { trial, seed, replications } = simulated;
  const total = effectTrials(trial) * replications.length;
  const progress = startProgress('playing an agent more and fewer', total, { unit: 'replications', lookEvery: 1 });
  let played = 0;
  const onDone = (): void => {
    played++;
    progress.step();
  };
  const effects = await untilCtrlC((signal) =>
    agentEffects(trial, replications, {
      seed,
      replications: replications.length,
      signal,
      onDone,
      onMoved: progress.moved,
      ...(workers === undefined ? {} : { workers }),
    }),
  );
  progress.done();
  if (played < total) note('Ended; effects are of the pairs that were done.');
  return { ...simulated, effects };
}

const FIGURES: readonly { readonly title: string; readonly of: 'contacts' | 'staff'; readonly figure: string }[] = [
  { title: 'SL', of: 'contacts', figure: 'serviceLevel' },
  { title: 'ASA', of: 'contacts', figure: 'asaMs' },
  { title: 'gave up', of: 'contacts', figure: 'abandonment' },
  { title: 'occupancy', of: 'staff', figure: 'occupancy' },
  { title: 'cost', of: 'staff', figure: 'cost' },
];

interface Row {
  readonly group: string;
  readonly shift: string;
  readonly by: string;
  readonly differences: Differences;
}

const rowsOf = (trial: Trial, effects: readonly AgentEffect[]): readonly Row[] =>
  effects.flatMap(({ line, more, fewer }) => {
    const at = {
      group: line.group,
      shift: lineText(
        trial,
        line,
        effects.map((one) => one.line),
      ),
    };
    return [{ ...at, by: '+1', differences: more }, ...(fewer === null ? [] : [{ ...at, by: '−1', differences: fewer }])];
  });

/** A table of effects on the whole house. */
export function effectsText(trial: Trial, effects: readonly AgentEffect[]): string {
  const rows = rowsOf(trial, effects);
  const head = `One agent more or fewer: paired differences with their ${CONFIDENCE * 100} % interval, shares in points; * where it holds no nought.`;
  const ofWhom = effects.some(({ more }) => cameApart(more.contacts)) ? `\n${headText('SL, ASA and gave up')}` : '';
  const lines = table<Row>(
    [
      { title: 'group', value: ({ group }) => group, left: true },
      { title: 'shift', value: ({ shift }) => shift, left: true },
      { title: 'agents', value: ({ by }) => by },
      ...FIGURES.map(({ title, of, figure }) => ({
        title,
        value: ({ differences }: Row): string | null => {
          const paired = headRow(differences[of], figure)?.figures[figure];
          if (paired === undefined) return null;
          return `${differenceText(paired.difference, figure, trial.costs.currency)}${differs(paired.difference) ? '*' : ' '}`;
        },
      })),
    ],
    rows,
  );
  return `${head}${ofWhom}\n\n${lines}`;
}

/** Every difference that one agent more or fewer makes. */
export const effectsJson = (trial: Trial, effects: readonly AgentEffect[]): unknown =>
  rowsOf(trial, effects).map(({ group, shift, by, differences }) => ({ group, shift, agents: by === '+1' ? 1 : -1, ...differences }));
