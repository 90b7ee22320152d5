import type { Stage } from './stage.js';
import type { SaidCommand } from './tape.js';
import type { WireLink } from './wire-link.js';

/**
 * Lets the client send a command, and puts something in the place of its answer that ends the connection. Answers the command once that is
 * over; `undefined`: it sent none.
 */
export async function unanswered(
  { wire, entries, provoke, until, command }: Stage,
  instead: (link: WireLink, n: number) => void,
): Promise<SaidCommand | undefined> {
  const from = entries.length;
  let sent: number | undefined;
  wire.meddle({
    said: (frame) => {
      sent ??= frame['type'] === 'command' ? Number(frame['n']) : undefined;
      return true;
    },
    told: (frame, link) => {
      if (sent === undefined) return 'pass';
      if ((frame.type === 'ok' || frame.type === 'error') && frame.n === sent) instead(link, sent);
      // Nor anything else of that record: it would tell what has become of the command.
      return 'drop';
    },
  });
  await provoke();
  const lost = await command(from);
  if (lost === undefined) return undefined;
  await until(() => entries.find((entry, at) => at > lost.at && entry.what === 'closed' && entry.link === lost.link));
  wire.meddle({});
  return lost;
}
