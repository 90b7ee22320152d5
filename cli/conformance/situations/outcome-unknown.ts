import { CLOSES, rejection } from '@signalbox/engine/protocol';
import { BOTH, notSeen, type Situation } from '../item.js';
import { repeated } from '../repeated.js';
import { unanswered } from '../unanswered.js';

const RETRY_AFTER_MS = 500;

/** A router whose journal fails says so, and sends everybody away; that the command was carried out all the same, it cannot know. */
export const outcomeUnknown: Situation = {
  name: 'outcome unknown',
  expected: '`OUTCOME_UNKNOWN` says nothing about the command: it is sent again, with the same number, on the next connection.',
  section: 'Commands, once each',
  roles: BOTH,
  play: async (stage) => {
    const lost = await unanswered(stage, (link, n) => {
      link.tell({ type: 'error', n, ...rejection('OUTCOME_UNKNOWN') });
      link.tell({ type: 'bye', reason: 'tryLater', message: 'The gateway is shutting down.', retryAfterMs: RETRY_AFTER_MS });
      link.close(CLOSES.tryLater.code);
    });
    return lost === undefined
      ? notSeen('It sent no command whose outcome could be unknown.')
      : repeated(stage, lost, 'was OUTCOME_UNKNOWN');
  },
};
