import { admit } from '@signalbox/engine/core';
import { checkOf, encodeRecord, type RecordDraft, START, volatileJournal } from '@signalbox/engine/journal';
import { lookUpLanguage } from '@signalbox/engine/plan';
import { arrival } from '../../hall/contacts.js';
import { openLiveHall } from '../../hall/live-hall.js';
import { type Pace, repeat } from '../../measure/closed-loop.js';
import { openHistogram } from '../../measure/histogram.js';
import type { Measured } from '../case.js';

/** Neither depends on the size of the hall. */
const HALL = { agents: 100, waiting: 0, requirements: 300, profiles: 300 } as const;

/** ADMIT alone: shape, limits, defaults and languages of one `contact.enqueue` from outside. */
export async function measureAdmit(pace: Pace): Promise<Measured> {
  const { box } = openLiveHall(HALL);
  const spans = openHistogram();
  let n = 0;
  await repeat(
    () => {
      const command = arrival({ contact: `call-${n}`, requirement: n++ % HALL.requirements, channel: 'voice' });
      const startMs = performance.now();
      const admitted = admit(box.state, command, lookUpLanguage);
      const spanMs = performance.now() - startMs;
      if ('code' in admitted) throw new Error(admitted.message);
      return spanMs;
    },
    pace,
    spans,
  );
  return { spans: { admit: spans.text() } };
}

/** APPEND alone, of the record of one decision: to the journal that keeps nothing, and into the durable form with its checksum. */
export async function measureAppend(pace: Pace): Promise<Measured> {
  const records: RecordDraft[] = [];
  const { box } = openLiveHall(HALL, (record) => records.push(record));
  for (let n = 0; n < HALL.agents; n++) box.give(arrival({ contact: `call-${n}`, requirement: n, channel: 'voice' }));
  const decisions = records.slice(-HALL.agents);
  const next = (n: number): RecordDraft => decisions[n % decisions.length] as RecordDraft;

  const journal = volatileJournal();
  const { epoch } = await journal.open();
  let head = START;
  const kept = openHistogram();
  await repeat(
    () => {
      const draft = { ...next(head.seq), seq: head.seq + 1 };
      const startMs = performance.now();
      const checks = journal.append([draft], head, epoch);
      const spanMs = performance.now() - startMs;
      if (checks instanceof Promise) throw new Error('a journal in memory answers at once');
      head = { seq: draft.seq, check: checks[0] as string };
      return spanMs;
    },
    pace,
    kept,
  );

  const encoded = openHistogram();
  let check: string = START.check;
  let n = 0;
  await repeat(
    () => {
      const draft = next(n++);
      const startMs = performance.now();
      check = checkOf(encodeRecord(draft), check);
      return performance.now() - startMs;
    },
    pace,
    encoded,
  );
  return { spans: { append: kept.text(), encode: encoded.text() } };
}
