import type { Variable } from '../autograd/tape';
import { sizeOf } from '../shape';
import { matmulInAnyOrder } from './linear';
import { sum } from './reduction';
import { reshape, transpose } from './structure';

/** Einstein sums of one or two operands (core/kernels/linalg/einsum_op_impl.h): reduce, permute, one batch of matrix products, permute. */

/** An equation's labels, one text per operand, and those of the result; undefined when it is not of this kind. */
export function parseEquation(
  equation: string,
): { readonly inputs: readonly string[]; readonly output: string } | undefined {
  const [left = '', right] = equation.replaceAll(/\s/g, '').split('->');
  const inputs = left.split(',');
  if (!/^[A-Za-z,]*$/.test(left) || !/^[A-Za-z]*$/.test(right ?? '')) return undefined;
  const labels = [...left.replaceAll(',', '')];
  const once = labels.filter((label) => labels.indexOf(label) === labels.lastIndexOf(label)).sort();
  const output = right ?? once.join('');
  const repeats = (text: string) => new Set(text).size !== text.length;
  if (inputs.some(repeats) || repeats(output) || [...output].some((label) => !labels.includes(label))) return undefined;
  return { inputs, output };
}

/** Sums away the labels that are in none of the others. */
function reduced(x: Variable, labels: string, kept: string): readonly [x: Variable, labels: string] {
  const axes = [...labels].flatMap((label, axis) => (kept.includes(label) ? [] : [axis]));
  return axes.length === 0
    ? [x, labels]
    : [sum(x, axes, false), [...labels].filter((label) => kept.includes(label)).join('')];
}

const ordered = (x: Variable, from: string, to: string): Variable =>
  from === to
    ? x
    : transpose(
        x,
        [...to].map((label) => from.indexOf(label)),
      );

/** The Einstein sum; the operands' shapes have been checked against the labels. */
export function einsum(operands: readonly Variable[], inputs: readonly string[], output: string): Variable {
  const [a, b] = operands;
  const [p = '', q = ''] = inputs;
  if (a === undefined) throw new RangeError('an Einstein sum of nothing');
  if (b === undefined) {
    const [x, labels] = reduced(a, p, output);
    return ordered(x, labels, output);
  }
  const [x, left] = reduced(a, p, q + output);
  const [y, right] = reduced(b, q, p + output);
  const extents = new Map([
    ...[...left].map((label, axis): [string, number] => [label, x.tensor.shape[axis] ?? 1]),
    ...[...right].map((label, axis): [string, number] => [label, y.tensor.shape[axis] ?? 1]),
  ]);
  const shared = [...left].filter((label) => right.includes(label));
  const batch = shared.filter((label) => output.includes(label)).join('');
  const inner = shared.filter((label) => !output.includes(label)).join('');
  const rows = [...left].filter((label) => !right.includes(label)).join('');
  const columns = [...right].filter((label) => !left.includes(label)).join('');
  const size = (labels: string) => sizeOf([...labels].map((label) => extents.get(label) ?? 1));
  const first = reshape(ordered(x, left, batch + rows + inner), [size(batch), size(rows), size(inner)]);
  const second = reshape(ordered(y, right, batch + inner + columns), [size(batch), size(inner), size(columns)]);
  const labels = batch + rows + columns;
  const product = reshape(
    matmulInAnyOrder(first, second),
    [...labels].map((label) => extents.get(label) ?? 1),
  );
  return ordered(product, labels, output);
}
