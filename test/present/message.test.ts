import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { chartData, curvesFallback } from '../../src/present/chartData';
import { type CurvesMessage, limits, parseCurvesMessage } from '../../src/present/message';
import { readings } from '../../src/present/readings';

const schema = JSON.parse(readFileSync(path.resolve(__dirname, '../../media/curves.schema.json'), 'utf8'));

type Schema = Readonly<Record<string, unknown>>;

/** The JSON Schema keywords that curves.schema.json uses; an unknown one fails, so that none goes unchecked. */
const keywords: Readonly<Record<string, (limit: never, value: unknown, whole: Schema) => boolean>> = {
  $schema: () => true,
  title: () => true,
  description: () => true,
  definitions: () => true,
  $ref: (ref: string, value) => valid(schema.definitions[ref.replace('#/definitions/', '')], value),
  anyOf: (options: readonly Schema[], value) => options.some((option) => valid(option, value)),
  const: (expected: unknown, value) => value === expected,
  type: (types: string | readonly string[], value) => [types].flat().some((type) => isOf(type, value)),
  minimum: (n: number, value) => typeof value !== 'number' || value >= n,
  maximum: (n: number, value) => typeof value !== 'number' || value <= n,
  minLength: (n: number, value) => typeof value !== 'string' || value.length >= n,
  maxLength: (n: number, value) => typeof value !== 'string' || value.length <= n,
  minItems: (n: number, value) => !Array.isArray(value) || value.length >= n,
  maxItems: (n: number, value) => !Array.isArray(value) || value.length <= n,
  items: (item: Schema, value) => !Array.isArray(value) || value.every((one) => valid(item, one)),
  required: (names: readonly string[], value) =>
    !isOf('object', value) || names.every((name) => Object.hasOwn(value as object, name)),
  properties: (properties: Readonly<Record<string, Schema>>, value) =>
    !isOf('object', value) ||
    Object.entries(value as object).every(
      ([name, one]) => !Object.hasOwn(properties, name) || valid(properties[name]!, one),
    ),
  additionalProperties: (rule: boolean | Schema, value, whole) =>
    !isOf('object', value) ||
    Object.entries(value as object).every(
      ([name, one]) =>
        Object.hasOwn((whole.properties as object) ?? {}, name) ||
        (typeof rule === 'boolean' ? rule : valid(rule, one)),
    ),
  propertyNames: ({ pattern }: { pattern: string }, value) =>
    !isOf('object', value) || Object.keys(value as object).every((name) => new RegExp(pattern).test(name)),
  maxProperties: (n: number, value) => !isOf('object', value) || Object.keys(value as object).length <= n,
};

function isOf(type: string, value: unknown): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}

function valid(rule: Schema, value: unknown): boolean {
  return Object.entries(rule).every(([keyword, limit]) => {
    const check = keywords[keyword];
    assert.ok(check, `the schema uses ${keyword}, which this test does not know`);
    return check(limit as never, value, rule);
  });
}

const gelu = { activation: 'gelu' };
const points = { label: 'measured', x: [-1, 0, 1], y: [-0.16, 0, 0.84] };
const message = (changes: object) => ({ version: 1, curves: [gelu], ...changes });

const good: readonly unknown[] = [
  message({}),
  message({ title: 'GELU', domain: [-6, 6], slope: false, inputs: [-1.5, 0.3] }),
  message({ curves: [{ activation: 'gelu', parameters: { approximate: 'tanh' }, label: 'tanh form' }, points] }),
  message({ curves: [{ label: 'gap', x: [0, 1], y: [null, 1] }] }),
  message({ curves: [{ label: 'nothing', x: [], y: [] }] }),
  message({ curves: [{ activation: 'softplus', parameters: { beta: 2, threshold: null } }] }),
];

/** A message, the error's beginning, and whether only the parser, not the schema, can see it. */
const bad: readonly (readonly [value: unknown, error: string, parserOnly?: true])[] = [
  [null, 'message: expected an object, got null'],
  [[], 'message: expected an object, got a list'],
  ['{}', 'message: expected an object, got a string'],
  [{ curves: [gelu] }, 'version: missing'],
  [{ version: 1 }, 'curves: missing'],
  [message({ version: 2 }), 'version: expected 1, got 2'],
  [message({ version: '1' }), 'version: expected 1, got a string'],
  [message({ title: 7 }), 'title: expected text, got a number'],
  [message({ title: '' }), 'title: expected text, got an empty string'],
  [message({ title: 'x'.repeat(201) }), 'title: 201 characters, at most 200 are allowed'],
  [message({ slope: 1 }), 'slope: expected true or false, got a number'],
  [message({ domain: [1] }), 'domain: expected at least 2 of numbers, got 1'],
  [message({ domain: [1, 2, 3] }), 'domain: 3 numbers, at most 2 are allowed'],
  [message({ domain: [0, 'x'] }), 'domain[1]: expected a number, got a string'],
  [message({ domain: [0, 1e9] }), 'domain: numbers must lie within'],
  [message({ domain: [2, 1] }), 'domain: the first number must be smaller than the second', true],
  [message({ curves: {} }), 'curves: expected a list of curves, got an object'],
  [message({ curves: [] }), 'curves: expected at least 1 curve, got none'],
  [message({ curves: Array.from({ length: 25 }, () => gelu) }), 'curves: 25 curves, at most 24 are allowed'],
  [message({ curves: [gelu, 'gelu'] }), 'curves[1]: expected an object, got a string'],
  [message({ curves: [{}] }), 'curves[0]: expected an activation, or x and y with a label'],
  [message({ curves: [{ activation: 5 }] }), 'curves[0].activation: expected text, got a number'],
  [
    message({ curves: [{ activation: 'gelu', x: [1] }] }),
    'curves[0]: unknown field "x"; the fields are activation, parameters, label',
  ],
  [message({ curves: [gelu, { ...points, x: 'abc' }] }), 'curves[1].x: expected numbers, got a string'],
  [message({ curves: [{ ...points, x: [0, null, 1] }] }), 'curves[0].x[1]: expected a number, got null'],
  [message({ curves: [{ ...points, y: [0, true, 1] }] }), 'curves[0].y[1]: expected a number, got a boolean'],
  [message({ curves: [{ ...points, y: [1] }] }), 'curves[0].y: 1 numbers, but x has 3', true],
  [message({ curves: [{ x: [1], y: [1] }] }), 'curves[0].label: missing'],
  [
    message({ curves: [{ ...points, label: 'l'.repeat(101) }] }),
    'curves[0].label: 101 characters, at most 100 are allowed',
  ],
  [
    message({ curves: [{ label: 'x', x: Array(20_001).fill(0), y: [] }] }),
    'curves[0].x: 20001 numbers, at most 20000 are allowed',
  ],
  [
    message({ curves: [{ ...gelu, parameters: [] }] }),
    'curves[0].parameters: expected an object of parameters, got a list',
  ],
  [
    message({ curves: [{ ...gelu, parameters: { a: [1] } }] }),
    'curves[0].parameters.a: expected a number, text, true, false or null, got a list',
  ],
  [
    message({ curves: [{ ...gelu, parameters: { 'a b': 1 } }] }),
    'curves[0].parameters: "a b" is not a parameter\'s name',
  ],
  [
    message({ curves: [{ ...gelu, parameters: JSON.parse('{"__proto__": 1}') }] }),
    'curves[0].parameters: "__proto__" is not a parameter\'s name',
  ],
  [
    JSON.parse('{"version": 1, "curves": [{"activation": "gelu"}], "__proto__": {"x": 1}}'),
    'message: unknown field "__proto__"',
  ],
  [message({ constructor: 1 }), 'message: unknown field "constructor"'],
  [message({ inputs: [1, '2'] }), 'inputs[1]: expected a number, got a string'],
  [message({ inputs: [Number.NaN] }), 'inputs[0]: expected a number, got NaN', true],
];

describe('message', () => {
  for (const value of good) {
    it(`accepts ${JSON.stringify(value).slice(0, 90)}`, () => {
      assert.deepEqual(parseCurvesMessage(value), { message: value });
      assert.ok(valid(schema, value), 'but the schema does not');
    });
  }

  for (const [value, error, parserOnly] of bad) {
    it(`${error}`, () => {
      const parsed = parseCurvesMessage(value);
      assert.ok('error' in parsed);
      assert.ok(parsed.error.startsWith(error), parsed.error);
      assert.equal(valid(schema, value), parserOnly === true, 'the schema disagrees');
    });
  }

  it('names the same limits as the schema', () => {
    const { properties, definitions } = schema;
    assert.deepEqual(limits, {
      curves: properties.curves.maxItems,
      points: definitions.numbers.maxItems,
      parameters: definitions.activation.properties.parameters.maxProperties,
      text: properties.title.maxLength,
      label: definitions.label.maxLength,
      name: definitions.activation.properties.activation.maxLength,
      magnitude: properties.domain.items.maximum,
    });
  });

  it('any JSON value gives a message or a short error on one line, and what it accepts can be drawn or is refused by name', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const one of [value, message({ curves: [value] }), message({ inputs: value })]) {
          const parsed = parseCurvesMessage(one);
          if ('error' in parsed) assert.match(parsed.error, /^[^\n]{1,400}$/);
          else chartData(parsed.message);
        }
      }),
    );
  });
});

describe('chartData', () => {
  const chartOf = (value: unknown) => {
    const parsed = parseCurvesMessage(value);
    assert.ok('message' in parsed, JSON.stringify(parsed));
    const data = chartData(parsed.message);
    assert.ok('chart' in data, JSON.stringify(data));
    return data.chart;
  };

  it('has a value and a slope per activation, one line per measurement, and inputs on each activation', () => {
    const chart = chartOf(message({ curves: [gelu, { activation: 'relu' }, points], inputs: [1, -1], title: 'Three' }));
    assert.deepEqual(
      chart.lines.map(({ series, role, label }) => `${series} ${role} ${label}`),
      ['0 value gelu', '0 slope slope of gelu', '1 value relu', '1 slope slope of relu', '2 measured measured'],
    );
    assert.deepEqual(
      chart.points.map(({ series, x }) => [series, x]),
      [
        [0, 1],
        [0, -1],
        [1, 1],
        [1, -1],
      ],
    );
    assert.equal(chart.title, 'Three');
  });

  it('labels and titles are one line without control characters', () => {
    const hostile = 'a\u202eb\n\u0007c';
    const chart = chartOf(
      message({
        title: hostile,
        curves: [
          { ...gelu, label: hostile },
          { ...points, label: hostile },
        ],
      }),
    );
    assert.deepEqual([chart.title, chart.lines[0]!.label, chart.lines.at(-1)!.label], ['ab c', 'ab c', 'ab c']);
  });

  it('leaves slopes out on request', () => {
    assert.deepEqual(
      chartOf(message({ slope: false })).lines.map(({ role }) => role),
      ['value'],
    );
  });

  it('takes the domain of the message, else one that shows measurements and inputs', () => {
    assert.deepEqual(chartOf(message({ domain: [-1, 2] })).domain, [-1, 2]);
    assert.deepEqual(chartOf(message({ inputs: [9.5] })).domain, [-6, 10]);
    assert.deepEqual(chartOf(message({ curves: [points] })).domain, [-1, 1]);
    assert.deepEqual(chartOf(message({ curves: [{ label: 'one', x: [3], y: [3] }] })).domain, [2, 4]);
    assert.deepEqual(chartOf(message({ curves: [{ label: 'none', x: [], y: [] }] })).domain, [-6, 6]);
  });

  it('numbers series across activations with several lines', () => {
    const chart = chartOf(message({ curves: [{ activation: 'glu' }, { activation: 'relu' }] }));
    assert.equal(new Set(chart.lines.filter(({ role }) => role === 'value').map(({ series }) => series)).size, 4);
  });

  it('takes a spelling with its own parameter names and defaults', () => {
    const slopeAt = (value: unknown) => chartOf(value).lines[1]!.y[0];
    assert.equal(slopeAt(message({ curves: [{ activation: 'tensorflow.nn.leaky_relu' }] })), 0.2);
    assert.equal(
      slopeAt(message({ curves: [{ activation: 'tensorflow.nn.leaky_relu', parameters: { alpha: 0.4 } }] })),
      0.4,
    );
    assert.equal(slopeAt(message({ curves: [{ activation: 'leaky_relu' }] })), 0.01);
  });

  const refused: readonly (readonly [curve: object, error: RegExp])[] = [
    [{ activation: 'gleu' }, /^curves\[0\]\.activation: "gleu" is not known; known are .*gelu/],
    [{ activation: '__proto__' }, /^curves\[0\]\.activation: "__proto__" is not known/],
    [
      { activation: 'gelu', parameters: { aproximate: 'tanh' } },
      /^curves\[0\]\.parameters: gelu has no "aproximate"; it has approximate$/,
    ],
    [
      { activation: 'gelu', parameters: { approximate: 1 } },
      /^curves\[0\]\.parameters\.approximate: expected a string, got a number$/,
    ],
    [{ activation: 'relu', parameters: { toString: 1 } }, /^curves\[0\]\.parameters: relu has no "toString"/],
  ];
  for (const [curve, error] of refused) {
    it(`refuses ${JSON.stringify(curve)}`, () => {
      const data = chartData(message({ curves: [curve] }) as CurvesMessage);
      assert.ok('error' in data);
      assert.match(data.error, error);
    });
  }

  it('thins long measurements out but keeps their extremes and gaps', () => {
    const x = Array.from({ length: 20_000 }, (_, i) => i);
    const y: (number | null)[] = x.map((i) => Math.sin(i / 100));
    y[7001] = 50;
    y[12_003] = -50;
    y[15_000] = null;
    const [line] = chartOf(message({ curves: [{ label: 'long', x, y }] })).lines;
    assert.ok(line!.x.length <= 5000);
    assert.ok(line!.y.includes(50) && line!.y.includes(-50) && line!.y.some(Number.isNaN));
    assert.ok(line!.x.every((at, i) => i === 0 || at > line!.x[i - 1]!));
  });

  it('reads exact values and slopes, and the nearest of measured points', () => {
    const found = readings(message({ curves: [{ activation: 'relu' }, points] }) as CurvesMessage, 0.6);
    assert.deepEqual(found, [
      { label: 'relu', series: 0, x: 0.6, value: 0.6, slope: 1 },
      { label: 'measured', series: 1, x: 1, value: 0.84 },
    ]);
  });

  it('falls back to a picture on a white ground and a sentence', () => {
    const fallback = curvesFallback(message({ curves: [{ activation: 'relu' }] }) as CurvesMessage);
    assert.match(fallback['image/svg+xml'], /^<svg [^>]*><rect width="560" height="320" fill="#ffffff"\/>/);
    assert.equal(
      fallback['text/plain'],
      'Curve of relu from -6 to 6. relu: 0 at -6, 0 at 0, 6 at 6; slope 0 from -6 to 0.',
    );
  });
});
