import { encodeRecord, type RecordDraft } from '@signalbox/engine/journal';
import { arrival, release } from '../../hall/contacts.js';
import { openLiveHall } from '../../hall/live-hall.js';
import { DURABLE_HALL } from './durable-hall.js';

const LIVES = 500;

/** The records of whole contact lives, as a router hands them to its journal; sign-ins are left out. */
export function recordedLives(): readonly RecordDraft[] {
  const drafts: RecordDraft[] = [];
  const { box, inHand, accept } = openLiveHall(DURABLE_HALL, (record) => drafts.push(record));
  const before = drafts.length;
  for (let n = 0; n < LIVES; n++) {
    box.give(arrival({ contact: `life-${n}`, requirement: n % DURABLE_HALL.requirements, channel: 'voice' }));
    accept();
    for (const contact of inHand.splice(0)) box.give(release(contact));
  }
  return drafts.slice(before);
}

/** The same records' bytes, over and over. */
export function endlessBytes(): (count: number) => Uint8Array[] {
  const bytes = recordedLives().map(encodeRecord);
  let n = 0;
  return (count) => Array.from({ length: count }, () => bytes[n++ % bytes.length] as Uint8Array);
}
