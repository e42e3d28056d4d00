import assert from 'node:assert/strict';
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

const errors: readonly (readonly [string, string])[] = [
  ['x = (1', "SyntaxError: '(' was never closed"],
  ['x = 1)', "SyntaxError: unmatched ')'"],
  ["x = 'a", 'SyntaxError: unterminated string literal (detected at line 1)'],
  ['if x\n  y', "SyntaxError: expected ':'"],
  ['if x:\ny', "IndentationError: expected an indented block after 'if' statement on line 1"],
  ['x\n  y', 'IndentationError: unexpected indent'],
  ['f(x for', "SyntaxError: '(' was never closed"],
  ['print x', "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?"],
  ['def f(a=1, b): pass', 'SyntaxError: non-default argument follows default argument'],
  ['f(a=1, 2)', 'SyntaxError: positional argument follows keyword argument'],
];

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
      const invalid = parse(text).find(({ kind }) => kind === 'Invalid');
      assert.equal(invalid?.kind === 'Invalid' && invalid.message, message);
    });
  }
  it('keeps what stands around text that does not parse', () => {
    assert.deepEqual(
      parse('a = 1\nb = (\nc = 2\ndef f():\n  return )\nd = 3').map(({ kind }) => kind),
      ['Assign', 'Invalid', 'Assign', 'Invalid', 'Assign'],
    );
  });
});
