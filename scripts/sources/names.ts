/** Names that carry nothing. What a thing is for makes a better name than that it helps or manages. */
import ts from 'typescript';
import type { Source } from './files.js';
import type { Finding } from './finding.js';

const EMPTY = new Set(['manager', 'managers', 'helper', 'helpers', 'util', 'utils', 'utility', 'utilities']);
const INSTEAD = 'name what it is for';

/** camelCase, PascalCase, kebab-case, CONSTANT_CASE and dotted names as words. */
const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.toLowerCase());

const isEmpty = (name: string): boolean => wordsOf(name).some((word) => EMPTY.has(word));

export function emptyNamesIn({ path, text }: Source): Finding[] {
  const found: Finding[] = path
    .split('/')
    .filter(isEmpty)
    .map((word) => ({ path, line: 1, word, instead: INSTEAD }));
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const check = (name: ts.Node | undefined): void => {
    if (name === undefined) return;
    if (ts.isObjectBindingPattern(name) || ts.isArrayBindingPattern(name)) {
      for (const element of name.elements) if (ts.isBindingElement(element)) check(element.name);
      return;
    }
    const word = name.getText(file);
    if (isEmpty(word)) found.push({ path, line: file.getLineAndCharacterOfPosition(name.getStart(file)).line + 1, word, instead: INSTEAD });
  };
  for (const statement of file.statements) {
    if (ts.isExportDeclaration(statement) && statement.exportClause !== undefined) {
      if (ts.isNamedExports(statement.exportClause)) for (const { name } of statement.exportClause.elements) check(name);
      else check(statement.exportClause.name);
    } else if (isExported(statement)) {
      if (ts.isVariableStatement(statement)) for (const { name } of statement.declarationList.declarations) check(name);
      else check((statement as ts.DeclarationStatement).name);
    }
  }
  return found;
}

const isExported = (node: ts.Statement): boolean =>
  ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
