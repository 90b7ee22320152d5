import { CLOSES, rejection } from '@signalbox/engine';
import { BOTH, notSeen, type Situation } from '../item.js';
import { repeated } from '../repeated.js';

const RETRY_AFTER_MS = 500;

/** A router whose journal fails says so, and sends everybody away; that the command was carried out all the same, it cannot know. */
export const outcomeUnknown: Situation = {
  name: 'outcome unknown',
  expected: '`OUTCOME_UNKNOWN` says nothing about the command: it is sent again, with the same number, on the next connection.',
  section: 'Commands, once each',
  roles: BOTH,
  play: async (stage) => {
    const { wire, entries, provoke, until, command } = stage;
    const from = entries.length;
    let unanswered: number | undefined;
    wire.meddle({
      said: (frame) => {
        unanswered ??= frame['type'] === 'command' ? Number(frame['n']) : undefined;
        return true;
      },
      told: (frame, link) => {
        if (unanswered === undefined) return 'pass';
        if ((frame.type === 'ok' || frame.type === 'error') && frame.n === unanswered) {
          link.tell({ type: 'error', n: unanswered, ...rejection('OUTCOME_UNKNOWN') });
          link.tell({ type: 'bye', reason: 'tryLater', message: 'The gateway is shutting down.', retryAfterMs: RETRY_AFTER_MS });
          link.close(CLOSES.tryLater.code);
        }
        // Nor anything else of that record: it would tell what has become of the command.
        return 'drop';
      },
    });
    await provoke();
    const lost = await command(from);
    if (lost === undefined) return notSeen('It sent no command whose outcome could be unknown.');
    await until(() => entries.find((entry, at) => at > lost.at && entry.what === 'closed' && entry.link === lost.link));
    wire.meddle({});
    return repeated(stage, lost, 'was OUTCOME_UNKNOWN');
  },
};
