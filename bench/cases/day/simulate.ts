import { openStreams, spans } from '@signalbox/simulations/chance';
import { play, type Scenario } from '@signalbox/simulations/play';
import { type BareCustomer, playBareDay } from '../../floors/bare-day.js';
import { askSimPy } from '../../peers/simpy.js';
import type { Measured } from '../case.js';
import { AGENTS, EVERY_MS, HANDLING_MS, PATIENCE_MS } from './hall.js';

const CHANCE = { seed: 11, replication: 0 } as const;
/** Share of customers played before the clock starts. */
const WARM_UP_SHARE = 0.1;

/**
 * A scenario through the production router, in virtual time; `scenarioOf(1)` is the whole, a smaller argument a smaller one for the
 * warm-up.
 */
export async function measurePlay(scenarioOf: (part: number) => Scenario): Promise<Measured> {
  await play(scenarioOf(WARM_UP_SHARE), { chance: CHANCE, settled: () => undefined });
  const scenario = scenarioOf(1);
  let settled = 0;
  const startMs = performance.now();
  await play(scenario, {
    chance: CHANCE,
    settled: () => {
      settled += 1;
    },
  });
  return figuresOf(settled, performance.now() - startMs);
}

/** As many customers at the same rates on the bare loop, from the same random number generators. */
export async function measureBarePlay(contacts: number, agents: number, everyMs: number): Promise<Measured> {
  playBareDay(draw(Math.ceil(contacts * WARM_UP_SHARE), everyMs), agents);
  const startMs = performance.now();
  const played = playBareDay(draw(contacts, everyMs), agents);
  return figuresOf(played.contacts, performance.now() - startMs);
}

function* draw(contacts: number, everyMs: number): Generator<BareCustomer> {
  const streamOf = openStreams(CHANCE);
  const gap = spans({ kind: 'exponential', meanMs: everyMs }, streamOf('arrivals'));
  const handling = spans({ kind: 'exponential', meanMs: HANDLING_MS }, streamOf('handling'));
  const patience = spans({ kind: 'exponential', meanMs: PATIENCE_MS }, streamOf('patience'));
  for (let n = 0, arrivalMs = 0; n < contacts; n++) {
    arrivalMs += gap();
    yield { arrivalMs, handlingMs: handling(), patienceMs: patience() };
  }
}

/** The same hall in SimPy, which times itself from the first event to the last. */
export async function measureSimPy(contacts: number): Promise<Measured> {
  const answer = askSimPy({
    agents: AGENTS,
    contacts,
    seed: CHANCE.seed,
    everyS: EVERY_MS / 1_000,
    handlingS: HANDLING_MS / 1_000,
    patienceS: PATIENCE_MS / 1_000,
  });
  return figuresOf(answer.contacts, answer.elapsedS * 1_000);
}

const figuresOf = (contacts: number, elapsedMs: number): Measured => ({
  figures: { contacts, elapsedS: elapsedMs / 1_000, contactsPerS: (contacts * 1_000) / elapsedMs },
});
