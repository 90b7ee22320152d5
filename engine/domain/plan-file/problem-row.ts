/** An error keeps a file from being used; a warning says that something will not work as written; a hint is worth a thought. */
export type Severity = 'error' | 'warning' | 'hint';

export interface Row {
  readonly severity: Severity;
  readonly message: string;
  /** What to do about it. */
  readonly next: string;
}

export const error = (message: string, next: string): Row => ({ severity: 'error', message, next });
export const warning = (message: string, next: string): Row => ({ severity: 'warning', message, next });
export const hint = (message: string, next: string): Row => ({ severity: 'hint', message, next });
