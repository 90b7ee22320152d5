#!/usr/bin/env node
import { EXIT } from './exit-codes.js';
import { runCommandLine } from './run-command-line.js';
import { watchOutput } from './terminal.js';

watchOutput(EXIT.faulted);
await runCommandLine(process.argv.slice(2));
