import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { TracedContact } from '../../validate/trace.js';

/** Reads the contacts of a golden trace (see golden/README.md for its columns and source). */
export function readGoldenContacts(name: string): readonly TracedContact[] {
  const text = gunzipSync(readFileSync(new URL(`../golden/${name}.csv.gz`, import.meta.url))).toString('utf8');
  let arrival = 0;
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line, row): TracedContact => {
      const [gap, type, service, patience, wait, agent] = line.split(',') as [string, string, string, string, string, string];
      arrival += Number(gap);
      const fate = agent === '' ? { agent: null, wait: Number(patience) } : { agent: Number(agent), wait: Number(wait) };
      return { id: String(row), arrival, type: Number(type), service: Number(service), patience: Number(patience), fate };
    });
}
