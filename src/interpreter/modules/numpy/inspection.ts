import type { Dtype } from '../../../tensor/dtype';
import { promoteTypes, resultType, type WeakKind } from '../../../tensor/promotion/numpy';
import { categoryOf } from '../../../tensor/rounding';
import { sameShape } from '../../../tensor/shape';
import type { Tensor } from '../../../tensor/tensor';
import { toArray } from '../../../tensor/view';
import { PythonObject, PythonType, type Value } from '../../values';
import { decline } from '../declined';
import { NumpyArray, NumpyScalar, scalarTypes } from './array';
import { operandOf, tensorOf } from './convert';
import { dtypeOf, NumpyDtype } from './dtypes';
import { dtypeMeant } from './limits';
import { array, type Implementation, type Row } from './table';

const isDtypeLike = (value: Value): boolean =>
  typeof value === 'string' || value instanceof PythonType || value instanceof NumpyDtype;

const resulting: Implementation = (bound, machine) => {
  const strong: Dtype[] = [];
  const weak: WeakKind[] = [];
  for (const value of bound.rest) {
    const operand = isDtypeLike(value) ? undefined : operandOf(value, machine);
    if (operand?.weak !== undefined) weak.push(operand.weak);
    else strong.push(operand?.tensor.dtype ?? dtypeMeant(value, machine));
  }
  return new NumpyDtype(resultType(strong, weak));
};

const order = ['bool', 'integer', 'float'];

/** `np.can_cast` between dtypes. */
const castable: Implementation = (bound, machine) => {
  const [from, to] = [bound.get('from_'), bound.get('to')].map((value) =>
    isDtypeLike(value) ? dtypeMeant(value, machine) : decline('numpy.can_cast of a value is not evaluated'),
  ) as [Dtype, Dtype];
  const casting = bound.get('casting');
  if (casting === 'unsafe') return true;
  if (casting === 'same_kind') return order.indexOf(categoryOf(from)) <= order.indexOf(categoryOf(to));
  return casting === 'safe' ? promoteTypes(from, to) === to : decline('this casting rule is not evaluated');
};

/** `np.issubdtype`: scalar types and the abstract ones above them. */
const isSubtype: Implementation = (bound, machine) => {
  const [type, above] = ['arg1', 'arg2'].map((name) => {
    const value = bound.get(name);
    if (value instanceof PythonType && value.module === 'numpy') return value;
    return scalarTypes[dtypeOf(value, machine) ?? decline('this dtype is not evaluated')];
  });
  return type !== undefined && above !== undefined && type.order.includes(above);
};

/** Places of the storage that a tensor's elements may lie on. */
function reach(t: Tensor): readonly [number, number] {
  let [low, high] = [t.offset, t.offset];
  t.shape.forEach((extent, axis) => {
    const step = (t.strides[axis] ?? 0) * (extent - 1);
    if (step < 0) low += step;
    else high += step;
  });
  return [low, high];
}

const sharesMemory: Implementation = (bound, machine) => {
  const [a, b] = [array(bound, 'a', machine), array(bound, 'b', machine)];
  if (a.storage !== b.storage || a.size === 0 || b.size === 0) return false;
  const [[low, high], [start, end]] = [reach(a), reach(b)];
  if (high < start || end < low) return false;
  return a.strides.every((s) => Math.abs(s) === 1) ||
    b.strides.every((s) => Math.abs(s) === 1) ||
    sameShape(a.shape, b.shape)
    ? true
    : decline('whether these arrays overlap is not evaluated');
};

const equivalent: Implementation = (bound, machine) => {
  const [a, b] = [array(bound, 'a1', machine), array(bound, 'a2', machine)];
  if (a.size === b.size) return toArray(a).every((x, i) => x === toArray(b)[i]);
  return decline('numpy.array_equiv of arrays of different shapes is not evaluated');
};

export const inspectionRows: readonly Row[] = [
  ['N:result_type', '(*arrays_and_dtypes)', resulting],
  [
    'N:promote_types',
    '(type1, type2, /)',
    (bound, machine) =>
      new NumpyDtype(promoteTypes(dtypeMeant(bound.get('type1'), machine), dtypeMeant(bound.get('type2'), machine))),
  ],
  ['N:can_cast', "(from_, to, casting='safe')", castable],
  ['N:issubdtype', '(arg1, arg2)', isSubtype],
  ['N:shares_memory', '(a, b, max_work=None)', sharesMemory],
  ['N:may_share_memory', '(a, b, max_work=None)', sharesMemory],
  ['N:array_equiv', '(a1, a2)', equivalent],
  ['N:iscomplexobj', '(x)', (bound, machine) => tensorOf(bound.get('x'), machine) === undefined],
  ['N:isrealobj', '(x)', (bound, machine) => tensorOf(bound.get('x'), machine) !== undefined],
  [
    'N:iterable',
    '(y)',
    (bound) => {
      const value = bound.get('y');
      if (value instanceof NumpyScalar) return false;
      if (value instanceof NumpyArray) return value.tensor.shape.length > 0;
      return (
        typeof value === 'string' ||
        (value instanceof PythonObject
          ? value.type.slots.iterate !== undefined || decline('whether this is iterable is not evaluated')
          : false)
      );
    },
  ],
];
