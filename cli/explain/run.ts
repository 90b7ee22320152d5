import type { ExplainView } from '@signalbox/engine';
import type { ExplainedOffer } from '@signalbox/engine/inspect';
import type { CommonOptions } from '../commands/options.js';
import { EXIT } from '../exit-codes.js';
import { failure } from '../failure.js';
import { openReading, type Reading, requireRecord, stateAt } from '../journal/reading.js';
import { lineWidth } from '../layout/line-width.js';
import { wrapped } from '../layout/wrapped.js';
import { number } from '../number-text.js';
import { print, printJson } from '../terminal.js';
import { type WallClock, wallClock } from '../wall-clock.js';
import { type Life, offersOf, type Present, presentOf, readLives } from './lives.js';
import { isOver, sentenceOf } from './sentences.js';
import { presentLines, verdictLines } from './verdicts.js';

export interface ExplainOptions extends CommonOptions {
  readonly journal: string;
  readonly tenant?: string;
  readonly at?: number;
  readonly all?: true;
  readonly zone?: string;
}

export async function run(contact: string, options: ExplainOptions): Promise<void> {
  const clock = wallClock(options.zone);
  const reading = await openReading(options.journal);
  try {
    const { tenant, at, json = false, all = false } = options;
    const telling = { reading, contact, tenant, json, all, clock };
    if (at === undefined) await tellLives(telling);
    else await tellMoment(telling, at);
  } finally {
    await reading.close();
  }
}

interface Telling {
  readonly reading: Reading;
  readonly contact: string;
  readonly tenant: string | undefined;
  readonly json: boolean;
  readonly all: boolean;
  readonly clock: WallClock;
}

async function tellLives(telling: Telling): Promise<void> {
  const { reading, contact, tenant, json, clock } = telling;
  const { lives, state } = await readLives(reading, { contact, tenant });
  const present = presentOf(state, { contact, tenant });
  if (lives.length === 0 && present === undefined) throw never(telling);
  if (json) {
    printJson({
      contact,
      ...reading.head,
      lives: lives.map(({ offers, ...life }) => ({ ...life, offers: [...offers.values()] })),
      present: present ?? null,
    });
    return;
  }
  for (const life of lives) {
    tellLife(life, telling);
    print();
  }
  if (present !== undefined) tellPresent(present, telling);
  else print(`It is over. Times are of ${clock.zone}.`);
}

const never = ({ contact, tenant, reading }: Telling) =>
  failure(
    'CONTACT_NEVER',
    `No contact ${contact}${tenant === undefined ? '' : ` of tenant ${tenant}`} in records ${number((reading.first?.seq ?? 0) + 1)} to ${number(reading.head.seq)}.`,
    'Give the id as the channel gave it; upper and lower case differ.',
    EXIT.wrong,
  );

function tellLife(life: Life, telling: Telling): void {
  const { clock, contact, reading } = telling;
  const [first] = life.happenings;
  if (first === undefined) return;
  print(`Contact ${contact} of ${life.tenant}, number ${number(life.ordinal)} of this box, ${clock.date(first.atMs)}`);
  if (life.begunEarlier) print(`Its beginning lies before record ${number((reading.first?.seq ?? 0) + 1)}, the first one kept.`);
  const seqWidth = String(life.happenings.at(-1)?.seq ?? 0).length;
  for (const happening of life.happenings) {
    const { seq, atMs, event } = happening;
    const when = `${clock.second(atMs)}  #${String(seq).padEnd(seqWidth)}  `;
    const line = `${when}${sentenceOf(happening, { clock, life })}${isOver(event) ? '.' : ''}`;
    print(wrapped(line, lineWidth(), when.length));
    const explained = event.type === 'offer.made' ? life.offers.get(event.offer) : undefined;
    if (explained !== undefined) tellAgents(explained.view, telling);
  }
}

function tellAgents(view: ExplainView, telling: Telling): void {
  for (const { lead, said } of verdictLines(view, telling)) print(wrapped(`    ${lead}${said}`, lineWidth(), 4 + lead.length));
}

function tellPresent(present: Present, telling: Telling): void {
  for (const line of presentLines(present, telling.clock)) print(line);
  if (present.why !== null) tellAgents(present.view, telling);
  print(`Times are of ${telling.clock.zone}.`);
}

/** How the agents stood at one record: before the offers it made to the contact, else right after it. */
async function tellMoment(telling: Telling, seq: number): Promise<void> {
  const { reading, contact, tenant, json, clock } = telling;
  const { offers, present } = await moment(reading, { contact, tenant }, seq);
  if (json) {
    printJson({ contact, seq, offers, present: present ?? null });
    return;
  }
  for (const { offer, atMs, view } of offers) {
    print(`Before offer ${offer.offer} to ${offer.agent} in record ${number(seq)}, ${clock.full(atMs)} ${clock.zone}:`);
    tellAgents(view, telling);
  }
  if (offers.length > 0) return;
  if (present === undefined)
    throw failure(
      'CONTACT_NEVER',
      `Contact ${contact} is not live after record ${number(seq)}.`,
      'Leave out --at to see its life.',
      EXIT.wrong,
    );
  for (const line of presentLines(present, clock)) print(line);
  tellAgents(present.view, telling);
}

async function moment(
  reading: Reading,
  sought: { contact: string; tenant: string | undefined },
  seq: number,
): Promise<{ offers: readonly ExplainedOffer[]; present: Present | undefined }> {
  requireRecord(reading, seq);
  if (seq === reading.first?.seq) return { offers: [], present: presentOf(reading.begin(), sought) };
  const { state: before } = await stateAt(reading, seq - 1);
  let offers: readonly ExplainedOffer[] = [];
  for await (const record of reading.records(seq, 'folding', seq)) offers = offersOf(before, record, sought);
  return { offers, present: presentOf(before, sought) };
}
