import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Parameters } from '../../src/activations/activation';
import { activationByName, activations } from '../../src/activations/lookup';
import { activationChart, type Chart, curveLabel, domainFor } from '../../src/present/curve';
import { valueAt } from '../../src/present/describe';
import { sample } from '../../src/present/sampling';

const named = (name: string) => activationByName(name)!;
const line = (chart: Chart, role: string) => chart.lines.find((one) => one.role === role)!;

describe('curve', () => {
  for (const activation of activations) {
    it(`${activation.name}: its lines ascend in x over the whole domain and are finite`, () => {
      const chart = activationChart(activation, {});
      for (const { x, y, label } of chart.lines) {
        assert.equal(x.length, y.length);
        assert.ok(x.length >= 65 && x.length < 1000, `${label}: ${x.length} samples`);
        assert.deepEqual([x[0], x.at(-1)], [...chart.domain]);
        assert.ok(
          x.every((at, i) => i === 0 || at > x[i - 1]!),
          label,
        );
        assert.ok(y.every(Number.isFinite), label);
      }
    });
  }

  it('between samples a smooth curve is off by less than half a percent of its height', () => {
    for (const name of ['gelu', 'silu', 'mish', 'tanh', 'softplus']) {
      const activation = named(name);
      assert.ok(activation.shape === 'elementwise');
      const value = line(activationChart(activation, {}), 'value');
      const parameters = Object.fromEntries(activation.parameters.map((p) => [p.name, p.default]));
      for (let x = -5.99; x < 6; x += 0.037) {
        const off = Math.abs(valueAt(value, x) - activation.value(x, parameters));
        assert.ok(off < 0.03, `${name}(${x}) is off by ${off}`);
      }
    }
  });

  it('a kink stands where it is: the slope steps within a ten-thousandth', () => {
    const { x, slope } = sample(
      { label: '', value: (v) => Math.max(0, v - 1.2345), slope: (v) => (v > 1.2345 ? 1 : 0) },
      [-6, 6],
    );
    const step = slope.indexOf(1);
    assert.ok(x[step]! - x[step - 1]! < 1e-4);
    assert.ok(x[step - 1]! <= 1.2345 && x[step]! >= 1.2345);
  });

  it('what is not finite breaks the line', () => {
    const { value } = sample({ label: '', value: (v) => 1 / v }, [-1, 1]);
    assert.ok(value.some(Number.isNaN));
    assert.ok(value.every((v) => v !== Number.POSITIVE_INFINITY && v !== Number.NEGATIVE_INFINITY));
  });

  it('never gives more than a few thousand samples, whatever the function', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.double({ min: 1e-5, max: 1e6, noNaN: true }),
        (from, width) => {
          const wild = sample({ label: '', value: (v) => Math.sin(v * 1e7) * 1e300, slope: (v) => Math.tan(v * 1e5) }, [
            from,
            from + width,
          ]);
          return wild.x.length <= 3100;
        },
      ),
      { numRuns: 30 },
    );
  });

  const zones: readonly (readonly [name: string, parameters: Parameters, kinds: string])[] = [
    ['relu', {}, 'dead -6..0'],
    ['relu6', {}, 'dead -6..0, dead 6..8'],
    ['hardswish', {}, 'dead -6..-3'],
    ['tanh', {}, 'saturated -6..-2.644, saturated 2.644..6'],
    ['leaky_relu', { negative_slope: 0 }, 'dead -6..0'],
    ['leaky_relu', { negative_slope: 0.2 }, ''],
    ['softmax', {}, ''],
  ];
  for (const [name, parameters, expected] of zones) {
    it(`${name} ${JSON.stringify(parameters)}: zones ${expected || 'none'}`, () => {
      const found = activationChart(named(name), parameters).zones.map(
        ({ kind, from, to }) => `${kind} ${Number(from.toFixed(3)) + 0}..${Number(to.toFixed(3)) + 0}`,
      );
      assert.equal(found.join(', '), expected);
    });
  }

  it('inputs lie on the curve; those far out and not finite are counted', () => {
    const chart = activationChart(named('relu'), {}, { inputs: [-2, 8.5, 1e6, Number.NaN] });
    assert.deepEqual(chart.domain, [-6, 9]);
    assert.deepEqual(chart.points, [
      { x: -2, y: 0, series: 0 },
      { x: 8.5, y: 8.5, series: 0 },
    ]);
    assert.equal(chart.outside, 2);
  });

  const domains: readonly (readonly [inputs: readonly number[], domain: readonly number[]])[] = [
    [[], [-6, 6]],
    [[-7.5], [-8, 6]],
    [
      [20, 21],
      [-6, 20],
    ],
    [
      [Number.NEGATIVE_INFINITY, Number.NaN],
      [-6, 6],
    ],
  ];
  for (const [inputs, domain] of domains) {
    it(`the domain for [${inputs}] is [${domain}]`, () => assert.deepEqual(domainFor(inputs), domain));
  }

  it('an activation along an axis is shown by the first element of a row, with its exact slope', () => {
    const chart = activationChart(named('softmax'), {});
    assert.deepEqual(
      chart.lines.map(({ label, role }) => `${role} ${label}`),
      ['value softmax([x, 0, 0])[0]', 'slope slope of softmax([x, 0, 0])[0]', 'value softmax([x, 0, 0])[1]'],
    );
    const third = valueAt(line(chart, 'value'), 0);
    assert.ok(Math.abs(third - 1 / 3) < 1e-12);
    assert.ok(Math.abs(valueAt(line(chart, 'slope'), 0) - 2 / 9) < 1e-12);
  });

  it('a gated activation is shown over its gate for three signals', () => {
    const chart = activationChart(named('glu'), {});
    assert.equal(chart.axis, 'gate');
    assert.deepEqual(
      chart.lines.filter(({ role }) => role === 'value').map(({ label, y }) => `${label} ${y.at(-1)!.toFixed(2)}`),
      ['glu, signal 1 1.00', 'glu, signal 2 2.00', 'glu, signal -1 -1.00'],
    );
  });

  it('names what differs from the defaults', () => {
    assert.equal(curveLabel(named('gelu'), { approximate: 'none' }), 'gelu');
    assert.equal(curveLabel(named('gelu'), { approximate: 'tanh' }), "gelu(approximate='tanh')");
    assert.equal(curveLabel(named('softmax'), { axis: 1 }), 'softmax');
  });
});
