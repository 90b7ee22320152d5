/** Each entry of the package offers the names stated for it and no others, each name has one entry, and nobody loads what is for others. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { root } from '../../scripts/sources/files.js';
import { NAMES } from './testing/names.js';

type Door = Readonly<Record<'signalbox-source', string>>;

const manifest = JSON.parse(readFileSync(join(root, 'engine/package.json'), 'utf8')) as { exports: Record<string, Door | string> };

/** The source of each entry, from the project's top folder. */
const sourceOf = new Map(
  Object.entries(manifest.exports).flatMap(([entry, door]) =>
    typeof door === 'string' ? [] : [[entry, join('engine', door['signalbox-source'])] as const],
  ),
);

const words = (text: string): string[] => text.trim().split(/\s+/);

interface Offered {
  readonly values: string[];
  readonly types: string[];
}

/** What a file exports: values, and what is a type and no more. Re-exported types say so, as `isolatedModules` demands. */
function offeredBy(file: string): Offered {
  const values: string[] = [];
  const types: string[] = [];
  for (const statement of ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest).statements) {
    if (ts.isExportDeclaration(statement)) {
      const { exportClause, moduleSpecifier, isTypeOnly } = statement;
      if (exportClause === undefined) {
        const all = offeredBy(join(file, '..', (moduleSpecifier as ts.StringLiteral).text.replace(/\.js$/, '.ts')));
        (isTypeOnly ? types : values).push(...all.values);
        types.push(...all.types);
      } else if (ts.isNamedExports(exportClause))
        for (const { name, isTypeOnly: isType } of exportClause.elements) (isTypeOnly || isType ? types : values).push(name.text);
      else values.push(exportClause.name.text);
    } else if (ts.canHaveModifiers(statement) && statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) {
      if (ts.isVariableStatement(statement))
        for (const { name } of statement.declarationList.declarations) values.push((name as ts.Identifier).text);
      else if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) types.push(statement.name.text);
      else values.push((statement as ts.FunctionDeclaration | ts.ClassDeclaration).name?.text ?? 'default');
    }
  }
  return { values: values.sort(), types: types.sort() };
}

/** The files that importing each entry loads, its own included. */
const loadedBy = Object.fromEntries(
  await Promise.all(
    [...sourceOf].map(async ([entry, file]) => {
      const { metafile } = await build({
        absWorkingDir: root,
        entryPoints: [file],
        bundle: true,
        write: false,
        metafile: true,
        format: 'esm',
        platform: 'neutral',
        mainFields: ['module', 'main'],
        logLevel: 'error',
      });
      return [entry, Object.keys(metafile.inputs)] as const;
    }),
  ),
);

test('the names of each entry are those stated in testing/names.ts', () => {
  const stated = Object.entries(NAMES).map(([entry, { values, types }]) => [entry, { values: words(values), types: words(types) }]);
  const offered = [...sourceOf].map(([entry, file]) => [entry, offeredBy(join(root, file))]);
  expect(Object.fromEntries(offered)).toEqual(Object.fromEntries(stated));
});

test('each name is in one entry: an editor has one place to suggest', () => {
  const all = Object.values(NAMES).flatMap(({ values, types }) => [...words(values), ...words(types)]);
  expect(all.filter((name, at) => all.indexOf(name) !== at)).toEqual([]);
});

test('to run a router loads nothing of the wire and nothing that checks plans', () => {
  const loaded = loadedBy['.'] ?? [];
  expect(loaded).toContain('engine/router-live.ts');
  expect(loaded.filter((file) => /^engine\/(entries|protocol|check)\//.test(file))).toEqual([]);
});

test('a client of the wire loads no router, no rule and no state: it is small enough for a browser', () => {
  const loaded = loadedBy['./protocol'] ?? [];
  expect(loaded).toContain('engine/protocol/frames.ts');
  expect(loaded.filter((file) => /^engine\/(lifecycle|core|routing|journal|check|projections)\/|xstate/.test(file))).toEqual([]);
});

test('only the main entry loads the router', () => {
  const withRouter = Object.entries(loadedBy).filter(([, loaded]) => loaded.includes('engine/router-live.ts'));
  expect(withRouter.map(([entry]) => entry)).toEqual(['.']);
});
