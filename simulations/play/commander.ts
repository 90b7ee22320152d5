import type { Answer, Router, UserCommand } from '@signalbox/engine';

/** Sends commands the way people do things: some must work, some may come too late. */
export interface Commander {
  /** A refusal is a mistake in the scenario or in the play: it stops everything. */
  must(command: UserCommand): void;
  /** The answer to something that may be over by now, as for real people. */
  unlessLate(command: UserCommand): void;
  /** A signal that somebody is there; the refusal's code where it is not awaited now, or the contact is over. */
  unlessNotAwaited(command: UserCommand): string | undefined;
  /** A booking; the refusal's code where the slot is full. */
  unlessFull(command: UserCommand): string | undefined;
  /** A contact handed on; the refusal's code where the queue takes nothing now, being closed or full. */
  unlessTurnedAway(command: UserCommand): string | undefined;
  /** The refusal's code, or `undefined`. */
  try(command: UserCommand): string | undefined;
}

/** The router's refusal of something that a scenario makes happen. */
export class ScenarioRefused extends Error {
  override readonly name = 'ScenarioRefused';
  readonly code: string;
  constructor(command: UserCommand, code: string, message: string) {
    super(`${command.type} was refused: ${message}`);
    this.code = code;
  }
}

const NOT_AWAITED = ['NOT_AWAITED', 'CONTACT_UNKNOWN'];
const LATE = ['OFFER_OVER', 'OFFER_UNKNOWN'];

export function commander(router: Router): Commander {
  /** What the command sent last was answered: they are answered one after the other, at once. */
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
