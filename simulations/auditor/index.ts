/** A second opinion: what a router did, judged from its commands and events alone. */
export { type Finding, openAuditor } from './auditor.js';
export type { AuditedQueue } from './queue-counts.js';
