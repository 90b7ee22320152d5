/** What was thrown, in words: anything may be, also what cannot be made a text of. */
export function thrownText(thrown: unknown): string {
  try {
    return thrown instanceof Error && thrown.message !== '' ? thrown.message : String(thrown);
  } catch {
    return 'something that cannot be told';
  }
}
