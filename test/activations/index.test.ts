import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { ElementwiseActivation, Interval } from '../../src/activations/activation';
import { activationByName, activations, allSpellings } from '../../src/activations/lookup';
import { canonicalParameters } from '../../src/activations/parameters';

const elementwise = activations.filter(
  (activation): activation is ElementwiseActivation => activation.shape === 'elementwise',
);
const grid = Array.from({ length: 4001 }, (_, at) => (at - 2000) / 100);
const within = (x: number, { from, to }: Interval, margin: number): boolean => x > from + margin && x < to - margin;

describe('the activations', () => {
  it('has an index that is up to date', async () => {
    const { activationsIndex, activationsIndexFile } = await import('../../build/generate.mjs');
    assert.equal(readFileSync(activationsIndexFile, 'utf8'), activationsIndex(), 'run node build/generate.mjs');
  });

  it('has one for every file that defines one, under its file name', () => {
    const folder = new URL('../../src/activations/', import.meta.url);
    const files = readdirSync(folder).filter((file) =>
      /= define\w+\(\{/.test(readFileSync(new URL(file, folder), 'utf8')),
    );
    assert.deepEqual(activations.map(({ name }) => `${name}.ts`).sort(), files.sort());
    assert.ok(files.length >= 33);
    for (const { name } of activations) assert.equal(activationByName(name)?.name, name);
  });

  it('CONTRIBUTING shows Softsign as it is', () => {
    const text = readFileSync(new URL('../../CONTRIBUTING.md', import.meta.url), 'utf8').replaceAll(/^ {3}/gm, '');
    assert.ok(text.includes(readFileSync(new URL('../../src/activations/softsign.ts', import.meta.url), 'utf8')));
  });

  it('README says how many there are', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    assert.match(readme, new RegExp(`\\b${activations.length} activations in ${allSpellings().size} spellings`));
  });

  for (const activation of activations) {
    describe(activation.name, () => {
      it('says what it is', () => {
        for (const text of [activation.title, activation.summary, ...activation.pitfalls]) assert.match(text, /\w/);
        assert.ok(activation.papers.length > 0 && activation.pitfalls.length > 0 && activation.models.length > 0);
        for (const paper of activation.papers) assert.match(paper.url, /^https?:\/\//);
        for (const variant of activation.formula.variants) {
          assert.match(activation.formula.tex(variant), /=|\\approx/);
          assert.match(activation.formula.unicode(variant), /[=≈]/);
        }
      });

      it('has no spelling twice and no parameter that sets nothing known', () => {
        const names = activation.spellings.map(({ name }) => name);
        assert.deepEqual(names, [...new Set(names)]);
        const known = new Set(activation.parameters.map(({ name }) => name));
        for (const { parameters } of activation.spellings) {
          for (const { sets } of parameters) assert.ok(sets === undefined || known.has(sets));
        }
      });
    });
  }

  it('has no spelling of two activations', () => {
    assert.equal(
      allSpellings().size,
      activations.reduce((sum, { spellings }) => sum + spellings.length, 0),
    );
  });

  for (const activation of elementwise) {
    const parameters = Object.fromEntries(activation.parameters.map(({ name, default: value }) => [name, value]));
    const value = (x: number): number => activation.value(x, parameters);
    const slope = (x: number): number => activation.slope(x, parameters);
    const { facts } = activation;
    /** The slope or the value itself jumps there. */
    const isKink = (x: number): boolean =>
      [slope, value].some((f) => Math.abs(f(x + 1e-9) - f(x - 1e-9)) > 1e-6 * Math.max(1, Math.abs(f(x))));

    describe(`the facts of ${activation.name}`, () => {
      it('bounds hold and are reached or approached', () => {
        const values = [...grid, -1e4, 1e4].map(value);
        const [lowest, highest] = [Math.min(...values), Math.max(...values)];
        assert.ok(lowest >= facts.bounds.from - 1e-12 && highest <= facts.bounds.to + 1e-12, `${lowest}, ${highest}`);
        const near = (bound: number, reached: number): boolean =>
          Number.isFinite(bound) ? Math.abs(bound - reached) < 1e-4 : Math.abs(reached) > 50;
        assert.ok(near(facts.bounds.from, lowest) && near(facts.bounds.to, highest), `${lowest}, ${highest}`);
      });

      it('the slope is the derivative', () => {
        // At −1, 0 and 1 some curvatures jump; softplus goes over to x at 20.
        for (const x of grid.filter((point) => ![-1, 0, 1, 20].includes(point) && !isKink(point))) {
          const step = 1e-5;
          const measured = (value(x + step) - value(x - step)) / (2 * step);
          assert.ok(
            Math.abs(measured - slope(x)) < 1e-8 + 1e-6 * Math.abs(slope(x)),
            `${x}: ${slope(x)}, measured ${measured}`,
          );
        }
      });

      it('monotonic, smooth and zero-centred are as stated', () => {
        assert.equal(
          facts.monotonic,
          grid.every((x) => slope(x) >= 0),
        );
        assert.equal(facts.smooth, !grid.some(isKink));
        const isStraight = grid.every(
          (x) => isKink(x) || isKink(x + 0.01) || Math.abs(slope(x) - slope(x + 0.01)) < 1e-12,
        );
        assert.equal(facts.piecewiseLinear === true, isStraight);
        assert.equal(facts.zeroCentred, value(0) === 0 && facts.bounds.from === -facts.bounds.to);
      });

      it('dead zones are where the slope is exactly zero', () => {
        for (const x of grid) {
          const dead = facts.deadZones.some((zone) => within(x, zone, 0));
          if (dead) assert.equal(slope(x), 0, `${x}`);
          // Far out a slope underflows to zero without being one.
          else if (Math.abs(x) < 10 && !facts.deadZones.some(({ from, to }) => x === from || x === to)) {
            assert.notEqual(slope(x) === 0 && slope(x + 0.005) === 0, true, `${x}`);
          }
        }
      });

      it('it saturates exactly where the slope is below 0.02', () => {
        for (const x of grid) {
          const stated = facts.saturation.some((zone) => within(x, zone, 0));
          const edge = facts.saturation.some(({ from, to }) => Math.abs(x - from) < 0.01 || Math.abs(x - to) < 0.01);
          if (edge || facts.deadZones.some((zone) => x >= zone.from && x <= zone.to)) continue;
          assert.equal(stated, Math.abs(slope(x)) < 0.02, `${x}: slope ${slope(x)}`);
        }
      });
    });
  }
});

describe('canonical parameters', () => {
  const cases: readonly (readonly [
    spelling: string,
    given: Record<string, number | string | boolean>,
    expected: object,
  ])[] = [
    ['torch.nn.GELU', {}, { approximate: 'none' }],
    ['jax.nn.gelu', {}, { approximate: 'tanh' }],
    ['jax.nn.gelu', { approximate: 'none' }, { approximate: 'tanh' }],
    ['keras.activations.gelu', { approximate: true }, { approximate: 'tanh' }],
    ["transformers.activations.ACT2FN['gelu_new']", {}, { approximate: 'tanh' }],
    ['tensorflow.nn.leaky_relu', {}, { negative_slope: 0.2 }],
    ['keras.layers.LeakyReLU', {}, { negative_slope: 0.3 }],
    ['keras.layers.LeakyReLU', { alpha: 0.1 }, { negative_slope: 0.1 }],
    ["keras.activations.get('leaky_relu')", {}, { negative_slope: 0.2 }],
    ['torch.nn.Softplus', {}, { beta: 1, threshold: 20 }],
    ['jax.nn.softplus', {}, { beta: 1, threshold: null }],
    ['torch.nn.functional.softmax', {}, { axis: null }],
    ['keras.layers.Softmax', {}, { axis: -1 }],
  ];
  for (const [name, given, expected] of cases) {
    it(`${name}(${JSON.stringify(given)})`, () => {
      const named = allSpellings().get(name);
      assert.ok(named !== undefined);
      assert.deepEqual(canonicalParameters(named.activation, named.spelling, given), expected);
    });
  }
});
