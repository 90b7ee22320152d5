import { type BenchCase, PARTS, type Scale } from '../cases/case.js';

const SCALES: readonly Scale[] = ['quick', 'usual', 'full'];

/**
 * The cases of a scale that are asked for: a part, a case, or everything below a name; by default all.
 * @throws if nothing has that name, naming the scale that has it, or else the cases that match it furthest
 */
export function chooseCases(casesOf: (scale: Scale) => readonly BenchCase[], scale: Scale, asked: readonly string[]): readonly BenchCase[] {
  const cases = casesOf(scale);
  if (asked.length === 0) return cases;
  for (const name of asked)
    if (!isAmong(cases, name)) {
      const other = SCALES.find((one) => isAmong(casesOf(one), name));
      throw new Error(`${other === undefined ? unknown(casesOf('full'), name) : elsewhere(name, other)} Nothing was measured.`);
    }
  return cases.filter((one) => asked.some((name) => matches(one, name)));
}

const isAmong = (cases: readonly BenchCase[], name: string): boolean => cases.some((one) => matches(one, name));

const matches = ({ id, part }: BenchCase, name: string): boolean => id === name || part === name || id.startsWith(`${name}/`);

const elsewhere = (name: string, scale: Scale): string =>
  `${name} is measured ${scale === 'usual' ? 'without --quick and --full' : `with --${scale}`}: give it as well, or see which cases there are with \`--list\`.`;

/** Lists the cases below the longest part of the name that exists. */
function unknown(cases: readonly BenchCase[], name: string): string {
  const words = name.split('/');
  while (words.length > 0 && !isAmong(cases, words.join('/'))) words.pop();
  const known = words.join('/');
  const next = [
    ...new Set(
      cases
        .filter((one) => matches(one, known))
        .map(({ id }) =>
          id
            .split('/')
            .slice(0, words.length + 1)
            .join('/'),
        ),
    ),
  ];
  return `No part or case is called ${name}. ${known === '' ? `Parts: ${PARTS.join(', ')};` : `There are ${next.join(', ')};`} \`npm run bench -- --list\` names the cases.`;
}
