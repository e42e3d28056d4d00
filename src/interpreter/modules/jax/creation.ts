import { fillInBlocks } from '../../../numeric/blocks';
import { fma32 } from '../../../numeric/fma';
import { constant } from '../../../tensor/autograd/tape';
import { cast as castTensor } from '../../../tensor/cast';
import { eye, full, ramp, rangeLength } from '../../../tensor/create';
import type { Dtype } from '../../../tensor/dtype';
import { isFloat } from '../../../tensor/rounding';
import { sizeOf } from '../../../tensor/shape';
import { Tensor } from '../../../tensor/tensor';
import { errorsOf, expand, toArray } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { Machine, Value } from '../../values';
import { decline } from '../declined';
import { cast } from './arithmetic';
import { type JaxArray, tracingKey, wrap } from './array';
import { axisArgument, convert, dtypeArgument, integer, shapeArgument } from './convert';
import { ScalarMaker, scalarMakerType } from './scalars';
import type { Row } from './table';

/** An array in a dtype, its own (not weak) when one is given or it comes from a sequence. */
function array(bound: Bound, machine: Machine): JaxArray {
  const x = convert(bound.get('object'), machine);
  const dtype = dtypeArgument(bound.get('dtype'), machine);
  return wrap(dtype === undefined ? x : cast(x, dtype), machine, dtype === undefined && x.weak);
}

Object.assign(scalarMakerType.slots, {
  call: (self: ScalarMaker, { positional }: { positional: readonly Value[] }, machine: Machine) => {
    const [value = 0n] = positional;
    const x = convert(value, machine);
    return wrap(cast(x, self.dtype), machine);
  },
  repr: (self: ScalarMaker) => ({ text: `<class 'jax.numpy.${self.name}'>`, approximate: false }),
  getAttribute: (self: ScalarMaker, name: string) => (name === '__name__' ? self.name : undefined),
  hash: (self: ScalarMaker) => self.name,
});

/** jnp.float32 and its kin by name. */
export const scalarMakers: readonly ScalarMaker[] = (
  [
    ['bool_', 'bool'],
    ['uint8', 'uint8'],
    ['int8', 'int8'],
    ['int16', 'int16'],
    ['int32', 'int32'],
    ['float16', 'float16'],
    ['bfloat16', 'bfloat16'],
    ['float32', 'float32'],
  ] satisfies [string, Dtype][]
).map(([name, dtype]) => new ScalarMaker(dtype, name));

const filled =
  (value: number) =>
  (bound: Bound, machine: Machine): JaxArray => {
    const shape = shapeArgument(bound.get('shape'));
    machine.charge(sizeOf(shape));
    return wrap(constant(full(shape, value, dtypeArgument(bound.get('dtype'), machine) ?? 'float32')), machine);
  };

function fill(shape: readonly number[], given: Value, dtype: Dtype | undefined, machine: Machine): JaxArray {
  machine.charge(sizeOf(shape));
  const value = convert(given, machine);
  const weak = dtype === undefined && value.weak;
  const { tensor } = cast(value, dtype ?? value.tensor.dtype);
  return wrap(constant(castTensor(expand(tensor, shape), tensor.dtype)), machine, weak);
}

const filledLike =
  (value: Value) =>
  (bound: Bound, machine: Machine): JaxArray => {
    const x = convert(bound.get('a'), machine);
    const dtype = dtypeArgument(bound.get('dtype'), machine);
    const result = fill(x.tensor.shape, value ?? bound.get('fill_value'), dtype ?? x.tensor.dtype, machine);
    return wrap(result, machine, dtype === undefined && x.weak);
  };

function arange(bound: Bound, machine: Machine): JaxArray {
  const given = [bound.get('start'), bound.get('stop'), bound.get('step')];
  const ends: readonly Value[] = given[1] === null ? [0n, given[0] ?? 0n, given[2] ?? null] : given;
  const numbers = ends.map((value) => (value === null ? 1 : known(value, machine)));
  const [start = 0, stop = 0, step = 1] = numbers;
  const whole = given.every((value) => value === null || !isFloat(convert(value, machine).tensor.dtype));
  const dtype = dtypeArgument(bound.get('dtype'), machine) ?? (whole ? 'int32' : 'float32');
  if (step === 0) return decline('a range of step 0: JAX raises');
  const count = rangeLength(start, stop, step);
  machine.charge(count);
  const simple = whole || (Number.isInteger(start) && step === 1) || ((start * 1024) % 1) + ((step * 1024) % 1) === 0;
  if (simple) return wrap(constant(ramp(start, step, count, dtype)), machine);
  const [from, by] = [Math.fround(start), Math.fround(step)];
  const values = fillInBlocks(count, 5, (i) => Math.fround(from + Math.fround(i * by)));
  const reach = Math.max(Math.abs(start), Math.abs(stop)) * 2 ** -21;
  return wrap(
    constant(castTensor(Tensor.of('float32', [count], values, toArray(full([count], reach, 'float64'))), dtype)),
    machine,
  );
}

function known(value: Value, machine: Machine): number {
  if (typeof value === 'number') return value;
  const { tensor } = convert(value, machine);
  if (tensor.shape.length > 0 || errorsOf(tensor)) return decline('a bound is not known for certain');
  return toArray(tensor)[0] ?? 0;
}

/**
 * start (1 - i/n) + stop (i/n), the end as given (jax/_src/numpy/array_creation.py), compiled as a whole: the second product is fused into the
 * sum, for i = 1 in short loops the first, where the second is none.
 */
function linspace(bound: Bound, machine: Machine): JaxArray {
  const [start, stop] = [known(bound.get('start'), machine), known(bound.get('stop'), machine)].map(Math.fround);
  const count = integer(bound.get('num'), 'num');
  if (start === undefined || stop === undefined || bound.get('retstep') === true || bound.get('dtype') !== null)
    return decline('this form of linspace is not evaluated');
  const isEnded = bound.get('endpoint') !== false;
  const steps = isEnded ? count - 1 : count;
  machine.charge(count);
  const isTraced = machine.state(tracingKey).traced > 0;
  const f = Math.fround;
  const step = f(1 / Math.max(1, steps));
  const errors = new Float64Array(Math.max(0, count));
  const values = fillInBlocks(Math.max(0, count), 20, (i) => {
    if (isEnded && i === count - 1 && count > 1) return stop;
    const [rest, far] = [f(1 - f(i * step)), f(stop * step)];
    const [first, second] = [fma32(start, rest, f(i * far)), fma32(i, far, f(start * rest))];
    const isFirst = i === 1 && isEnded && count <= 32 && !isTraced;
    const others = [first, ...(isTraced || !isEnded ? [f(f(start * rest) + f(i * far))] : [])];
    if (isTraced || !isEnded) errors[i] = Math.max(...others.map((other) => Math.abs(other - second)));
    // Longer ones are cut into vectors or among threads.
    if (count > 200) errors[i] = 2 ** -21 * Math.max(Math.abs(start), Math.abs(stop));
    return isFirst ? first : second;
  });
  const bounds = errors.some((x) => x > 0) ? errors : undefined;
  return wrap(constant(Tensor.of('float32', [values.length], values, bounds)), machine);
}

function oneHot(bound: Bound, machine: Machine): JaxArray {
  const { tensor } = convert(bound.get('x'), machine);
  const classes = integer(bound.get('num_classes'), 'num_classes');
  if (axisArgument(bound.get('axis'), tensor.shape.length + 1) !== tensor.shape.length || errorsOf(tensor))
    return decline('this form of one_hot is not evaluated');
  const labels = toArray(tensor);
  const values = new Float64Array(labels.length * classes);
  labels.forEach((label, i) => {
    if (label >= 0 && label < classes) values[i * classes + label] = 1;
  });
  const dtype = dtypeArgument(bound.get('dtype'), machine) ?? 'float32';
  return wrap(constant(Tensor.of(dtype, [...tensor.shape, classes], values)), machine);
}

/** Functions that make arrays. */
export const creationRows: readonly Row[] = [
  ['~array', '(object, dtype=None, copy=True, order=None, ndmin=0)', array],
  ['~asarray', '(object, dtype=None, order=None, *, copy=None)', array],
  ['~zeros ~empty', '(shape, dtype=None)', filled(0)],
  ['~ones', '(shape, dtype=None)', filled(1)],
  [
    '~full',
    '(shape, fill_value, dtype=None)',
    (bound, machine) =>
      fill(
        shapeArgument(bound.get('shape')),
        bound.get('fill_value'),
        dtypeArgument(bound.get('dtype'), machine),
        machine,
      ),
  ],
  ['~zeros_like ~empty_like', '(a, dtype=None)', filledLike(0n)],
  ['~ones_like', '(a, dtype=None)', filledLike(1n)],
  ['~full_like', '(a, fill_value, dtype=None)', filledLike(null)],
  ['~arange', '(start, stop=None, step=None, dtype=None)', arange],
  ['~linspace', '(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0)', linspace],
  [
    '~eye ~identity',
    '(N, M=None, k=0, dtype=None)',
    (bound, machine) => {
      const rows = integer(bound.get('N'), 'N');
      const columns = bound.get('M') === null ? rows : integer(bound.get('M'), 'M');
      machine.charge(rows * columns);
      const dtype = dtypeArgument(bound.get('dtype'), machine) ?? 'float32';
      return wrap(constant(eye(rows, columns, dtype, integer(bound.get('k'), 'k'))), machine);
    },
  ],
  ['nn.one_hot', '(x, num_classes, *, dtype=None, axis=-1)', oneHot],
];

/** Constants of jnp. */
export const constants: readonly (readonly [string, Value])[] = [
  ['pi', Math.PI],
  ['e', Math.E],
  ['inf', Number.POSITIVE_INFINITY],
  ['nan', Number.NaN],
  ['newaxis', null],
];
