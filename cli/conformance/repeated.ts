import { failed, passed, type Verdict } from './item.js';
import type { Stage } from './stage.js';
import { commandsOn, type SaidCommand, sameCommand } from './tape.js';

/** Whether a command whose outcome the client was not told comes again on a later connection, under its number. `because`: a clause. */
export async function repeated({ entries, until }: Stage, lost: SaidCommand, because: string): Promise<Verdict> {
  const later = () => commandsOn(entries, lost.at + 1).filter(({ link }) => link !== lost.link);
  const repeat = await until(() => later().find((said) => sameCommand(said.command, lost.command) || said.n === lost.n));
  const type = String(lost.command['type']);
  if (repeat === undefined) return failed(`The answer to ${type}, number ${lost.n}, ${because}, and it was not sent again.`);
  if (repeat.n !== lost.n)
    return failed(`${type} had the number ${lost.n} and came again as number ${repeat.n}: carried out twice, but for luck.`);
  return passed(`${type} came again with its number ${lost.n}.`);
}
