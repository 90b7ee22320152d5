import { START } from '@signalbox/engine/journal';
import { draft } from '../../../contract/journal/drafts.js';
import { embeddedJournal } from '../index.js';

// Claims the journal of the folder it is given, says so, and then appends one record whenever it is told to, answering how it went.
const [folder = '', how = ''] = process.argv.slice(2);
const journal = embeddedJournal({ folder, takeOver: how === 'take-over' });
const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

try {
  const { epoch, head } = await journal.open();
  say(`open ${epoch}`);
  let last = head;
  process.stdin.on('data', async () => {
    try {
      const [check = START.check] = await journal.append([draft(last.seq + 1, '', epoch)], last, epoch);
      last = { seq: last.seq + 1, check };
      say(`stored ${last.seq}`);
    } catch (error) {
      say((error as { code: string }).code);
    }
  });
} catch (error) {
  const { code, message } = error as { code: string; message: string };
  say(`${code} ${message}`);
  process.exitCode = 1;
}
