import type { Variable } from '../../../tensor/autograd/tape';
import { diagonal, permute } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { Machine } from '../../values';
import { decline } from '../declined';
import { type JaxArray, wrap } from './array';
import { together } from './convert';
import { rearrange, reshaped } from './moving';
import { product } from './reduction';
import { sum } from './sums';
import type { Row } from './table';

const ordered = (v: Variable, from: string, to: string): Variable =>
  from === to
    ? v
    : rearrange('transpose', v, (t) =>
        permute(
          t,
          [...to].map((label) => from.indexOf(label)),
        ),
      );

/** One operand: its diagonal where a label comes twice, summed over what the result has not. */
function single(x: Variable, labels: string, output: string): Variable {
  let [v, left] = [x, labels];
  if (labels.length === 2 && labels[0] === labels[1]) {
    v = rearrange('gather', x, (t) => diagonal(t, 0));
    left = labels.slice(1);
  }
  if (new Set(left).size < left.length) return decline('einsum with such repeated labels is not evaluated');
  const summed = [...left].flatMap((label, axis) => (output.includes(label) ? [] : [axis]));
  const kept = [...left].filter((label) => output.includes(label)).join('');
  return ordered(summed.length === 0 ? v : sum(v, summed, false), kept, output);
}

/** Two operands without a label that only one of them has and the result has not: a product of matrices. */
function pair(x: Variable, y: Variable, p: string, q: string, output: string): Variable {
  const shared = [...p].filter((label) => q.includes(label));
  const inner = shared.filter((label) => !output.includes(label)).join('');
  const lonely = [...p, ...q].some((label) => !output.includes(label) && !shared.includes(label));
  if (lonely || shared.length > inner.length) return decline('such an einsum is not evaluated');
  const [left, right] = [p, q].map((part) => [...part].filter((label) => !shared.includes(label)).join(''));
  const extent = (label: string): number =>
    (p.includes(label) ? x.tensor.shape[p.indexOf(label)] : y.tensor.shape[q.indexOf(label)]) ?? 1;
  const size = (labels: string): number => [...labels].reduce((count, label) => count * extent(label), 1);
  const a = reshaped(ordered(x, p, `${left}${inner}`), [size(left ?? ''), size(inner)]);
  const b = reshaped(ordered(y, q, `${inner}${right}`), [size(inner), size(right ?? '')]);
  const natural = `${left}${right}`;
  return ordered(reshaped(product(a, b), [...natural].map(extent)), natural, output);
}

function einsum(bound: Bound, machine: Machine): JaxArray {
  const [given, ...values] = bound.rest;
  if (typeof given !== 'string') return decline('einsum without labels in text is not evaluated');
  const [inputs = '', result] = given.replaceAll(' ', '').split('->');
  const labels = inputs.split(',');
  const { operands, weak } = together(values, machine);
  if (given.includes('.') || labels.length !== operands.length || labels.length > 2)
    return decline(`jax.numpy.einsum('${given}') is not evaluated`);
  if (labels.some((part, i) => part.length !== operands[i]?.tensor.shape.length))
    return decline('einsum with labels that do not fit: JAX raises');
  const once = (label: string): boolean => inputs.split(label).length === 2;
  const output = result ?? [...new Set(inputs.replaceAll(',', ''))].filter(once).sort().join('');
  const [[x, y], [p = '', q = '']] = [operands, labels];
  if (x === undefined) return decline('einsum without operands is not evaluated');
  return wrap(y === undefined ? single(x, p, output) : pair(x, y, p, q, output), machine, weak);
}

export const einsumRows: readonly Row[] = [['~einsum', '(*operands)', einsum]];
