import { sep } from 'node:path';

interface Named {
  readonly file: string;
  readonly trial: { readonly name: string };
}

/**
 * What the scenarios of a comparison are called, in their order: by their own names. Where several have one name, each by as much of its
 * file's path as tells it from the others; the same file given again is numbered.
 */
export function namesOf(runs: readonly Named[]): readonly string[] {
  return runs.map(({ file, trial }, place) => {
    const alike = runs.filter((one) => one.trial.name === trial.name);
    const files = [...new Set(alike.map((one) => one.file))];
    const name = files.length === 1 ? trial.name : tailOf(file, files);
    const before = runs.slice(0, place).filter((one) => one.file === file).length;
    return before === 0 ? name : `${name} (${before + 1})`;
  });
}

/** The shortest end of a path, in whole parts, that no other of these paths has. */
function tailOf(file: string, files: readonly string[]): string {
  const parts = file.split(sep);
  for (let kept = 1; kept < parts.length; kept++) {
    const tail = parts.slice(-kept).join(sep);
    if (files.every((other) => other === file || !`${sep}${other}`.endsWith(`${sep}${tail}`))) return tail;
  }
  return file;
}
