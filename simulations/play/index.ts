/** One day, or one long run, played through the production router in virtual time. */
export { ScenarioRefused } from './commander.js';
export type { Customer } from './customers.js';
export { levelPercent } from './handling.js';
export { type LanguageTable, languageTables, tabledResolver } from './language-table.js';
export type { HandedOn, Handled, Life } from './life.js';
export { type Played, type PlayOptions, play } from './play.js';
export type * from './scenario.js';
export { PROMPT } from './scenario.js';
