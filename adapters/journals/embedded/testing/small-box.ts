import { type Clock, definePlan, defineRoster, hostClock, type Plan, type Roster } from '@signalbox/engine';

/** A small plan with everything that keeps a box busy: two hubs, two queues, live and deferrable channels, wrap-up, widening rings. */
const file = {
  plan: 'crash',
  hubs: {
    lisbon: { kind: 'multilingual', country: 'PT', zone: 'Europe/Lisbon', languages: ['pt', 'es', 'fr'] },
    paris: { kind: 'monolingual', country: 'FR', zone: 'Europe/Paris', languages: ['fr'] },
  },
  queues: {
    care: { channels: ['voice', 'chat'], home: ['lisbon'] },
    post: { channels: ['email', 'social'] },
  },
};
const team = {
  agents: Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [`agent-${i}`, i % 3 === 0 ? { hub: 'paris' } : { hub: 'lisbon', languages: ['pt', 'es', 'fr'] }]),
  ),
};

export function smallBox(): { plan: Plan; roster: Roster } {
  const plan = definePlan(file);
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  const roster = defineRoster(team, plan.plan);
  if (!roster.ok) throw new Error(JSON.stringify(roster.problems));
  return { plan: plan.plan, roster: roster.roster };
}

/** The machine's time, ahead by so much: a restart that many minutes later without waiting for them. */
export function clockAhead(byMs: number): Clock {
  const own = hostClock();
  return { nowMs: () => own.nowMs() + byMs, wakeAt: (atMs, wake) => own.wakeAt(atMs - byMs, wake) };
}
