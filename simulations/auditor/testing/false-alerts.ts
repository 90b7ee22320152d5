import { type Chance, openStreams } from '../../chance/index.js';
import type { Trial } from '../../scenario/index.js';

/**
 * Which customers bring a false alert. No record tells that, it is what the agent finds: so it is drawn again, by the share that the scenario
 * states and the numbers that belong to the demand, one for each of its customers in turn.
 */
export function falseAlerts({ demand }: Trial, chance: Chance): (contact: string) => boolean {
  const streamOf = openStreams(chance);
  const drawn = new Map<string, { readonly next: () => number; readonly told: number[] }>();
  /** The n-th number of a stream, from 1. */
  function numberOf(name: string, n: number): number {
    const own = drawn.get(name) ?? { next: streamOf(name), told: [] };
    drawn.set(name, own);
    while (own.told.length < n) own.told.push(own.next());
    return own.told[n - 1] as number;
  }
  return (contact) => {
    const [, name = '', n = '0', step] = /^(.*)-(\d+)(\.step\d+)?/.exec(contact) ?? [];
    const share = demand.find((one) => one.name === `${name}${step ?? ''}`)?.falseAlerts?.share ?? 0;
    // Who comes again does so about something real.
    if (share === 0 || contact.includes('~again')) return false;
    return (step === undefined ? numberOf(`${name}/false`, Number(n)) : numberOf(`${name}${step}/false/${name}-${n}`, 1)) < share;
  };
}
