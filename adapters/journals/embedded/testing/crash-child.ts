import { openRouter } from '@signalbox/engine';
import { fold } from '@signalbox/engine/journal';
import { embeddedJournal, startFollower } from '../index.js';
import { crew } from './crew.js';
import { clockAhead, smallBox } from './small-box.js';

// A router under load on the journal of the folder it is given, telling each command and each acceptance until somebody ends it.
const [folder = '', run = '0', aheadMs = '0'] = process.argv.slice(2);
const say = (line: unknown): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

const journal = embeddedJournal({ folder });
const router = await openRouter({ journal, ...smallBox(), clock: clockAhead(Number(aheadMs)) });
// Snapshots are written all the time, so that some are cut off half-way.
startFollower({ journal, everyRecords: 150, lookEveryMs: 10 });
const state = await fold(journal.read(1));
router.closed.catch((error: unknown) => say({ closed: String(error) }));
crew(router, run, state, {
  sent: (by, command) => say({ sent: by, command }),
  accepted: (by, seq) => say({ accepted: by, seq }),
}).start();
