/** `node --import` of this file lets a process import the sources as they are written, for what erasing-hooks.mjs does. */
import { register } from 'node:module';

register('./erasing-hooks.mjs', import.meta.url);
