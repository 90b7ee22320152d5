import type { BenchCase, Scale } from '../case.js';
import type { DeskLoad } from './end-to-end.js';

const LOADS: Readonly<Record<Scale, readonly DeskLoad[]>> = {
  quick: [{ desks: 300, perSecond: 100 }],
  usual: [{ desks: 5_000, perSecond: 300 }],
  full: [
    { desks: 500, perSecond: 300 },
    { desks: 5_000, perSecond: 300 },
    { desks: 5_000, perSecond: 1_000 },
  ],
};

export function deskCases(scale: Scale): readonly BenchCase[] {
  const budgetMs = { quick: 25_000, usual: 120_000, full: 180_000 }[scale];
  return LOADS[scale].flatMap((load): readonly BenchCase[] => {
    const common = { part: 'desk', params: { ...load }, budgetMs } as const;
    const at = `${load.desks}-desks/${load.perSecond}-per-s`;
    return [
      {
        ...common,
        id: `desk/memory/${at}`,
        side: 'signalbox',
        title: 'adapter → offer at the desk, journal in memory',
        does: 'gateway and router in one process, load in another; every desk accepts and releases at once',
        measure: async (pace) => (await import('./end-to-end.js')).measureEndToEnd(load, 'memory', pace),
      },
      {
        ...common,
        id: `desk/durable/${at}`,
        side: 'signalbox',
        title: 'adapter → offer at the desk, embedded journal',
        params: { ...load, journal: 'durable' },
        does: 'the same, and no frame leaves before its record is on the disk',
        measure: async (pace) => (await import('./end-to-end.js')).measureEndToEnd(load, 'durable', pace),
      },
      {
        ...common,
        id: `desk/echo/${at}`,
        side: 'floor',
        title: 'raw ws echo, the same frames handed on',
        does: 'a WebSocket server that hands each text on unread; as many sockets and frames, nothing decided or checked',
        measure: async (pace) => (await import('./echo.js')).measureEcho(load, 'at once', pace),
      },
      {
        ...common,
        id: `desk/synced-echo/${at}`,
        side: 'floor',
        title: 'raw ws echo behind an fdatasync',
        does: 'the same, each text handed on when it stands at the end of a file and is forced to the disk; what comes meanwhile goes with the next',
        params: { ...load, journal: 'durable' },
        measure: async (pace) => (await import('./echo.js')).measureEcho(load, 'synced', pace),
      },
    ];
  });
}
