import type { Demand } from '../../play/index.js';
import { handedOnByQueue, type Trial } from '../../scenario/index.js';
import { spreadOver } from './spread.js';
import { firstRing, type WhoServes, whoServes } from './who-serves.js';

/** Contacts that a queue is handed, as if their customers came there: they wait once more, and ask for the same. */
export interface Onward extends Demand {
  readonly onward: true;
}

/** A bot takes as many contacts as come, beside which people of the same ring count for little. */
const AGENTS_A_BOT_IS_WORTH = 1_000;

/** What is expected to be handed on, by demand and queue. `serves`: who takes those who come in the first place. */
export function onwardDemands(trial: Trial, serves: WhoServes): readonly Onward[] {
  return [...handedOnByQueue(trial)].flatMap(([queue, demands]) =>
    demands.flatMap((demand): readonly Onward[] => {
      const { share, handling, patience } = sharesOf(demand, queue, trial, serves);
      if (share === 0) return [];
      const { backlog: _b, recorded: _r, repeat: _p, retry: _t, transfer: _o, ...asked } = demand;
      const name = `${demand.name} handed on to ${queue}`;
      return [
        {
          ...asked,
          name,
          queue,
          handling: handling ?? demand.handling,
          patience,
          intervals: scaled(demand, share, trial),
          onward: true,
        },
      ];
    }),
  );
}

/** Who takes what is handed on; bots do not take what a bot hands off. */
export async function whoServesOnward(
  trial: Trial,
  onward: readonly Onward[],
  closed: ReadonlySet<string> = new Set(),
): Promise<WhoServes> {
  if (onward.length === 0) return new Map();
  const serves = await whoServes({ ...trial, demand: onward }, closed);
  const bots = botGroups(trial);
  return new Map([...serves].map(([name, rings]) => [name, new Map([...rings].filter(([group]) => !bots.has(group)))]));
}

function botGroups({ roster, staff }: Trial): ReadonlySet<string> {
  const bots = new Set(roster.agents.flatMap(({ id, kind }) => (kind === 'bot' ? [id] : [])));
  return new Set(staff.flatMap(({ group, agents }) => (agents.some((id) => bots.has(id)) ? [group] : [])));
}

/**
 * The share of a demand's contacts that a queue is handed, by those who take them first, how long these then keep the next agent, and how
 * long they wait for one.
 */
function sharesOf(
  demand: Demand,
  queue: string,
  trial: Trial,
  serves: WhoServes,
): { share: number; handling: Demand['handling'] | null; patience: Demand['patience'] } {
  const bots = botGroups(trial);
  const first = trial.staff.filter(({ group }) => firstRing(serves, demand.name).includes(group));
  const weights = first.map(({ group, agents }) => agents.length * (bots.has(group) ? AGENTS_A_BOT_IS_WORTH : 1));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const parts = first.flatMap(({ transfer }, place) => {
    const weight = (weights[place] as number) / whole;
    const own = transfer === undefined ? null : { ...transfer, to: transfer.to ?? demand.queue };
    const said = demand.transfer ?? null;
    // Whoever has it from a group with a share of its own hands on what the demand says.
    const onceMore = said === null ? null : { ...said, share: said.share * (own?.share ?? 1) };
    return [own, onceMore].flatMap((one) =>
      one?.to !== queue ? [] : [{ share: one.share * weight, handling: one.handling ?? null, patience: one.patience ?? null }],
    );
  });
  return {
    share: parts.reduce((sum, { share }) => sum + share, 0),
    handling: parts.find(({ handling }) => handling !== null)?.handling ?? null,
    patience: parts.find(({ share }) => share > 0)?.patience ?? null,
  };
}

function scaled(demand: Demand, share: number, trial: Trial): Demand['intervals'] {
  const { countFromMs, toMs, intervalMs } = trial;
  const found = new Map<number, number>();
  spreadOver(demand, trial, (interval, volume) => void found.set(interval, (found.get(interval) ?? 0) + volume * share));
  return [...found].map(([interval, volume]) => {
    const fromMs = countFromMs + interval * intervalMs;
    return { fromMs, toMs: Math.min(toMs, fromMs + intervalMs), volume };
  });
}
