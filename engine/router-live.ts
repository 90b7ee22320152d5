import { admit, complete } from './admit.js';
import { openAlarm } from './alarm.js';
import { answerQuery } from './answer-query.js';
import { startAppender } from './append.js';
import { callOut } from './call-out.js';
import { LOCAL, readId } from './command-id.js';
import { closeRecord } from './core/apply.js';
import { nextDue } from './core/due/due.js';
import { violations } from './core/invariants.js';
import { recall } from './core/state/senders.js';
import type { RouterState } from './core/state/state.js';
import { type Match, step } from './core/step.js';
import type { Command, CommandInput, UserCommand } from './domain/commands.js';
import type { CommandId } from './domain/ids.js';
import type { Head } from './domain/record.js';
import { Fault, type Rejection, rejection } from './errors.js';
import type { RouterLife } from './lifecycle/router-life.js';
import { LIMITS } from './limits.js';
import { lookInto } from './look.js';
import type { Clock, Journal, LanguageResolver } from './ports.js';
import { presentMs } from './present.js';
import type { Measures } from './projections/measures.js';
import type { Answer, QueryAnswer, ReleasedRecord, Router, Terms } from './router.js';
import { openEnd } from './router-end.js';
import { thrownText } from './thrown-text.js';

export interface LiveParts {
  readonly state: RouterState;
  readonly journal: Journal;
  readonly head: Head;
  readonly epoch: number;
  /** Gives the journal back, once nothing is written to it any more. */
  giveBack(): Promise<void>;
  readonly clock: Clock;
  readonly life: RouterLife;
  readonly languages: LanguageResolver;
  readonly match: Match | undefined;
  /** Commands need no check of their shape: they come from a simulator, where the compiler has checked them. */
  readonly trusted: boolean;
  readonly checkInvariants: boolean;
  /** `null`: no statistics are kept. */
  readonly measures: Measures | null;
}

/** The router at work, from recovery to its end: STAMP and STEP, which lie between ADMIT and APPEND. */
export function runRouter(parts: LiveParts): Router & { resume(command: Command): void } {
  const { state, journal, epoch, clock, life, measures } = parts;
  let atMs = state.atMs;
  const after = measures === null ? undefined : (record: ReleasedRecord): void => measures.take(record);
  const look = lookInto(state);
  const appender = startAppender({ journal, start: parts.head, epoch, after, onFault: (fault) => end.stop(fault) });
  const alarm = openAlarm(clock, tick);
  const end = openEnd({ life, giveBack: parts.giveBack, alarm, appender, lastSeq: () => state.seq });

  const lost = () => ({ ok: false as const, seq: appender.head().seq, rejection: rejection('OUTCOME_UNKNOWN') });

  const answerWhenDurable = (answer: Answer, done: (answer: Answer) => void): void =>
    appender.whenDurable(Math.max(answer.seq, state.seq), done, answer, lost);

  const shut = () => ({ ok: false as const, seq: appender.head().seq, rejection: rejection('ROUTER_CLOSED', { phase: life.phase }) });

  const refuse = (refusal: Rejection, done: (answer: Answer) => void): void =>
    answerWhenDurable({ ok: false, seq: state.seq, rejection: refusal }, done);

  function dispatch(input: CommandInput, by: CommandId | null, done: (answer: Answer) => void, terms?: Terms): void {
    if (life.phase !== 'open') return callOut(done, shut());
    // Callers without a compiler may leave it out.
    const id = by == null ? null : readId(by);
    if (typeof id === 'string') return refuse(rejection('COMMAND_INVALID', { problem: id }), done);
    const shaped = parts.trusted || terms?.read === true;
    const command = shaped ? complete(state, input as UserCommand, parts.languages) : admit(state, input, parts.languages);
    if ('code' in command) return refuse(command, done);
    const sender = id ?? { sender: LOCAL, n: (state.senders.get(LOCAL)?.highestN ?? 0) + 1 };
    const known = recall(state, sender);
    if (known === 'stale') return refuse(rejection('COMMAND_STALE', { kept: LIMITS.outcomesPerSender, ...sender }), done);
    if (known !== 'new') return answerWhenDurable({ ok: true, seq: known.seq }, done);
    // The router itself is not counted: at a full house it could not even be given a new plan.
    if (id !== null && !state.senders.has(id.sender) && state.senders.size >= LIMITS.senders)
      return refuse(rejection('LIMIT_REACHED', { limit: 'senders', count: state.senders.size }), done);
    const forbidden = terms?.permit?.(look) ?? null;
    if (forbidden !== null) return refuse(forbidden, done);
    take(command, sender, done);
  }

  /** Takes one step of the core, records it, and answers once the record is durable. */
  function take(command: Command, by: CommandId | null, done?: (answer: Answer) => void): void {
    /** Who is not answered yet. */
    let waiting = done;
    try {
      atMs = Math.max(atMs, presentMs(clock));
      const seq = state.seq + 1;
      const { fired, decided, rejection: refused } = step(state, { seq, atMs, command }, parts.match);
      if (refused !== null) {
        if (fired.length > 0) record({ type: 'clock.tick' }, null, fired);
        if (done !== undefined) refuse(refused, done);
        waiting = undefined;
        return wakeForNextDue();
      }
      const events = fired.length === 0 ? decided : decided.length === 0 ? fired : [...fired, ...decided];
      // Made before `record`, because a subscriber may send the next command from there, and the answer has to name this record.
      const answer: Answer = { ok: true, seq: events.length > 0 ? seq : state.seq };
      if (events.length > 0) record(command, by, events);
      if (done !== undefined) answerWhenDurable(answer, done);
      waiting = undefined;
      wakeForNextDue();
    } catch (error) {
      end.stop(
        error instanceof Fault ? error : new Fault('INVARIANT_BROKEN', { invariant: 'the step ends', detail: thrownText(error) }, error),
      );
      if (waiting !== undefined) callOut(waiting, lost());
    }
  }

  function record(command: Command, by: CommandId | null, events: ReleasedRecord['events']): void {
    const draft = { seq: state.seq + 1, atMs, epoch, by, command, events };
    closeRecord(state, draft);
    if (parts.checkInvariants) {
      const [first] = violations(state);
      if (first !== undefined) throw new Fault('INVARIANT_BROKEN', { invariant: first.split(':')[0], detail: first });
    }
    appender.add(draft);
  }

  const wakeForNextDue = (): void => alarm.set(life.phase === 'open' ? (nextDue(state)?.dueMs ?? null) : null);

  function tick(): void {
    if (life.phase === 'open') take({ type: 'clock.tick' }, null);
  }

  /** Answers from the present state once that is durable, naming its seq. */
  const atPresent = <T>(read: () => { readonly view: unknown } | Rejection): Promise<QueryAnswer<T>> =>
    new Promise((resolve) => {
      if (life.phase === 'faulted' || life.phase === 'closed') return resolve(shut());
      const { seq } = state;
      const answer = read();
      const said = 'code' in answer ? { ok: false as const, seq, rejection: answer } : { ok: true as const, seq, view: answer.view as T };
      appender.whenDurable<QueryAnswer<T>>(seq, resolve, said, lost);
    });

  return {
    get phase() {
      return life.phase;
    },
    get head() {
      return appender.head();
    },
    get atMs() {
      return atMs;
    },
    get nextDueMs() {
      return nextDue(state)?.dueMs ?? null;
    },
    closed: end.closed,
    dispatch,
    send: (command, by) => new Promise((resolve) => dispatch(command, by ?? null, resolve)),
    // A copy: into parts of the state that a view shared, its owner could write, and the router decide otherwise than its journal says.
    ask: (query) => atPresent(() => structuredClone(answerQuery(state, measures, query, atMs))),
    look: (read) => atPresent(() => ({ view: read(look) })),
    subscribe: appender.subscribe,
    async *replay(fromSeq) {
      // A store would look for such a record, and tell of a damaged journal.
      if (!Number.isSafeInteger(fromSeq)) throw new RangeError(`replay needs the whole number of a record, not ${String(fromSeq)}`);
      for await (const { seq, check, atMs: recordedAtMs, events } of journal.read(fromSeq))
        yield { seq, check, atMs: recordedAtMs, events };
    },
    close: end.close,
    resume(command) {
      take(command, null);
      if (life.phase !== 'recovering') return;
      life.tell('router.recovered');
      wakeForNextDue();
    },
  };
}
