import type { PolicyFile } from './policy-file.js';
import type { Path } from './problems.js';

/** One place where a plan says something about routing, from the widest (built in, `path` null) to the narrowest. */
export interface Layer {
  readonly policy: PolicyFile;
  readonly path: Path | null;
}
