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
        does: 'the same, but no frame leaves before its record is on disk',
        measure: async (pace) => (await import('./end-to-end.js')).measureEndToEnd(load, 'durable', pace),
      },
      {
        ...common,
        id: `desk/echo/${at}`,
        side: 'floor',
        title: 'raw ws echo of the same frames',
        does: 'a WebSocket server that forwards each frame unread; as many sockets and frames, nothing decided or checked',
        measure: async (pace) => (await import('./echo.js')).measureEcho(load, 'at once', pace),
      },
      {
        ...common,
        id: `desk/synced-echo/${at}`,
        side: 'floor',
        title: 'raw ws echo after an fdatasync',
        does: 'the same, each frame forwarded once it is appended to a file and synced; what arrives meanwhile is synced together',
        params: { ...load, journal: 'durable' },
        measure: async (pace) => (await import('./echo.js')).measureEcho(load, 'synced', pace),
      },
    ];
  });
}
