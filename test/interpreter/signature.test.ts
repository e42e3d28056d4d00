import assert from 'node:assert/strict';
import { Bound, matchArguments, parseSignature, wordMismatch } from '../../src/interpreter/signature';
import type { Value } from '../../src/interpreter/values';

const call = (signature: string, positional: Value[], keywords: Record<string, Value> = {}): string => {
  const parameters = parseSignature(signature);
  const result = matchArguments(parameters, { positional, keywords: new Map(Object.entries(keywords)) });
  if (!(result instanceof Bound)) return wordMismatch('f', result);
  const values = parameters.map(({ name, kind }) => {
    if (kind === '*') return `*${result.rest.join()}`;
    return kind === '**' ? `**${[...result.keywords.keys()].join()}` : `${name}=${result.get(name)}`;
  });
  return values.join(' ');
};

const cases: readonly (readonly [string, string, Value[], Record<string, Value>?])[] = [
  ['input=1 dim=null', '(input, dim=None)', [1n]],
  ['input=1 dim=2', '(input, dim=None)', [1n], { dim: 2n }],
  ['a=x b=-1 c=0.5', "(a='x', b=-1, *, c=0.5)", []],
  ['mode=nearest align=false', "(mode='nearest', *, align=False)", []],
  ['*1,2 end=3', '(*items, end)', [1n, 2n], { end: 3n }],
  ['a=1 **x,y', '(a, **rest)', [1n], { x: 1n, y: 2n }],
  ["f() missing 1 required positional argument: 'input'", '(input, dim=None)', []],
  ["f() missing 3 required positional arguments: 'a', 'b', and 'c'", '(a, b, c)', []],
  ["f() missing 1 required keyword-only argument: 'end'", '(*, end)', []],
  ['f() takes from 1 to 2 positional arguments but 3 were given', '(a, b=None)', [1n, 2n, 3n]],
  ['f() takes 0 positional arguments but 1 was given', '()', [1n]],
  ["f() got an unexpected keyword argument 'z'", '(a)', [1n], { z: 1n }],
  ["f() got multiple values for argument 'a'", '(a)', [1n], { a: 1n }],
  ["f() got some positional-only arguments passed as keyword arguments: 'a'", '(a, /)', [], { a: 1n }],
];

describe('signatures', () => {
  for (const [expected, signature, positional, keywords] of cases) {
    it(`${signature} -> ${expected}`, () => assert.equal(call(signature, positional, keywords), expected));
  }
});
