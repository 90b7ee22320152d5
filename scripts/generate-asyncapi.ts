import { writeFileSync } from 'node:fs';
import { describeProtocol } from '@signalbox/adapters/gateway';

/** Writes docs/asyncapi.json anew from the schemas; a test compares the two. */
const target = new URL('../docs/asyncapi.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(describeProtocol(), null, 2)}\n`);
process.stdout.write(`${target.pathname} written\n`);
