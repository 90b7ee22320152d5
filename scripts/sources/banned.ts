/**
 * What the deciding code may not say (design: "Determinism"): words whose value differs between two runs, two machines
 * or two engines. Sources are parsed, so comments, strings and property names of the same spelling do not count.
 * ECMAScript leaves Math.exp and its like "implementation-approximated" (ECMA-262, Function Properties of the Math Object);
 * sqrt, floor, imul and the other exact ones are allowed.
 */
import ts from 'typescript';
import type { Source } from './files.js';
import type { Finding } from './finding.js';

const TIME = 'take the instant from the command (`atMs`)';
const DEADLINE = 'put a due date into the state; the next command fires it';
const OUTSIDE = 'the host does this and passes the result in as data';
const ORDER = 'compare code units (`<`) or ordinals, which are the same on every machine';
const SYNCHRONOUS = 'decide at once; only router.ts, recover.ts and adapters wait';
const INTEGER = 'use integers, or a table compiled by the host';
const CHANCE = 'hash (seed, stream, record seq, contact, agent)';
const SERIAL = 'hand the value on; the codec serialises once, at append';

/** Global names, with what to do without them. */
export const GLOBALS: Readonly<Record<string, string>> = {
  Date: TIME,
  Temporal: TIME,
  performance: TIME,
  setTimeout: DEADLINE,
  setInterval: DEADLINE,
  setImmediate: DEADLINE,
  queueMicrotask: DEADLINE,
  crypto: 'use the digest in core/, which is the same everywhere',
  process: OUTSIDE,
  console: 'return it in an event or a rejection; the host logs',
  fetch: OUTSIDE,
  Intl: ORDER,
  Promise: SYNCHRONOUS,
  WeakRef: 'state must not depend on when memory is reclaimed',
  FinalizationRegistry: 'state must not depend on when memory is reclaimed',
  globalThis: 'name what you need, so that this test can see it',
};

/** Members of `Math` whose last bit is the engine's choice. */
const APPROXIMATED =
  'exp expm1 log log1p log2 log10 pow sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh cbrt hypot'.split(' ');
export const MATH: Readonly<Record<string, string>> = {
  random: CHANCE,
  ...Object.fromEntries(APPROXIMATED.map((name) => [name, INTEGER])),
};

/** Members banned on whatever they are called. */
export const MEMBERS: Readonly<Record<string, string>> = {
  localeCompare: ORDER,
  toLocaleString: ORDER,
  toLocaleUpperCase: ORDER,
  toLocaleLowerCase: ORDER,
  toLocaleDateString: ORDER,
  toLocaleTimeString: ORDER,
};

/** Banned in the step itself: core/ and routing/. JSON per record costs the step a factor of five. */
export const SERIALISING = ['JSON', 'structuredClone'] as const;

export interface Strictness {
  /** Also ban serialising. */
  readonly step: boolean;
}

export function bannedIn({ path, text }: Source, { step }: Strictness): Finding[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: Finding[] = [];
  const ban = (node: ts.Node, word: string, instead: string): void => {
    found.push({ path, line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1, word, instead });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isMemberName(node)) {
      const global = own(GLOBALS, node.text);
      if (global !== undefined) ban(node, node.text, global);
      if (step && SERIALISING.some((name) => name === node.text)) ban(node, node.text, SERIAL);
      if (node.text === 'Math') visitMath(node);
    }
    const member = memberOf(node);
    if (member !== undefined) {
      const instead = own(MEMBERS, member);
      if (instead !== undefined) ban(node, member, instead);
    }
    if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier !== undefined)) ban(node, 'await', SYNCHRONOUS);
    if (node.kind === ts.SyntaxKind.AsyncKeyword) ban(node, 'async', SYNCHRONOUS);
    if (ts.isBinaryExpression(node) && isInexactPower(node)) ban(node, '**', INTEGER);
    ts.forEachChild(node, visit);
  };
  const visitMath = (node: ts.Identifier): void => {
    const member = memberOf(node.parent);
    if (member === undefined) ban(node, 'Math', 'name the member where it is used, so that this test can see it');
    else {
      const instead = own(MATH, member);
      if (instead !== undefined) ban(node, `Math.${member}`, instead);
    }
  };
  visit(file);
  return found;
}

/** `x.name` or `x['name']`, whichever way it is written. */
function memberOf(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) return node.argumentExpression.text;
  return undefined;
}

/** The identifier names a member of something, so it is not the global of that spelling. */
function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isQualifiedName(parent))
    return node === (ts.isQualifiedName(parent) ? parent.right : parent.name);
  if (ts.isBindingElement(parent)) return node === parent.propertyName;
  return (
    (ts.isPropertyAssignment(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isPropertyDeclaration(parent) ||
      ts.isMethodDeclaration(parent) ||
      ts.isMethodSignature(parent) ||
      ts.isGetAccessor(parent) ||
      ts.isSetAccessor(parent)) &&
    node === parent.name
  );
}

/** A power of two or of two literals is exact; any other is left to the engine like Math.pow. */
function isInexactPower({ left, operatorToken, right }: ts.BinaryExpression): boolean {
  if (operatorToken.kind !== ts.SyntaxKind.AsteriskAsteriskToken && operatorToken.kind !== ts.SyntaxKind.AsteriskAsteriskEqualsToken)
    return false;
  if (ts.isBigIntLiteral(left) || ts.isBigIntLiteral(right)) return false;
  return !(ts.isNumericLiteral(left) && (left.text === '2' || ts.isNumericLiteral(right)));
}

const own = (table: Readonly<Record<string, string>>, word: string): string | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined;
