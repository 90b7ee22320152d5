/** A second opinion: what a router did, judged from its commands and events alone. */
export { type AuditedQueue, type Finding, openAuditor } from './auditor.js';
