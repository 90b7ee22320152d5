import { openCounter } from './counter.js';
import { openLine } from './line.js';
import type { OpenNetwork } from './network.js';
import { openSender } from './sender.js';
import { type Client, openWire, type Wire } from './wire.js';

/**
 * Connections that follow a few rules, and are wilder than sockets: a command may arrive after those sent later, once more much later, and
 * through a connection, or at a process, that no longer exists.
 */
export const modelledNetwork: OpenNetwork = ({ later, met }) => {
  const counter = openCounter((): Wire => wire);
  const wire = openWire(later, () => counter, met);
  return {
    join(member) {
      const sender = openSender(later);
      const client: Client = {
        role: member.role,
        welcomed(view) {
          const { link } = line;
          if (link !== null) {
            if (member.role.role === 'adapter') link.reconcile(member.holds());
            sender.linked(link);
          }
          member.welcomed(view);
        },
        heard: (events) => member.heard(events),
        answered: sender.answered,
        closed: () => line.closed(),
      };
      const line = openLine(later, wire, client);
      return {
        tell: sender.tell,
        breakFor: line.breakFor,
        forget: sender.forget,
        mend: line.mend,
        get line() {
          return line.link?.open === true && line.link.accepted ? line.link : null;
        },
        get unanswered() {
          return sender.unanswered;
        },
      };
    },
    serve: counter.serve,
    mishap: wire.mishap,
    calm: wire.calm,
  };
};
