import assert from 'node:assert/strict';
import { surroundings } from '../../src/present/enclosing';
import { parse } from '../../src/python/parse';

/** The place is marked by ^ before it. */
const cases: readonly (readonly [name: string, source: string, values: readonly string[], statement: string])[] = [
  [
    'operators',
    'out = a * torch.^sigmoid(b)',
    ['torch.sigmoid(b)', 'a * torch.sigmoid(b)'],
    'out = a * torch.sigmoid(b)',
  ],
  [
    'print',
    'print(F.^relu(x).shape)',
    ['F.relu(x)', 'F.relu(x).shape', 'print(F.relu(x).shape)'],
    'print(F.relu(x).shape)',
  ],
  ['a module applied at once', 'y = nn.^ReLU()(x)', ['nn.ReLU()', 'nn.ReLU()(x)'], 'y = nn.ReLU()(x)'],
  [
    'containers are passed through',
    'y = torch.cat((^relu(x), 1))',
    ['relu(x)', 'torch.cat((relu(x), 1))'],
    'y = torch.cat((relu(x), 1))',
  ],
  ['methods', 'F.^relu(x).sum()[0]', ['F.relu(x)', 'F.relu(x).sum()', 'F.relu(x).sum()[0]'], 'F.relu(x).sum()[0]'],
  [
    'a string',
    'y = Dense(2, activation="^relu")(x)',
    ['Dense(2, activation="relu")', 'Dense(2, activation="relu")(x)'],
    'y = Dense(2, activation="relu")(x)',
  ],
  [
    'a lambda ends the expression',
    'f = g(lambda x: x * ^relu(x))',
    ['relu(x)', 'x * relu(x)'],
    'f = g(lambda x: x * relu(x))',
  ],
  ['so does a comprehension', 'y = f([^relu(x) for x in z])', ['relu(x)'], 'y = f([relu(x) for x in z])'],
  ['and formatting', 'print(f"{F.^relu(x)}")', ['F.relu(x)'], 'print(f"{F.relu(x)}")'],
  ['and a default', 'def f(act=nn.^ReLU()):\n    pass', ['nn.ReLU()'], 'def f(act=nn.ReLU()):'],
  [
    'the head of a compound statement',
    'if ^relu(x).sum() > 0:\n    pass',
    ['relu(x)', 'relu(x).sum()', 'relu(x).sum() > 0'],
    'if relu(x).sum() > 0:',
  ],
  ['a statement among others', 'a = 1; b = ^relu(x); c = 2', ['relu(x)'], 'b = relu(x)'],
  ['over several lines', 'y = f(\n    ^relu(x),\n)', ['relu(x)', 'f(\n    relu(x),\n)'], 'y = f(\n    relu(x),\n)'],
  ['return', 'def f(x):\n    return ^relu(x) @ w', ['relu(x)', 'relu(x) @ w'], 'return relu(x) @ w'],
];

describe('surroundings', () => {
  for (const [name, marked, values, statement] of cases)
    it(name, () => {
      const offset = marked.indexOf('^');
      const source = marked.replace('^', '');
      const found = surroundings(parse(source), offset);
      const shown = found.expressions
        .filter(({ role }) => role === 'value')
        .map(({ from, to }) => source.slice(from, to));
      assert.deepEqual(shown, values);
      assert.equal(source.slice(found.statement.from, found.statement.to), statement);
    });
});
