import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { embeddedJournal } from '@signalbox/adapters/journals/embedded';
import { wallInstantMs } from '../wall-time.js';
import type { ScriptedContact } from './day/contact.js';
import { scriptDay } from './day/script.js';
import { readTrace } from './day/trace.js';
import { demoZone } from './day/zone.js';
import { type DayOptions, openDayFolder } from './day-folder.js';
import { runDemo } from './demo.js';
import { openStage, type Stage } from './stage.js';

/** What the demo is started with, as typed. */
export interface Typed {
  readonly from: string;
  readonly to: string;
  readonly date: string;
  readonly volume: string;
  readonly speed: string;
  readonly seed: string;
  readonly folder: string;
  readonly port: string;
  readonly once?: boolean;
  readonly json?: boolean;
  readonly trace?: string;
  readonly badLines: 'fatal' | 'skip';
}

/** The hour of the day's drama: a quarter of an hour in which Lisbon takes nothing new. */
const SUSPENSION = { hub: 'lisbon', from: '11:05', to: '11:20' } as const;

export async function demo(typed: Typed, complain: (message: string) => never): Promise<number> {
  const volume = numberOf(typed.volume, '--volume', 0, 1_000, complain);
  const speed = numberOf(typed.speed, '--speed', 1, 1_000_000, complain);
  const seed = numberOf(typed.seed, '--seed', 0, 2 ** 31, complain);
  const port = numberOf(typed.port, '--port', 0, 65_535, complain);
  if (!['fatal', 'skip'].includes(typed.badLines)) complain(`--bad-lines is "fatal" or "skip", not "${typed.badLines}"`);
  const fromMs = instantOf(typed.date, typed.from, '--from', complain);
  const toMs = instantOf(typed.date, typed.to, '--to', complain);
  if (toMs <= fromMs) complain(`--to ${typed.to} is not after --from ${typed.from}`);

  const stage = openStage({ json: typed.json ?? false, zone: demoZone, toMs });
  const script = typed.trace === undefined ? undefined : traceOf(typed.trace, typed, stage, complain);
  const options: DayOptions = { date: typed.date, from: typed.from, to: typed.to, volume, seed, trace: script?.name ?? null };
  const folder = resolve(typed.folder);
  await refuseIfHeld(join(folder, 'journal'));
  const day = openDayFolder(folder, options);
  stage.announce({ ...options, speed, found: day.found, putAway: day.putAway });

  const contacts = script?.contacts ?? scriptDay({ fromMs, toMs, volume, seed, date: typed.date });
  const at = (time: string): number => wallInstantMs(typed.date, minutesOf(time) * 60_000, demoZone);
  const stopped = stage.onInterrupt();
  const summary = await runDemo({
    journal: day.journal,
    fromMs,
    toMs,
    speed,
    seed,
    port,
    script: contacts.filter(({ atMs }) => atMs >= fromMs && atMs < toMs),
    suspension: { hub: SUSPENSION.hub, fromMs: at(SUSPENSION.from), toMs: at(SUSPENSION.to) },
    stopped,
    shows: stage,
  });
  if (summary === undefined) {
    stage.interrupted();
    return 130;
  }
  day.finish();
  await stage.finish(summary, { folder: typed.folder, once: typed.once === true });
  return 0;
}

/** A running demo keeps its journal: claiming it for a moment tells, before anything is moved. */
async function refuseIfHeld(folder: string): Promise<void> {
  const { existsSync } = await import('node:fs');
  if (!existsSync(folder)) return;
  const journal = embeddedJournal({ folder });
  await journal.open();
  await journal.close();
}

function traceOf(
  file: string,
  typed: Typed,
  stage: Stage,
  complain: (message: string) => never,
): { name: string; contacts: readonly ScriptedContact[] } {
  const text = readText(file, complain);
  const { contacts, problems, ignoredColumns } = readTrace(text, { date: typed.date });
  for (const { line, message } of problems) stage.warn(`${file}:${line}: ${message}`);
  if (ignoredColumns.length > 0) stage.warn(`${file}: columns not used: ${ignoredColumns.join(', ')}`);
  if (problems.length > 0 && typed.badLines === 'fatal')
    complain(`${problems.length} bad lines; correct them, or pass over them with --bad-lines skip`);
  return { name: `${file} ${createHash('sha256').update(text).digest('hex').slice(0, 16)}`, contacts };
}

function readText(file: string, complain: (message: string) => never): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    return complain(`${file} cannot be read: ${(cause as Error).message}`);
  }
}

function numberOf(text: string, name: string, least: number, most: number, complain: (message: string) => never): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < least || value > most)
    complain(`${name} is a number from ${least} to ${most}, not "${text}"`);
  return value;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

function instantOf(date: string, time: string, name: string, complain: (message: string) => never): number {
  if (!/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(time)) complain(`${name} is a time such as 09:30, not "${time}"`);
  try {
    return wallInstantMs(date, minutesOf(time) * 60_000, demoZone);
  } catch (cause) {
    return complain((cause as Error).message);
  }
}
