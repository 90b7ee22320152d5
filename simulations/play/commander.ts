import type { Answer, Router, UserCommand } from '@signalbox/engine';

/** Sends commands as people do: some must succeed, some may come too late. */
export interface Commander {
  /** A rejection is a mistake in the scenario or in the simulation, and stops everything. */
  must(command: UserCommand): void;
  /** For something that may be over by now, as it may be for real people. */
  unlessLate(command: UserCommand): void;
  /** A signal that somebody is there; returns the rejection's code if none is awaited now or the contact is over. */
  unlessNotAwaited(command: UserCommand): string | undefined;
  /** A booking; returns the rejection's code if the slot is full. */
  unlessFull(command: UserCommand): string | undefined;
  /** A transfer; returns the rejection's code if the queue accepts nothing now, being closed or full. */
  unlessTurnedAway(command: UserCommand): string | undefined;
  /** Returns the rejection's code, or `undefined`. */
  try(command: UserCommand): string | undefined;
}

/** The router has rejected something that a scenario requires. */
export class ScenarioRefused extends Error {
  override readonly name = 'ScenarioRefused';
  readonly code: string;
  constructor(command: UserCommand, code: string, message: string) {
    super(`${command.type} was refused: ${message}`);
    this.code = code;
  }
}

const NOT_AWAITED = ['NOT_AWAITED', 'CONTACT_UNKNOWN'];
const LATE = ['OFFER_OVER', 'OFFER_UNKNOWN', 'WRAP_UP_OVER'];

export function commander(router: Router): Commander {
  /** The answer to the command sent last: commands are answered one after another, at once. */
  let answer: Answer | undefined;
  const hear = (given: Answer): void => {
    answer = given;
  };
  function send(command: UserCommand): Answer {
    answer = undefined;
    router.dispatch(command, null, hear);
    if (answer === undefined) throw new Error(`${command.type} was not answered at once: a play needs a journal that answers at once`);
    return answer;
  }
  function attempt(command: UserCommand, allowed: readonly string[]): string | undefined {
    const answer = send(command);
    if (answer.ok) return undefined;
    const { code, message } = answer.rejection;
    if (!allowed.includes(code)) throw new ScenarioRefused(command, code, message);
    return code;
  }
  return {
    must: (command) => void attempt(command, []),
    unlessLate: (command) => void attempt(command, LATE),
    unlessNotAwaited: (command) => attempt(command, NOT_AWAITED),
    unlessFull: (command) => attempt(command, ['SLOT_FULL']),
    unlessTurnedAway: (command) => attempt(command, ['QUEUE_REFUSES']),
    try: (command) => attempt(command, ['AGENT_BUSY']),
  };
}
