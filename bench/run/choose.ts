import { type BenchCase, PARTS } from '../cases/case.js';

/** The cases that are asked for: a part, a case, or everything below a name; none asked: all. @throws where nothing has that name */
export function chooseCases(cases: readonly BenchCase[], asked: readonly string[]): readonly BenchCase[] {
  if (asked.length === 0) return cases;
  for (const name of asked)
    if (!cases.some((one) => matches(one, name)))
      throw new Error(
        `No part or case is called ${name}. Parts: ${PARTS.join(', ')}; \`npm run bench -- --list\` names the cases. Nothing was measured.`,
      );
  return cases.filter((one) => asked.some((name) => matches(one, name)));
}

const matches = ({ id, part }: BenchCase, name: string): boolean => id === name || part === name || id.startsWith(`${name}/`);
