import assert from 'node:assert/strict';
import fc from 'fast-check';
import { add, divide, multiply, powerNumber, subtract } from '../../../src/tensor/autograd/arithmetic';
import { math, mathNames } from '../../../src/tensor/autograd/math';
import { reduceSum } from '../../../src/tensor/autograd/reduction';
import { expanded } from '../../../src/tensor/autograd/structure';
import {
  backpropagate,
  constant,
  GradientError,
  leafNode,
  markModified,
  type Variable,
} from '../../../src/tensor/autograd/tape';
import { Tensor } from '../../../src/tensor/tensor';
import { toArray } from '../../../src/tensor/view';

const leaf = (shape: readonly number[], values: readonly number[]): Variable => {
  const tensor = Tensor.of('float64', shape, Float64Array.from(values));
  return { tensor, node: leafNode(tensor) };
};

function gradientOf(output: Variable, inputs: readonly Variable[], createGraph = false): Variable[] {
  const one = constant(Tensor.of('float64', [...output.tensor.shape], new Float64Array(output.tensor.size).fill(1)));
  const steps = backpropagate([{ node: output.node!, gradient: one }], { add, createGraph });
  for (;;) {
    const step = steps.next();
    if (step.done) return inputs.map((input) => step.value.get(input.node!)!);
  }
}

const numbers = (v: Variable): number[] => [...toArray(v.tensor)];
const total = (v: Variable): Variable => reduceSum(v, [...v.tensor.shape.keys()], false, 'float64');

describe('reverse mode', () => {
  it('sums gradients over broadcast axes', () => {
    const [a, b] = [leaf([2, 2], [1, 2, 3, 4]), leaf([2], [10, 20])];
    const [ga, gb] = gradientOf(total(multiply(a, b)), [a, b]);
    assert.deepEqual(numbers(ga!), [10, 20, 10, 20]);
    assert.deepEqual(numbers(gb!), [4, 6]);
  });

  it('adds up where a value is used twice', () => {
    const x = leaf([], [3]);
    assert.deepEqual(numbers(gradientOf(add(multiply(x, x), x), [x])[0]!), [7]);
  });

  it('differentiates a gradient', () => {
    const x = leaf([], [2]);
    const [first] = gradientOf(powerNumber(x, 3), [x], true);
    assert.deepEqual(numbers(first!), [12]);
    assert.deepEqual(numbers(gradientOf(first!, [x])[0]!), [12]);
  });

  it('gives a stretched axis its sum back', () => {
    const x = leaf([1, 2], [1, 2]);
    assert.deepEqual(numbers(gradientOf(total(expanded(x, [3, 2])), [x])[0]!), [3, 3]);
  });

  it('refuses a second pass and a saved tensor changed in place', () => {
    const x = leaf([], [2]);
    const y = multiply(x, x);
    gradientOf(y, [x]);
    assert.throws(
      () => gradientOf(y, [x]),
      (error) => error instanceof GradientError && error.kind === 'freed',
    );
    const z = multiply(x, x);
    markModified(x.tensor);
    assert.throws(
      () => gradientOf(z, [x]),
      (error) => error instanceof GradientError && error.kind === 'modified',
    );
  });

  const smooth = mathNames.filter(
    (name) =>
      !['sign', 'floor', 'ceil', 'round', 'trunc', 'frac', 'abs', 'acosh', 'reciprocal', 'rsqrt'].includes(name),
  );
  for (const name of smooth) {
    it(`slope of ${name} is the limit of its differences`, () => {
      fc.assert(
        fc.property(fc.double({ min: 0.1, max: 0.9, noNaN: true }), (at) => {
          const x = leaf([], [at]);
          const [slope] = numbers(gradientOf(math(name, x), [x])[0]!);
          const value = (shift: number) => numbers(math(name, leaf([], [at + shift])))[0]!;
          const estimate = (value(1e-6) - value(-1e-6)) / 2e-6;
          assert.ok(Math.abs(slope! - estimate) < 1e-5 * Math.max(1, Math.abs(estimate)), `${slope} for ${estimate}`);
        }),
        { numRuns: 20 },
      );
    });
  }

  it('follows the quotient rule', () => {
    const [a, b] = [leaf([], [3]), leaf([], [2])];
    const [ga, gb] = gradientOf(divide(subtract(a, b), b), [a, b]);
    assert.deepEqual([numbers(ga!), numbers(gb!)], [[0.5], [-0.75]]);
  });
});
