import type { BenchCase, Scale } from '../case.js';

const JOB = '1,000 agents, half of them busy; one language, one or two skills with levels; longest free first';

export function peerCases(scale: Scale): readonly BenchCase[] {
  const common = { part: 'peers', params: { agents: 1_000 }, budgetMs: { quick: 15_000, usual: 60_000, full: 90_000 }[scale] } as const;
  return [
    {
      ...common,
      id: 'peers/signalbox',
      side: 'signalbox',
      title: 'Signalbox, the same job',
      does: `${JOB}; the core with its events, in memory`,
      measure: async (pace) => {
        const { routerDispatcher } = await import('../../peers/router.js');
        return (await import('./assign.js')).measureAssign(routerDispatcher, pace);
      },
    },
    {
      ...common,
      id: 'peers/signalbox-durable',
      side: 'signalbox',
      title: 'Signalbox, the same job, durable',
      does: `${JOB}; a router on the embedded journal, which answers once the record is on disk; one contact at a time`,
      measure: async (pace) => (await import('./assign.js')).measureDurableRouter(pace),
    },
    {
      ...common,
      id: 'peers/scan',
      side: 'peer',
      title: 'naive scan over all agents',
      does: `${JOB}; in memory; no queue, no events, no retry`,
      measure: async (pace) => {
        const { scanDispatcher } = await import('../../peers/scan.js');
        return (await import('./assign.js')).measureAssign(scanDispatcher, pace);
      },
    },
    {
      ...common,
      id: 'peers/json-rules-engine',
      side: 'peer',
      title: 'json-rules-engine, one rule per agent',
      does: `${JOB}; in memory; no queue, no events`,
      measure: async (pace) => {
        const { jsonRulesDispatcher } = await import('../../peers/json-rules.js');
        return (await import('./assign.js')).measureAssign(jsonRulesDispatcher, pace);
      },
    },
    {
      ...common,
      id: 'peers/postgres',
      side: 'peer',
      title: 'PostgreSQL, FOR UPDATE SKIP LOCKED',
      does: `${JOB}; durable (default commit) over one connection, to be compared with the durable line above; per second: 8 connections, release included`,
      measure: async (pace) => (await import('./assign.js')).measurePostgres(pace),
    },
    {
      ...common,
      id: 'peers/bullmq',
      side: 'peer',
      title: 'BullMQ on a local Redis, add → start',
      does: 'first come, first served to whichever worker asks: no agents, languages or skills; open loop at 500/s; log synced once a second',
      measure: async (pace) => (await import('./job-queue.js')).measureJobQueue(pace),
    },
  ];
}
