import { nearestName } from '../nearest.js';
import type { Findings, Path } from './problems.js';

/** The valid names of one sort of thing, for references to it. */
export class Names {
  readonly all: readonly string[];
  readonly #what: string;
  readonly #set: ReadonlySet<string>;

  constructor(what: string, all: readonly string[]) {
    this.#what = what;
    this.all = [...new Set(all)];
    this.#set = new Set(all);
  }

  has(name: string): boolean {
    return this.#set.has(name);
  }

  /** Whether the name exists; tells it, with the nearest, where it does not. */
  check(name: string, path: Path, findings: Findings): boolean {
    if (this.#set.has(name)) return true;
    findings.add('NAME_UNKNOWN', path, { what: this.#what, name, names: this.all }, nearestName(name, this.all));
    return false;
  }

  /** The names of a list that exist, each once. */
  checkAll(list: readonly string[], path: Path, findings: Findings): readonly string[] {
    checkOnce(this.#what, list, path, findings);
    return [...new Set(list)].filter((name) => this.check(name, [...path, list.indexOf(name)], findings));
  }
}

/** Tells the names of a list that stand there twice. */
export function checkOnce(what: string, list: readonly string[], path: Path, findings: Findings): void {
  list.forEach((name, index) => {
    if (list.indexOf(name) !== index) findings.add('NAME_TWICE', [...path, index], { what, name });
  });
}
