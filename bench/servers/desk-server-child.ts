/**
 * The gateway under load, in a process of its own: a router with the given number of agents, on the given journal. Answers with its
 * address.
 */
import { openGateway } from '@signalbox/adapters/gateway';
import { embeddedJournal } from '@signalbox/adapters/journals/embedded';
import { memoryJournal } from '@signalbox/adapters/journals/memory';
import { openRouter } from '@signalbox/engine';
import { worldOf } from '../hall/world.js';
import { inScratch } from '../measure/scratch.js';

const [desks, durability, secret] = process.argv.slice(2) as [string, string, string];
await inScratch(async (folder) => {
  const journal = durability === 'durable' ? embeddedJournal({ folder }) : memoryJournal({ keep: true });
  const router = await openRouter({ journal, ...worldOf(Number(desks), { requirements: 300, profiles: 300 }) });
  const gateway = await openGateway({ router, tokens: { secret }, limits: { refusedPerMinute: 100_000 } });
  const asked = new Promise<void>((resolve) => process.once('message', () => resolve()));
  process.send?.({ url: gateway.url });
  await asked;
  await gateway.close();
  await router.close();
});
process.disconnect();
