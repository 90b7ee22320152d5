import type { CommandType, RejectionCode } from '@signalbox/engine';
import {
  CLOSE_REASONS,
  type CloseReason,
  clientFrames,
  commandSchema,
  REJECTIONS,
  ROLES,
  type Role,
  serverFrames,
} from '@signalbox/engine/protocol';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { openTally, openValues, type Tally } from './tally.js';

type Received = keyof typeof clientFrames | 'invalid';
type Outcome = 'ok' | 'rejected';

/** The gateway's metrics. Labels come from fixed lists and exist from the start, so that the number of series never grows. */
export interface Metrics {
  /** The program that runs the gateway may register its own metrics here. */
  readonly registry: Registry;
  received(type: Received): void;
  sent(type: keyof typeof serverFrames): void;
  command(type: CommandType, outcome: Outcome): void;
  refused(code: RejectionCode): void;
  closed(reason: CloseReason): void;
  /** Times a command from its arrival to its durable answer. */
  startAnswer(): () => void;
}

export function openMetrics(connections: (role: Role) => number): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const untold: Pick<Tally<string>, 'tell'>[] = [];
  const collect = (): void => {
    for (const one of untold) one.tell();
  };
  const frames = new Counter({
    name: 'signalbox_gateway_frames_total',
    help: 'Frames by direction and type.',
    labelNames: ['direction', 'type'],
    registers,
    collect,
  });
  const commands = new Counter({
    name: 'signalbox_gateway_commands_total',
    help: 'Commands by type and outcome.',
    labelNames: ['type', 'outcome'],
    registers,
    collect,
  });
  const refusals = new Counter({
    name: 'signalbox_gateway_rejections_total',
    help: 'Refusals by code, as in docs/errors.md.',
    labelNames: ['code'],
    registers,
    collect,
  });
  const closes = new Counter({
    name: 'signalbox_gateway_closes_total',
    help: 'Ended connections by reason.',
    labelNames: ['reason'],
    registers,
    collect,
  });
  const answers = new Histogram({
    name: 'signalbox_gateway_answer_seconds',
    help: 'From the arrival of a command to its durable answer.',
    buckets: [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1],
    registers,
    collect,
  });
  new Gauge({
    name: 'signalbox_gateway_connections',
    help: 'Open connections by role.',
    labelNames: ['role'],
    registers,
    collect() {
      for (const role of ROLES) this.set({ role }, connections(role));
    },
  });

  const told = <T extends Pick<Tally<string>, 'tell'>>(one: T): T => {
    untold.push(one);
    return one;
  };
  const child = <L extends string>(labels: readonly L[], make: (label: L) => Counter.Internal) => told(openTally(labels, make));
  const receivedTypes = [...(Object.keys(clientFrames) as (keyof typeof clientFrames)[]), 'invalid'] as const;
  const commandTypes = commandSchema.options.map(({ shape }) => shape.type.value);
  const received = child<Received>(receivedTypes, (type) => frames.labels('in', type));
  const sent = child(Object.keys(serverFrames) as (keyof typeof serverFrames)[], (type) => frames.labels('out', type));
  const outcomes = {
    ok: child<string>(commandTypes, (type) => commands.labels(type, 'ok')),
    rejected: child<string>(commandTypes, (type) => commands.labels(type, 'rejected')),
  };
  const codes = child(Object.keys(REJECTIONS) as RejectionCode[], (code) => refusals.labels(code));
  const reasons = child(CLOSE_REASONS, (reason) => closes.labels(reason));

  const spansS = told(openValues(answers));

  return {
    registry,
    received: received.add,
    sent: sent.add,
    command: (type, outcome) => outcomes[outcome].add(type),
    refused: codes.add,
    closed: reasons.add,
    startAnswer: () => {
      const startMs = performance.now();
      return () => spansS.take((performance.now() - startMs) / 1_000);
    },
  };
}
