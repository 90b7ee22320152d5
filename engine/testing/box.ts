import { applyRecord } from '../core/apply.js';
import { decodeState, encodeState } from '../core/state/canonical.js';
import { freshState, type RouterState } from '../core/state/state.js';
import type { Match } from '../core/step.js';
import type { CommandInput } from '../domain/commands.js';
import type { CommandId } from '../domain/ids.js';
import { lookUpLanguage } from '../domain/plan-file/languages.js';
import type { JournalRecord } from '../domain/record.js';
import { startRouterLife } from '../lifecycle/router-life.js';
import { startMeasures } from '../projections/measures.js';
import type { Answer, Router } from '../router.js';
import { runRouter } from '../router-live.js';
import type { Beat, Gap } from './move.js';
import type { Script } from './moves.js';
import { BEGIN_MS, SENDERS } from './names.js';
import type { Setting } from './plans.js';
import { type RecordingJournal, recordingJournal } from './recording-journal.js';
import { resolveMove } from './resolve-move.js';
import { type VirtualClock, virtualClock } from './virtual-clock.js';

/** A command that was sent, and all that came of it. */
export interface Sent {
  readonly command: CommandInput;
  readonly by: CommandId;
  readonly atMs: number;
  readonly answer: Answer;
  /** Records the command led to; those of timers that woke before it are not among them. */
  readonly records: readonly JournalRecord[];
}

/** The router as it is shipped, on a clock and a journal of the test's, with its state open to view. */
export interface Box {
  readonly state: RouterState;
  readonly clock: VirtualClock;
  readonly journal: RecordingJournal;
  readonly router: Router;
  /** Accepted commands so far. */
  readonly accepted: readonly Sent[];
  /** Sends a command of which no more is known than its text; throws the fault that stopped the router, if one did. */
  send(command: CommandInput, by?: CommandId): Promise<Sent>;
  /** Lets time pass and makes a move; `undefined` where the move was not a command. */
  play(beat: Beat, punctual: boolean): Promise<Sent | undefined>;
  /** Throws the router away and recovers another from the journal. */
  restart(from: 'records' | 'snapshot'): Promise<void>;
}

export interface BoxOptions {
  readonly match?: Match;
  /** Default: one that keeps the durable form of each record. */
  readonly journal?: RecordingJournal;
  /** Sees the state just before each command is handed to the router. */
  readonly before?: (state: RouterState, atMs: number) => void;
  /**
   * That plans and rosters are of the generators, which the router would admit as they are (plans.test.ts): reading each again by its schema
   * is a sixth of a history's time. Default: they are read.
   */
  readonly plansRead?: boolean;
}

export async function openBox({ plan, roster }: Setting, options: BoxOptions = {}): Promise<Box> {
  const clock = virtualClock(BEGIN_MS);
  const journal = options.journal ?? recordingJournal();
  const accepted: Sent[] = [];
  const counts = new Map<string, number>();
  let state = freshState();
  let router = await start();

  async function start(): Promise<Router> {
    const { epoch, head } = await journal.open();
    const live = runRouter({
      state,
      journal,
      head,
      epoch,
      giveBack: () => journal.close(),
      clock,
      life: startRouterLife(),
      languages: lookUpLanguage,
      match: options.match,
      trusted: false,
      checkInvariants: false,
      measures: startMeasures(),
    });
    const downMs = state.seq === 0 ? 0 : clock.nowMs() - state.atMs;
    live.resume({ type: 'router.resume', downMs, codeVersion: '0', rules: 1, tableDigests: {}, tzdata: '2026a' });
    return live;
  }

  async function standing(): Promise<void> {
    if (router.phase === 'faulted') await router.closed;
  }

  const send = (command: CommandInput, by = nextOf('setup')): Promise<Sent> => take(command, by, false);
  /** Sends a plan of the script. */
  const publish = (command: CommandInput, by = nextOf('setup')): Promise<Sent> => take(command, by, options.plansRead === true);

  async function take(command: CommandInput, by: CommandId, read: boolean): Promise<Sent> {
    await standing();
    options.before?.(state, clock.nowMs());
    const answers: Answer[] = [];
    const seen = state.seq;
    router.dispatch(command, by, (answer) => answers.push(answer), { read });
    await standing();
    const [answer] = answers;
    if (answer === undefined || answers.length > 1) throw new Error(`${command.type} was answered ${answers.length} times`);
    const upTo = state.seq;
    const sent: Sent = {
      command,
      by,
      atMs: clock.nowMs(),
      answer,
      // Read back only by who asks: most histories are judged by the state alone.
      get records() {
        return journal.records(seen + 1, upTo);
      },
    };
    if (answer.ok) accepted.push(sent);
    return sent;
  }

  function nextOf(sender: string): CommandId {
    const n = (counts.get(sender) ?? 0) + 1;
    counts.set(sender, n);
    return { sender, n };
  }

  function pass(gap: Gap, punctual: boolean): void {
    const nowMs = clock.nowMs();
    const dueMs = router.nextDueMs ?? nowMs + 1_000;
    const toMs = Math.max(nowMs, gap.kind === 'pause' ? nowMs + gap.ms : Math.min(dueMs, nowMs + 86_400_000) + gap.offMs);
    if (punctual) clock.runTo(toMs);
    else clock.jumpTo(toMs);
  }

  async function restart(from: 'records' | 'snapshot'): Promise<void> {
    await standing();
    const whole = state;
    clock.forget();
    state = freshState();
    if (from === 'snapshot') state = decodeState(encodeState(whole));
    else for (const record of journal.records()) applyRecord(state, record);
    router = await start();
    await standing();
  }

  const box: Box = {
    get state() {
      return state;
    },
    clock,
    journal,
    get router() {
      return router;
    },
    accepted,
    send,
    restart,
    async play({ gap, sender, move }, punctual) {
      pass(gap, punctual);
      if (move.kind === 'restart') {
        clock.jumpTo(clock.nowMs() + move.downMs);
        await restart(move.from);
        return undefined;
      }
      if (move.kind !== 'repeat')
        return (move.kind === 'publish' ? publish : send)(resolveMove(state, move), nextOf(SENDERS[sender] as string));
      const earlier = accepted.at(-1 - (move.back % Math.max(1, accepted.length)));
      return earlier && send(earlier.command, earlier.by);
    },
  };
  await publish({ type: 'plan.publish', plan, roster, rekey: 'keep' });
  return box;
}

/** Opens the box of a script, its agents signed in and connected. */
export async function openScript({ setting }: Script, options: BoxOptions = {}): Promise<Box> {
  const box = await openBox(setting, { plansRead: true, ...options });
  for (const { id } of setting.roster.agents) {
    await box.send({ type: 'agent.connected', agent: id, connection: `${id}-0` });
    await box.send({ type: 'agent.sign-in', agent: id });
  }
  return box;
}

/** Opens the box of a script and plays it to its end. */
export async function playScript(script: Script, options: BoxOptions = {}): Promise<Box> {
  const box = await openScript(script, options);
  for (const beat of script.beats) await box.play(beat, script.punctual);
  return box;
}
