import type { Path } from './problems.js';
import type { AgentFile } from './roster-schema.js';

/** An agent as written, with its id and where it stands. */
export interface Entry {
  readonly id: string;
  readonly agent: AgentFile;
  readonly path: Path;
}
