import assert from 'node:assert/strict';
import { chartData } from '../../src/present/chartData';
import type { Chart } from '../../src/present/curve';
import type { CurvesMessage } from '../../src/present/message';
import { visibleChart } from '../../src/renderer/chart';
import { show } from '../../src/renderer/table';

const message: CurvesMessage = { version: 1, curves: [{ activation: 'relu' }, { activation: 'tanh' }], inputs: [1] };
const chart = (chartData(message) as { chart: Chart }).chart;
const rows = (shown: Chart) => [
  ...shown.lines.map(({ label }) => label),
  ...shown.points.map(({ series }) => `point ${series}`),
];

describe('renderer', () => {
  it('hides a curve with its slope and its points, and all slopes', () => {
    assert.deepEqual(rows(visibleChart(chart, { hidden: new Set(), slopes: true })), [
      'relu',
      'slope of relu',
      'tanh',
      'slope of tanh',
      'point 0',
      'point 1',
    ]);
    assert.deepEqual(rows(visibleChart(chart, { hidden: new Set([0]), slopes: true })), [
      'tanh',
      'slope of tanh',
      'point 1',
    ]);
    assert.deepEqual(rows(visibleChart(chart, { hidden: new Set([1]), slopes: false })), ['relu', 'point 0']);
  });

  const numbers: readonly (readonly [number, string])[] = [
    [-0.15880800939, '−0.158808'],
    [Number.NaN, 'undefined'],
    [Number.NEGATIVE_INFINITY, '−∞'],
    [0, '0'],
    [1e-9, '1e−9'],
  ];
  for (const [n, text] of numbers) it(`shows ${n} as ${text}`, () => assert.equal(show(n), text));
});
