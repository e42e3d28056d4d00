import type { BinaryOperator } from '../values';

/** Special method names without their underscores. */
export const methodNames: Readonly<Record<BinaryOperator, string>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'truediv',
  '//': 'floordiv',
  '%': 'mod',
  '**': 'pow',
  '@': 'matmul',
  '&': 'and',
  '|': 'or',
  '^': 'xor',
  '<<': 'lshift',
  '>>': 'rshift',
};

/** The operator behind `__add__` or, reflected, `__radd__`. */
export function reflectable(name: string): readonly [BinaryOperator, boolean] | undefined {
  for (const [operator, plain] of Object.entries(methodNames)) {
    if (name === `__${plain}__`) return [operator as BinaryOperator, false];
    if (name === `__r${plain}__`) return [operator as BinaryOperator, true];
  }
  return undefined;
}
