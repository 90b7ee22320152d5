/**
 * Declares the action names of a chart, so that a misspelt one does not compile. The bodies are empty on purpose: a table contains only
 * names, and the code that folds the event does the work.
 */
export function named<const Name extends string>(...names: readonly Name[]): Readonly<Record<Name, () => void>> {
  return Object.fromEntries(names.map((name) => [name, () => undefined])) as Record<Name, () => void>;
}
