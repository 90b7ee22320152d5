import { wallInstantMs } from '../../wall-time.js';
import { type Channel, channels, type ScriptedContact } from './contact.js';

export const columns = ['arrival', 'queue', 'channel', 'languages', 'needs', 'handle', 'patience'] as const;
export type Cells = Readonly<Record<(typeof columns)[number], string>>;

/** A slip of the keyboard, not a contact: nothing is handled or waited for longer than a month. */
const SECONDS_MAX = 31 * 86_400;

class Unreadable extends Error {}

/** One line of a trace as a contact, or the reason why it is none. */
export function contactFrom(cells: Cells, at: { line: number; date: string; zone: string }): ScriptedContact | string {
  const id = `trace-${at.line}`;
  try {
    return {
      id,
      atMs: arrivalFrom(cells.arrival, at.date, at.zone),
      queue: queueFrom(cells.queue),
      channel: channelFrom(cells.channel),
      languages: languagesFrom(cells.languages),
      skills: needsFrom(cells.needs),
      customer: id,
      handleMs: handleFrom(cells.handle),
      patienceMs: cells.patience === '' ? null : millisecondsFrom('patience', cells.patience),
      wrapUpMs: 0,
      text: null,
    };
  } catch (error) {
    if (error instanceof Unreadable) return error.message;
    throw error;
  }
}

function arrivalFrom(cell: string, date: string, zone: string): number {
  const time = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(cell);
  if (time !== null) {
    const [hour, minute, second] = [Number(time[1]), Number(time[2]), Number(time[3] ?? 0)];
    if (hour > 23 || minute > 59 || second > 59) throw new Unreadable(`arrival "${cell}" is no time of day; it goes up to 23:59:59.`);
    return wallInstantMs(date, ((hour * 60 + minute) * 60 + second) * 1000, zone);
  }
  const instant = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.exec(cell);
  const atMs = instant === null ? Number.NaN : Date.parse(cell);
  // Date.parse takes 30 February for 1 March; a log that holds one is wrong, and silently moving the contact would hide it.
  const dayMs = Date.parse(`${instant?.[1]}T00:00:00Z`);
  if (Number.isNaN(atMs) || new Date(dayMs).toISOString().slice(0, 10) !== instant?.[1])
    throw new Unreadable(`arrival "${cell}" is neither HH:MM[:SS] nor an instant with its zone such as 2026-03-11T09:04:05Z.`);
  return atMs;
}

function queueFrom(cell: string): string {
  if (cell === '') throw new Unreadable('queue is empty; name the queue the contact enters.');
  return cell;
}

function channelFrom(cell: string): Channel {
  const channel = channels.find((name) => name === cell.toLowerCase());
  if (channel === undefined) throw new Unreadable(`channel "${cell}" is none of ${channels.join(', ')}.`);
  return channel;
}

function languagesFrom(cell: string): readonly string[] {
  const tags = cell.split(/[;\s]+/).filter((tag) => tag !== '');
  if (tags.length === 0) throw new Unreadable('languages is empty; name at least one, the preferred one first.');
  return [...new Set(tags.map(canonical))];
}

function canonical(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? tag;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Unreadable(`languages holds "${tag}", which is no BCP 47 tag; write fr, pt-BR and the like.`);
  }
}

function needsFrom(cell: string): ScriptedContact['skills'] {
  const needs = cell.split(';').filter((need) => need.trim() !== '');
  return needs.map((need) => {
    const [, skill, level] = /^\s*([^\s:]+)\s*(?::\s*([1-5])\s*)?$/.exec(need) ?? [];
    if (skill === undefined) throw new Unreadable(`needs holds "${need.trim()}"; write skill or skill:level, the level from 1 to 5.`);
    return level === undefined ? { skill } : { skill, level: Number(level) };
  });
}

function handleFrom(cell: string): number {
  const handleMs = millisecondsFrom('handle', cell);
  if (handleMs === 0) throw new Unreadable('handle is 0; a contact keeps its agent for some time.');
  return handleMs;
}

function millisecondsFrom(column: string, cell: string): number {
  const seconds = /^\d+(\.\d+)?$/.test(cell) ? Number(cell) : Number.NaN;
  if (!(seconds <= SECONDS_MAX))
    throw new Unreadable(`${column} "${cell}" is no number of seconds between 0 and ${SECONDS_MAX} (a point before decimals).`);
  return Math.round(seconds * 1000);
}
