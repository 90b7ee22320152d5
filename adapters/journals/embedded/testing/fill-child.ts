import { START } from '@signalbox/engine/journal';
import { draftsFrom } from '../../../contract/journal/drafts.js';
import { embeddedJournal } from '../index.js';

// Appends to the journal of the folder it is given until that fails, and says what was answered last and how it failed.
const journal = embeddedJournal({ folder: process.argv[2] ?? '' });
const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
const { epoch } = await journal.open();
let last = START;
const append = async (): Promise<void> => {
  const drafts = draftsFrom(last.seq + 1, 50, 'x'.repeat(200), epoch);
  const checks = await journal.append(drafts, last, epoch);
  last = { seq: last.seq + drafts.length, check: checks.at(-1) ?? START.check };
};

for (let tries = 0; tries < 2; ) {
  try {
    await append();
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    say(`${last.seq} ${code} ${message}`);
    tries += 1;
  }
}
await journal.close().catch((error: { code: string }) => say(`close ${error.code}`));
say('ended');
