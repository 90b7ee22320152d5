/**
 * Keeps journals of this version (`CODE_VERSION`) for all later ones to read, with what they come to: `engine/journal/testing/golden/`. To be run
 * once for each version, before it is published; those of older versions are never written again.
 */
import { stateHash } from '../engine/core/state/canonical.js';
import { commandSchema } from '../engine/domain/commands.js';
import { encodeRecord } from '../engine/journal/codec.js';
import { takeSnapshot } from '../engine/journal/snapshots.js';
import { type GoldenHistory, type HistoryBytes, keepGolden } from '../engine/journal/testing/golden.js';
import type { Snapshot } from '../engine/ports.js';
import { wireEventSchema } from '../engine/protocol/event-schema.js';
import { type Box, openScript } from '../engine/testing/box.js';
import { historiesOf } from '../engine/testing/histories.js';
import type { Script } from '../engine/testing/moves.js';
import { BEGIN_MS } from '../engine/testing/names.js';
import { scene } from '../engine/testing/scene.js';
import { calendar, company } from '../engine/testing/small.js';
import { CODE_VERSION, RULES } from '../engine/version.js';
import { seed } from './testing/runs.js';

/** So many random histories are played; each that has a command or an event that none before had is kept. */
const PLAYED = 1_500;

interface Played {
  readonly described: GoldenHistory;
  readonly bytes: HistoryBytes;
  readonly commands: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
}

async function play(script: Script): Promise<Played> {
  const box = await openScript(script);
  const half = script.beats.length >> 1;
  for (const beat of script.beats.slice(0, half)) await box.play(beat, script.punctual);
  const snapshot = takeSnapshot(box.state, box.journal.head.check);
  for (const beat of script.beats.slice(half)) await box.play(beat, script.punctual);
  return described(box, snapshot);
}

/** A customer who was to be called gives the booking up and comes: too seldom to be met by chance. */
async function comesInstead(): Promise<Played> {
  const help = { slots: { calendar: 'advice', every: '30s', capacity: 1 } };
  const { box, arrives, send } = await scene(company({ agents: { ana: {} }, help, calendars: [calendar('advice', [[100, 160]])] }));
  await arrives('call', { slotMs: BEGIN_MS + 100_000, callback: true });
  const snapshot = takeSnapshot(box.state, box.journal.head.check);
  if ((await send({ type: 'slot.cancel', contact: 'call', callback: false })) !== 'ok')
    throw new Error('the booking could not be given up');
  return described(box, snapshot);
}

function described(box: Box, { content, ...snapshot }: Snapshot): Played {
  const records = box.journal.records();
  const events = records.flatMap((record) => record.events);
  return {
    described: {
      records: records.length,
      events: events.length,
      check: box.journal.head.check,
      stateHash: stateHash(box.state),
      snapshot,
    },
    bytes: { records: records.map((record) => encodeRecord(record).slice()), snapshot: content },
    commands: new Set(records.map(({ command }) => command.type)),
    events: new Set(events.map(({ type }) => type)),
  };
}

const wanted = [
  ...commandSchema.options.map(({ shape }) => `command ${shape.type.value}`),
  // How a question stands is told on the wire alone.
  ...wireEventSchema.options.flatMap(({ shape }) => (shape.type.value === 'consult.changed' ? [] : [`event ${shape.type.value}`])),
];
const typesOf = ({ commands, events }: Played): string[] => [
  ...[...commands].map((type) => `command ${type}`),
  ...[...events].map((type) => `event ${type}`),
];
const missing = new Set(wanted);
const richer: Played[] = [];

function keepIfRicher(played: Played): void {
  const has = typesOf(played);
  if (!has.some((what) => missing.has(what))) return;
  richer.push(played);
  for (const what of has) missing.delete(what);
}

const script = historiesOf(seed);
for (let place = 0; place < PLAYED && missing.size > 0; place++) keepIfRicher(await play(script(place)));
keepIfRicher(await comesInstead());
if (missing.size > 0) throw new Error(`no history has ${[...missing].join(', ')}`);

// The first ones were kept for what later ones, kept for something seldom, also have.
const kept = richer.reduce<readonly Played[]>((left, one) => {
  const others = left.filter((other) => other !== one);
  const had = new Set(others.flatMap(typesOf));
  return wanted.every((what) => had.has(what)) ? others : left;
}, richer);

const union = (sets: readonly ReadonlySet<string>[]): string[] => [...new Set(sets.flatMap((set) => [...set]))].sort();
keepGolden(
  {
    codeVersion: CODE_VERSION,
    rules: RULES,
    commands: union(kept.map(({ commands }) => commands)),
    events: union(kept.map(({ events }) => events)),
    histories: kept.map(({ described }) => described),
  },
  kept.map(({ bytes }) => bytes),
);
process.stdout.write(`${kept.length} histories of ${CODE_VERSION} kept\n`);
