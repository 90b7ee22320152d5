/** What is said of a code. `{names}` are filled in from the case at hand; what stands in `[…]` is left out where its name is not known. */
export interface Row {
  readonly message: string;
  readonly next: string;
  readonly retriable: boolean;
}

export const row = (message: string, options: { next: string; retriable?: boolean }): Row => ({
  message,
  next: options.next,
  retriable: options.retriable ?? false,
});
