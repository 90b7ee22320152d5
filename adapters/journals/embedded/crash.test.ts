// Proves that a router killed at any moment loses nothing it answered: every accepted command is in the journal and answered alike again,
// the chain holds, no contact has two owners, no offer expires because of the outage, and every way to the state gives the same state.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CommandId, type CommandInput, openRouter } from '@signalbox/engine';
import { verify, violations } from '@signalbox/engine/inspect';
import { decodeState, fold, freshState, type JournalRecord, type RouterState, stateHash } from '@signalbox/engine/journal';
import { expect, test } from 'vitest';
import { nightly, runs, seed } from '../../../scripts/testing/runs.js';
import { chanceOf } from '../../contract/journal/chance.js';
import { all } from '../../contract/journal/index.js';
import { embeddedJournal, readOnlyJournal } from './index.js';
import { buildChild, type Child, type StartChild } from './testing/children.js';
import { clockAhead, smallBox } from './testing/small-box.js';

/** What the child told before it was killed. */
interface Told {
  readonly sent: Map<string, { readonly by: CommandId; readonly command: CommandInput }>;
  readonly accepted: Map<string, number>;
}

type Line = { sent: CommandId; command: CommandInput } | { accepted: CommandId; seq: number } | { closed: string };

const OUTAGE_MS = 600_000;
/** Commands repeated after each kill: the last ones, which are within what a box remembers of a sender. */
const REPEATED = 200;

const key = ({ sender, n }: CommandId): string => `${sender} ${n}`;
const kills = runs('router kills', { fast: 8, nightly: 120 });

/** Kills on one folder; then a new one is begun, since every kill is followed by a fold of all records from the first. */
const KILLS_PER_FOLDER = 12;

test(`${kills} kills of a router under load`, { timeout: nightly ? 3_600_000 : 900_000 }, async () => {
  const start = await buildChild('crash-child');
  const chance = chanceOf(nightly ? Date.now() : seed);
  const seen = { underLoad: 0, answered: 0, decidedAgain: 0, offersTakenBack: 0, fromSnapshot: 0 };
  for (let left = kills; left > 0; left -= KILLS_PER_FOLDER) {
    const folder = await mkdtemp(join(tmpdir(), 'signalbox-crash-'));
    const answered = new Map<string, number>();
    for (let run = 0; run < Math.min(left, KILLS_PER_FOLDER); run++) {
      // Each start is ten minutes after the one before: every live offer of the killed router would be long overdue.
      // A router may be killed long before its first snapshot, however fast it is: one run in the middle waits for that.
      const end: End =
        run === KILLS_PER_FOLDER / 2
          ? { accepted: 1 + chance(600), thenMs: chance(25), snapshot: true }
          : chance(8) === 0
            ? { startingMs: chance(900) }
            : { accepted: 1 + chance(600), thenMs: chance(25) };
      const told = await killedRun(start, folder, run, 2 * run * OUTAGE_MS, end);
      for (const [id, seq] of told.accepted) answered.set(id, seq);
      const { offersTakenBack, fromSnapshot } = await expectNothingLost(folder, (2 * run + 1) * OUTAGE_MS, told, answered);
      seen.underLoad += told.accepted.size > 100 ? 1 : 0;
      seen.offersTakenBack += offersTakenBack;
      seen.fromSnapshot += fromSnapshot ? 1 : 0;
    }
    const journal = readOnlyJournal({ folder });
    seen.decidedAgain += (await verify(journal.read(1))).records;
    seen.answered += answered.size;
    await journal.close();
    await rm(folder, { recursive: true, force: true });
  }
  process.stderr.write(`[crash] ${kills} kills: ${JSON.stringify(seen)}\n`);
  expect(seen.underLoad).toBeGreaterThan(kills / 2);
  expect(seen.offersTakenBack).toBeGreaterThan(0);
  expect(seen.fromSnapshot).toBeGreaterThan(0);
});

/** When a run ends: so long after it was started, or so long after it has told of so many accepted commands, and has written a snapshot. */
type End = { readonly startingMs: number } | { readonly accepted: number; readonly thenMs: number; readonly snapshot?: boolean };

/** Waits for a snapshot of `child`, which a child that ended by itself will not write any more. */
async function snapshotIn(folder: string, child: Child): Promise<void> {
  for (let found = false; !found && !hasEnded(child); ) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const journal = readOnlyJournal({ folder });
    found = (await journal.loadSnapshot()) !== undefined;
    await journal.close();
  }
}

const hasEnded = ({ process: { exitCode, signalCode } }: Child): boolean => exitCode !== null || signalCode !== null;

async function killedRun(start: StartChild, folder: string, run: number, aheadMs: number, end: End): Promise<Told> {
  const child = start([folder, String(run), String(aheadMs)]);
  const told: Told = { sent: new Map(), accepted: new Map() };
  const killAfter = async (ms: number): Promise<void> => {
    if ('snapshot' in end) await snapshotIn(folder, child);
    await new Promise((resolve) => setTimeout(resolve, ms));
    killed = !hasEnded(child);
    await child.kill();
  };
  let killed = false;
  let killing = 'startingMs' in end ? killAfter(end.startingMs) : undefined;
  for (let text = await child.line(); text !== undefined; text = await child.line()) {
    const line = lineOf(text);
    if (line === undefined) break;
    if ('sent' in line) told.sent.set(key(line.sent), { by: line.sent, command: line.command });
    else if ('accepted' in line) told.accepted.set(key(line.accepted), line.seq);
    else throw new Error(`the router closed by itself: ${line.closed}`);
    if ('accepted' in end && told.accepted.size >= end.accepted) killing ??= killAfter(end.thenMs);
  }
  await killing;
  if (!killed) throw new Error(`the router ended by itself: exit code ${child.process.exitCode}, signal ${child.process.signalCode}`);
  return told;
}

/** What was said; the kill may have cut the last line short, and then nothing was. */
function lineOf(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
}

async function expectNothingLost(folder: string, aheadMs: number, told: Told, answered: ReadonlyMap<string, number>) {
  const before = await stateBefore(folder);
  const journal = embeddedJournal({ folder });
  const router = await openRouter({ journal, ...smallBox(), clock: clockAhead(aheadMs), checkInvariants: true });

  // Repeats of what was answered get the same answer; what was sent and not answered is carried out at most once.
  const last = [...told.sent.values()].slice(-REPEATED);
  const again = await Promise.all(last.map(({ by, command }) => router.send(command, by)));
  for (const [i, { by }] of last.entries()) {
    const seq = told.accepted.get(key(by));
    if (seq !== undefined) expect(again[i]).toEqual({ ok: true, seq });
  }
  await router.close();

  const reader = readOnlyJournal({ folder });
  const records = await all(reader);
  const ids = records.flatMap(({ by, seq }) => (by === null ? [] : [[key(by), seq] as const]));
  const seqOf = new Map(ids);
  expect(ids.length).toBe(seqOf.size);
  expect([...answered].filter(([id, seq]) => seqOf.get(id) !== seq)).toEqual([]);

  const offersTakenBack = expectGentleResume(before, records);
  const state = await foldExpectingInvariants(records);
  const snapshot = await reader.loadSnapshot();
  if (snapshot !== undefined) {
    const restored = decodeState(snapshot.content);
    expect(stateHash(restored)).toBe(snapshot.stateHash);
    expect(stateHash(await fold(reader.read(snapshot.seq + 1), restored))).toBe(stateHash(state));
  }
  await reader.close();
  return { offersTakenBack, fromSnapshot: snapshot !== undefined };
}

/** The state the killed router left, folded from its records before anybody opens the journal again. */
async function stateBefore(folder: string): Promise<RouterState> {
  // The very first run may be killed before there is a journal.
  if (!(await readdir(folder)).includes('journal.mdb')) return freshState();
  const journal = readOnlyJournal({ folder });
  try {
    return await fold(journal.read(1));
  } finally {
    await journal.close();
  }
}

/** The first record of the epoch takes live offers back without a strike, and nothing has expired because of the outage. */
function expectGentleResume(before: RouterState, records: readonly JournalRecord[]): number {
  const resumed = records.slice(before.seq);
  const [first] = resumed;
  expect(first?.command.type).toBe('router.resume');
  const live = [...before.offers.values()].filter(({ state }) => state === 'live').map(({ offer }) => offer);
  const revoked = (first?.events ?? []).flatMap((event) => (event.type === 'offer.revoked' ? [`${event.offer} ${event.because}`] : []));
  expect(revoked.sort()).toEqual(live.map((offer) => `${offer} router-resumed`).sort());
  expect(resumed.flatMap(({ events }) => events.filter(({ type }) => type === 'offer.expired'))).toEqual([]);
  return live.length;
}

/** Folds everything from the first record on, with every invariant looked at now and then. */
async function foldExpectingInvariants(records: readonly JournalRecord[]): Promise<RouterState> {
  const state = freshState();
  for (const record of records) {
    await fold(one(record), state);
    if (record.seq % 499 === 0 || record.seq === records.length) expect(violations(state)).toEqual([]);
  }
  return state;
}

async function* one(record: JournalRecord): AsyncGenerator<JournalRecord> {
  yield record;
}
