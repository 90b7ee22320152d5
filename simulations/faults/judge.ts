import { type Answer, type CommandId, type Event, type Plan, type Roster, RULES } from '@signalbox/engine';
import type { JournalRecord } from '@signalbox/engine/journal';
import { openAuditor } from '../auditor/index.js';
import { type Lives, openLives } from './lives.js';
import { openOutages } from './outages.js';
import { openPresence } from './presence.js';

/** Something the system must never do. */
export interface Finding {
  /** Name of the law that was broken. */
  readonly law: string;
  readonly what: string;
  readonly seq: number | null;
}

/** Watches what is durable, what is told and what is answered, and compares the three. */
export interface Judge {
  readonly findings: readonly Finding[];
  readonly lives: Lives;
  durable(record: JournalRecord): void;
  /** A subscriber was told of a record. */
  released(told: { readonly seq: number; readonly check: string }): void;
  answered(by: CommandId, answer: Answer): void;
  /** A member has been silent for so long that the router must know it is gone. */
  gone(member: string): void;
  isThere(member: string): boolean;
  /** Checks that whatever has been answered is in the journal. */
  everythingKept(): void;
  found(law: string, what: string, seq?: number): void;
  /** Commands answered with their record, and how many of them were answered more than once. */
  readonly acknowledged: number;
  readonly repeated: number;
}

const keyOf = ({ sender, n }: CommandId): string => `${sender} ${n}`;

/**
 * How much faster than true time the clock may run (the host clock slews by one part in a hundred), and how long a record may take to
 * become durable.
 */
const FASTER = 1.015;
const TIL_DURABLE_MS = 15_000;

export function openJudge(plan: Plan, roster: Roster, history: () => readonly JournalRecord[], nowMs: () => number): Judge {
  const findings: Finding[] = [];
  const auditor = openAuditor(plan, roster);
  const found = (law: string, what: string, seq: number | null = null): void => void findings.push({ law, what, seq });
  const lives = openLives(found);
  const presence = openPresence();
  const outages = openOutages(found);
  /** The record of each acknowledged command. */
  const seqOf = new Map<string, number>();
  const carriedOut = new Map<string, number>();
  let audited = 0;
  let repeated = 0;
  let toldSeq = 0;
  let began = { epoch: 0, atMs: 0, trueMs: 0 };

  function durable(record: JournalRecord): void {
    const { seq, by, events } = record;
    auditor.take(record);
    for (const { what, contact, seq: at } of auditor.findings().slice(audited)) found('auditor', `${contact} ${what}`.trim(), at);
    audited = auditor.findings().length;
    lives.take(record);
    outages.take(record, lives.open);
    presence.take(events);
    if (by !== null) {
      const before = carriedOut.get(keyOf(by));
      if (before !== undefined) found('once', `command ${keyOf(by)} was carried out in record ${before} and again`, seq);
      carriedOut.set(keyOf(by), seq);
    }
    if (events.some(({ type }) => type === 'router.resumed')) fresh(events, seq);
    timely(record);
  }

  /** Whatever is done to the machine's clock, the time of a process advances steadily. */
  function timely({ seq, atMs, epoch }: JournalRecord): void {
    if (began.epoch !== epoch) began = { epoch, atMs, trueMs: nowMs() };
    const passedMs = nowMs() - began.trueMs;
    if (atMs - began.atMs > FASTER * passedMs + TIL_DURABLE_MS)
      found('time goes on', `${atMs - began.atMs} ms have passed for the router in ${passedMs} ms`, seq);
  }

  /** An outage is nobody's fault: nothing expires in the record that ends it. */
  function fresh(events: readonly Event[], seq: number): void {
    const first = events[0]?.type;
    if (first !== 'router.resumed') found('resumed first', `${first} stands before the resumption`, seq);
    const expired = events.find(({ type }) => type === 'offer.expired');
    if (expired !== undefined) found('no storm of expiries', 'an offer expired with the resumption', seq);
    const rules = events.flatMap((event) => (event.type === 'router.resumed' ? [event.rules] : []));
    if (rules.some((one) => one !== RULES)) found('rules', `the router works by rules ${rules.join()}`, seq);
  }

  return {
    findings,
    lives,
    durable,
    found,
    released({ seq, check }) {
      const kept = history()[seq - 1];
      if (kept === undefined) found('durable before told', `record ${seq} was told and is not durable`, seq);
      else if (kept.check !== check) found('told as kept', `record ${seq} was told otherwise than it was kept`, seq);
      if (seq > toldSeq + 1 && toldSeq > 0 && history()[seq - 1]?.epoch === history()[toldSeq - 1]?.epoch)
        found('no gap', `record ${seq} was told after ${toldSeq}`, seq);
      toldSeq = seq;
    },
    answered(by, answer) {
      // No sender in a case sends so many commands that outcomes are dropped.
      if (!answer.ok && answer.rejection.code === 'COMMAND_STALE')
        found('none is too old', `command ${keyOf(by)} was called too old to tell`);
      const key = keyOf(by);
      const { seq } = answer;
      if (seq > history().length)
        found('durable before answered', `command ${key} was answered from record ${seq}, which is not durable`, seq);
      if (!answer.ok) return;
      const before = seqOf.get(key);
      if (before !== undefined) repeated++;
      if (before !== undefined && before !== seq)
        found('one answer', `command ${key} was answered with record ${before}, then ${seq}`, seq);
      seqOf.set(key, seq);
    },
    isThere: presence.isThere,
    gone(member) {
      if (presence.isThere(member)) found('who is gone is known to be gone', `${member} has been silent for long and counts as there`);
    },
    everythingKept() {
      for (const [key, seq] of seqOf) {
        const by = history()[seq - 1]?.by ?? null;
        if (by === null || keyOf(by) !== key) found('nothing acknowledged is lost', `command ${key} is not in record ${seq}`, seq);
      }
    },
    get acknowledged() {
      return seqOf.size;
    },
    get repeated() {
      return repeated;
    },
  };
}
