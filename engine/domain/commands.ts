import { z } from 'zod';
import { agentCommands } from './commands/agent.js';
import { asideCommands } from './commands/aside.js';
import { contactCommands } from './commands/contact.js';
import { customerCommands } from './commands/customer.js';
import { doorCommands } from './commands/door.js';
import { handCommands } from './commands/hand.js';
import { idleCommands } from './commands/idle.js';
import { shareCommands } from './commands/share.js';
import { siteCommands } from './commands/site.js';
import { slotCommands } from './commands/slot.js';
import { supervisionCommands } from './commands/supervision.js';

/** Everything that can be asked of the router by its users. Imperative names; the alphabet of the outside world. */
export const commandSchema = z.discriminatedUnion('type', [
  ...contactCommands,
  ...asideCommands,
  ...customerCommands,
  ...handCommands,
  ...idleCommands,
  ...agentCommands,
  ...doorCommands,
  ...shareCommands,
  ...slotCommands,
  ...siteCommands,
  ...supervisionCommands,
]);

/** A command as users write it; fields with defaults may be left out. */
export type CommandInput = z.input<typeof commandSchema>;
/** A command as the journal holds it: admitted, every default filled in. */
export type UserCommand = z.output<typeof commandSchema>;

/** The first command of every epoch, given by the router itself. */
export interface RouterResume {
  readonly type: 'router.resume';
  /** Time between the last record and this start; 0 for a new box. */
  readonly downMs: number;
  readonly codeVersion: string;
  /** Number of the behaviour rules in force; only a journaled command raises it. */
  readonly rules: number;
  /** Digests of the lifecycle tables the code was started with. */
  readonly tableDigests: Readonly<Record<string, string>>;
  /** Version of the host's time-zone rules. */
  readonly tzdata: string;
}

/** Everything a record can hold as its command. */
export type Command = UserCommand | RouterResume;
export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;
