import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compileError } from '../../../src/python/ast/check';
import type { Expression } from '../../../src/python/ast/nodes';
import { lineIndex, parseStatements } from '../../../src/python/ast/parse';

/** An expression with every operation in brackets. */
function show(node: Expression): string {
  switch (node.kind) {
    case 'Name':
      return node.name;
    case 'Constant':
      return String(node.value);
    case 'Unary':
      return `(${node.operator} ${show(node.operand)})`;
    case 'Binary':
      return `(${show(node.left)} ${node.operator} ${show(node.right)})`;
    case 'Boolean':
      return `(${node.operands.map(show).join(` ${node.operator} `)})`;
    case 'Comparison':
      return `(${show(node.first)}${node.rest.map(({ operator, operand }) => ` ${operator} ${show(operand)}`).join('')})`;
    case 'Conditional':
      return `(${show(node.then)} if ${show(node.test)} else ${show(node.otherwise)})`;
    case 'Attribute':
      return `${show(node.object)}.${node.name}`;
    case 'Tuple':
      return `(${node.items.map(show).join(', ')})`;
    default:
      return node.kind;
  }
}

const expressions: readonly (readonly [string, string])[] = [
  ['not a or b', '((not a) or b)'],
  ['a or not b and c', '(a or ((not b) and c))'],
  ['not a == b', '(not (a == b))'],
  ['-a ** b', '(- (a ** b))'],
  ['a ** -b', '(a ** (- b))'],
  ['2 ** 3 ** 2', '(2 ** (3 ** 2))'],
  ['a + b * c - d', '((a + (b * c)) - d)'],
  ['a < b <= c != d', '(a < b <= c != d)'],
  ['a not in b is not c', '(a not in b is not c)'],
  ['a | b ^ c & d << e', '(a | (b ^ (c & (d << e))))'],
  ['1. + .5', '(1 + 0.5)'],
  ['x if a else y if b else z', '(x if a else (y if b else z))'],
  ['~a.b, c', '((~ a.b), c)'],
  ['0x_ff + 1_000', '(255 + 1000)'],
];

/** Recorded by generate.py. */
const errors: readonly (readonly [string, string])[] = JSON.parse(
  readFileSync(path.join(__dirname, 'errors.json'), 'utf8'),
);

const parse = (text: string) => [...parseStatements(text, lineIndex(text))];

describe('the evaluator reads Python', () => {
  for (const [text, expected] of expressions) {
    it(text, () => {
      const [statement] = parse(text);
      assert.equal(statement?.kind === 'Expression' && show(statement.value), expected);
    });
  }
  for (const [text, message] of errors) {
    it(JSON.stringify(text), () => {
      const statements = parse(text);
      const invalid = statements.find((statement) => statement.kind === 'Invalid');
      const refused = compileError(statements);
      assert.equal(invalid?.message ?? (refused === undefined ? 'OK' : `SyntaxError: ${refused}`), message);
    });
  }
  it('keeps what stands around text that does not parse', () => {
    assert.deepEqual(
      parse('a = 1\nb = (\nc = 2\ndef f():\n  return )\nd = 3').map(({ kind }) => kind),
      ['Assign', 'Invalid', 'Assign', 'Invalid', 'Assign'],
    );
  });
});
