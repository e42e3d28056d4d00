import { constant } from '../../../tensor/autograd/tape';
import { compare } from '../../../tensor/elementwise';
import { quantifier, reduce } from '../../../tensor/reduce';
import { diagonal } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { Machine } from '../../values';
import { decline } from '../declined';
import { add, cast, multiply, subtract } from './arithmetic';
import { type JaxArray, wrap } from './array';
import { compiled, unrecorded } from './compilation';
import { axesArgument, convert, together, untracked } from './convert';
import { elementary } from './elementary';
import { broadcast, rearrange } from './moving';
import { product } from './reduction';
import { extreme, select } from './selection';
import { sum } from './sums';
import type { Row } from './table';

/** |a - b| <= atol + rtol |b|, undecided where digits are (jax/_src/numpy/lax_numpy.py, isclose). */
function close(bound: Bound, machine: Machine): JaxArray {
  if (bound.get('equal_nan') === true) return decline('isclose with equal_nan= is not evaluated');
  const { operands } = together([bound.get('a'), bound.get('b')], machine, true);
  const [a, b] = operands.map((v) => untracked(v, 'isclose'));
  if (a === undefined || b === undefined) return decline('isclose of nothing');
  const [rtol, atol] = ['rtol', 'atol'].map((name) => cast(convert(bound.get(name), machine), a.tensor.dtype));
  if (rtol === undefined || atol === undefined) return decline('isclose of nothing');
  const reach = add(atol, multiply(rtol, elementary('abs', b)));
  const far = elementary('abs', subtract(a, b));
  const found = unrecorded(
    'compare',
    [far, reach, a, b],
    ([x = a.tensor, y = b.tensor, p = a.tensor, q = b.tensor]) => {
      const near = compare(x, y, (u, v) => u <= v);
      const same = compare(p, q, (u, v) => u === v);
      const finite = compare(p, q, (u, v) => Number.isFinite(u) && Number.isFinite(v));
      return select(finite, constant(near), constant(same)).tensor;
    },
  );
  return wrap(found, machine);
}

/** The root of the sum of squares, compiled as a whole (jax/_src/numpy/linalg.py, norm). */
function norm(bound: Bound, machine: Machine): JaxArray {
  if (bound.get('ord') !== null) return decline('norm with ord= is not evaluated');
  const x = convert(bound.get('x'), machine);
  if (x.tensor.dtype !== 'float32') return decline('a norm of this dtype is not evaluated');
  const axes = axesArgument(bound.get('axis'), x.tensor.shape.length);
  const keep = bound.get('keepdims') === true;
  return wrap(
    compiled([x], ([v = x]) => elementary('sqrt', sum(multiply(v, v), axes, keep))),
    machine,
  );
}

export const comparingRows: readonly Row[] = [
  ['~isclose', '(a, b, rtol=1e-5, atol=1e-8, equal_nan=False)', close],
  [
    '~allclose',
    '(a, b, rtol=1e-5, atol=1e-8, equal_nan=False)',
    (bound, machine) => {
      const { tensor } = close(bound, machine);
      return wrap(constant(reduce(tensor, [...tensor.shape.keys()], false, 'bool', quantifier(true))), machine);
    },
  ],
  ['~linalg.norm', '(x, ord=None, axis=None, keepdims=False)', norm],
  [
    'lax.select',
    '(pred, on_true, on_false)',
    (bound, machine) => {
      const { operands } = together([bound.get('on_true'), bound.get('on_false')], machine);
      const [x, y] = operands;
      if (x === undefined || y === undefined) return decline('select of nothing');
      return wrap(select(convert(bound.get('pred'), machine).tensor, x, y), machine);
    },
  ],
  [
    'lax.clamp',
    '(min, x, max)',
    (bound, machine) => {
      const x = convert(bound.get('x'), machine);
      const [low, high] = ['min', 'max'].map((name) => cast(convert(bound.get(name), machine), x.tensor.dtype));
      if (low === undefined || high === undefined) return decline('clamp of nothing');
      if (x.node !== undefined) return decline('the gradient of clamp is not evaluated');
      return wrap(extreme(-1, extreme(1, x, low), broadcast(high, x.tensor.shape)), machine, x.weak);
    },
  ],
  [
    '~vdot ~inner',
    '(a, b)',
    (bound, machine) => {
      const { operands } = together([bound.get('a'), bound.get('b')], machine);
      const [a, b] = operands;
      if (a?.tensor.shape.length !== 1 || b?.tensor.shape.length !== 1)
        return decline('this product of arrays is not evaluated');
      return wrap(product(a, b), machine);
    },
  ],
  [
    '~trace .trace',
    '(a)',
    (bound, machine) => {
      const x = convert(bound.get('a'), machine);
      if (x.tensor.shape.length !== 2) return decline('the trace of such an array is not evaluated');
      const line = rearrange('gather', x, (t) => diagonal(t, 0));
      return wrap(sum(line, [0], false), machine);
    },
  ],
  [
    '~count_nonzero',
    '(a, axis=None, keepdims=False)',
    (bound, machine) => {
      const x = convert(bound.get('a'), machine);
      const axes = axesArgument(bound.get('axis'), x.tensor.shape.length);
      return wrap(sum(cast(cast(constant(x.tensor), 'bool'), 'int32'), axes, bound.get('keepdims') === true), machine);
    },
  ],
];
