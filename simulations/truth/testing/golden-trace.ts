import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Fate, ScriptedContact } from './play-contacts.js';

export interface GoldenContact extends ScriptedContact {
  readonly patienceMs: number;
  readonly fate: Fate;
}

/**
 * Reads a golden trace (see golden/README.md for its columns and source), a microsecond as a millisecond: the engine counts in whole
 * milliseconds, and so every instant of the trace is exact.
 */
export function readGoldenTrace(
  name: string,
  names: { readonly queue: (type: number) => string; readonly agent: (index: number) => string },
) {
  const text = gunzipSync(readFileSync(new URL(`../golden/${name}.csv.gz`, import.meta.url))).toString('utf8');
  const contacts: GoldenContact[] = [];
  let arrivalMs = 0;
  for (const line of text.trimEnd().split('\n').slice(1)) {
    const [gap, type, service, patience, wait, agent] = line.split(',') as [string, string, string, string, string, string];
    arrivalMs += Number(gap);
    const patienceMs = Number(patience);
    contacts.push({
      arrivalMs,
      queue: names.queue(Number(type)),
      serviceMs: Number(service),
      patienceMs,
      fate: agent === '' ? { agent: null, waitedMs: patienceMs } : { agent: names.agent(Number(agent)), waitedMs: Number(wait) },
    });
  }
  return contacts;
}
