import { fillInBlocks } from '../../../numeric/blocks';
import { mapInBlocks } from '../../../numeric/pausing';
import { cast } from '../../../tensor/cast';
import { eye, fromNumbers, full, rangeLength } from '../../../tensor/create';
import type { Dtype } from '../../../tensor/dtype';
import { castInOrder } from '../../../tensor/memoryOrder';
import { isFloat, rounder } from '../../../tensor/rounding';
import { sizeOf } from '../../../tensor/shape';
import { Tensor } from '../../../tensor/tensor';
import { copy, copyInto, expand, reshape } from '../../../tensor/view';
import { PythonList } from '../../objects/list';
import { PythonTuple } from '../../objects/tuple';
import type { Bound } from '../../signature';
import { type Evaluation, type Machine, PythonObject, Unknown } from '../../values';
import { decline } from '../declined';
import { NumpyArray, wrapArray } from './array';
import { floatOf, integerOf, type Operand, operandOf, shapeOf, tensorOf } from './convert';
import { applyBinary, promotedDtype } from './operations';
import { array, dtypeArgument, flag, type Implementation, operand, type Row } from './table';
import { textsFrom } from './texts';

/** `np.array`, `np.asarray`: `copies` tells whether an array given is copied. */
function* arrayFrom(bound: Bound, machine: Machine, copies: boolean): Evaluation {
  let source = bound.get('object');
  const dtype = dtypeArgument(bound, machine);
  if (source instanceof PythonObject && source.type.name === 'range') {
    const items = yield* machine.items(source);
    if (items instanceof Unknown) return items;
    source = new PythonList(items);
  }
  const texts = textsFrom(source);
  if (texts !== undefined) return texts;
  const found: Operand = operandOf(source, machine) ?? { tensor: tensorOf(source, machine) };
  const isOwn = source instanceof NumpyArray && (dtype === undefined || dtype === source.tensor.dtype);
  if (isOwn && !copies) return source;
  const t = tensorOf(source, machine, dtype);
  const least = bound.given('ndmin') ? integerOf(bound.get('ndmin')) : 0;
  const result = found.tensor === t ? copy(t) : t;
  const shape = [...Array(Math.max(0, least - result.shape.length)).fill(1), ...result.shape] as number[];
  return wrapArray(reshape(result, shape), machine);
}

const checkedShape = (bound: Bound, machine: Machine): number[] => {
  const shape = shapeOf(bound.get('shape'));
  if (shape.some((extent) => extent < 0)) machine.raise('ValueError', 'negative dimensions are not allowed');
  machine.charge(sizeOf(shape));
  return shape;
};

const filled =
  (value: number): Implementation =>
  (bound, machine) =>
    new NumpyArray(full(checkedShape(bound, machine), value, dtypeArgument(bound, machine) ?? 'float64'));

const fill: Implementation = (bound, machine) => {
  const shape = checkedShape(bound, machine);
  const t = tensorOf(bound.get('fill_value'), machine, dtypeArgument(bound, machine));
  return new NumpyArray(copy(expand(t, shape)));
};

/** `zeros_like` and its kin; without a value the one given. */
const like =
  (value: number | undefined): Implementation =>
  (bound, machine) => {
    const t = array(bound, 'a', machine);
    const dtype = dtypeArgument(bound, machine) ?? t.dtype;
    machine.charge(t.size);
    if (value !== undefined) return new NumpyArray(full(t.shape, value, dtype));
    return new NumpyArray(copy(expand(tensorOf(bound.get('fill_value'), machine, dtype), t.shape)));
  };

const emptyNotKnown: Implementation = (bound, machine) => {
  const shape = bound.given('shape') ? checkedShape(bound, machine) : array(bound, 'a', machine).shape;
  const size = sizeOf(shape);
  return new NumpyArray(
    Tensor.of(
      dtypeArgument(bound, machine) ?? 'float64',
      [...shape],
      new Float64Array(size),
      new Float64Array(size).fill(Number.POSITIVE_INFINITY),
    ),
  );
};

const identity: Implementation = (bound, machine) => {
  const rows = integerOf(bound.get('N'));
  const columns = bound.get('M') === null ? rows : integerOf(bound.get('M'));
  machine.charge(rows * columns);
  return new NumpyArray(eye(rows, columns, dtypeArgument(bound, machine) ?? 'float64', integerOf(bound.get('k'))));
};

/** Whole numbers and floats alike: start + i * ((start + step) - start), as NumPy fills an arange. */
const arange: Implementation = (bound, machine) => {
  const given = ['start', 'stop', 'step'].map((name) => bound.get(name));
  const operands = given.flatMap((value) =>
    value === null ? [] : [operandOf(value, machine) ?? decline('this range is not evaluated')],
  );
  const dtype = dtypeArgument(bound, machine) ?? promotedDtype(operands);
  const [first = null, second = null, third = null] = given;
  const [start, stop] =
    second === null ? [0, floatOf(first, machine)] : [floatOf(first, machine), floatOf(second, machine)];
  const step = third === null ? 1 : floatOf(third, machine);
  if (step === 0) machine.raise('ZeroDivisionError', 'division by zero');
  const count = rangeLength(start, stop, step);
  machine.charge(count);
  const round = rounder(dtype);
  const next = round(start + step);
  const delta = round(next - start);
  return new NumpyArray(
    Tensor.of(
      dtype,
      [count],
      fillInBlocks(count, 5, (i) => (i === 1 ? next : round(start + i * delta))),
    ),
  );
};

/** `np.linspace`: i * step + start in float64, the last one exactly the end. */
const linspace: Implementation = (bound, machine) => {
  const [start, stop] = [floatOf(bound.get('start'), machine), floatOf(bound.get('stop'), machine)];
  const count = integerOf(bound.get('num'));
  if (count < 0) machine.raise('ValueError', `Number of samples, ${count}, must be non-negative.`);
  machine.charge(count);
  const endpoint = bound.get('endpoint') !== false;
  const divisions = endpoint ? count - 1 : count;
  const delta = stop - start;
  const step = divisions > 0 ? delta / divisions : Number.NaN;
  const values = fillInBlocks(count, 5, (i) => {
    if (divisions <= 0) return i * delta + start;
    return (step === 0 ? (i / divisions) * delta : i * step) + start;
  });
  if (endpoint && count > 1) values[count - 1] = stop;
  const dtype = dtypeArgument(bound, machine) ?? 'float64';
  const whole = isFloat(dtype) ? values : mapInBlocks(values, 3, Math.floor);
  const result = new NumpyArray(cast(fromNumbers(whole, [count], 'float64'), dtype));
  return flag(bound, 'retstep') ? new PythonTuple([result, step]) : result;
};

const logspace: Implementation = (bound, machine) => {
  const exponents = linspace(bound, machine, 'linspace') as NumpyArray;
  const base = operandOf(bound.get('base'), machine) ?? decline('this base is not evaluated');
  return wrapArray(
    applyBinary(
      'power',
      { tensor: expand(cast(base.tensor, 'float64'), exponents.tensor.shape) },
      { tensor: exponents.tensor },
      machine,
    ),
    machine,
  );
};

const meshgrid: Implementation = (bound, machine) => {
  const axes = bound.rest.map((value) => tensorOf(value, machine));
  const shape = axes.map((t) => t.size);
  const grids = axes.map((t, k) =>
    copy(
      expand(
        reshape(
          t,
          shape.map((extent, j) => (j === k ? extent : 1)),
        ),
        shape,
      ),
    ),
  );
  const swapped = bound.keywords.get('indexing') !== 'ij' && axes.length > 1;
  machine.charge(sizeOf(shape) * axes.length);
  return new PythonTuple(
    grids.map(
      (grid) =>
        new NumpyArray(
          swapped
            ? copy(
                new Tensor(
                  grid.storage,
                  grid.shape.with(0, shape[1] ?? 1).with(1, shape[0] ?? 1),
                  grid.strides.with(0, grid.strides[1] ?? 1).with(1, grid.strides[0] ?? 1),
                  grid.offset,
                ),
              )
            : grid,
        ),
    ),
  );
};

const astype: Implementation = (bound, machine) =>
  wrapArray(castInOrder(array(bound, 'a', machine), dtypeArgument(bound, machine) ?? 'float64'), machine);

const fillInPlace: Implementation = (bound, machine) => {
  const t = array(bound, 'a', machine);
  copyInto(t, expand(cast(operand(bound, 'value', machine).tensor, t.dtype), t.shape));
  return null;
};

/** `np.fromfunction` for functions of index arrays. */
function* fromFunction(bound: Bound, machine: Machine): Evaluation {
  const shape = shapeOf(bound.get('shape'));
  const dtype: Dtype = dtypeArgument(bound, machine) ?? 'float64';
  const grids = shape.map((extent, k) => {
    const line = fromNumbers(
      Array.from({ length: extent }, (_, i) => i),
      shape.map((_, j) => (j === k ? extent : 1)),
      dtype,
    );
    return new NumpyArray(copy(expand(line, shape)));
  });
  return yield* machine.callWith(bound.get('function'), ...grids);
}

const dtypeTail = 'dtype=None, order=None, *, device=None, like=None';

export const creationRows: readonly Row[] = [
  [
    'N:array',
    '(object, dtype=None, *, copy=True, order=None, subok=False, ndmin=0, like=None)',
    (bound, machine) => arrayFrom(bound, machine, bound.get('copy') !== false),
  ],
  [
    'N:asarray',
    '(object, dtype=None, order=None, *, device=None, copy=None, like=None)',
    (bound, machine) => arrayFrom(bound, machine, bound.get('copy') === true),
  ],
  ['N:zeros', `(shape, ${dtypeTail})`, filled(0)],
  ['N:ones', `(shape, ${dtypeTail})`, filled(1)],
  ['N:empty', `(shape, ${dtypeTail})`, emptyNotKnown],
  ['N:full', `(shape, fill_value, ${dtypeTail})`, fill],
  ['N:zeros_like', '(a, dtype=None, order=None, subok=True, shape=None)', like(0)],
  ['N:ones_like', '(a, dtype=None, order=None, subok=True, shape=None)', like(1)],
  ['N:full_like', '(a, fill_value, dtype=None, order=None, subok=True, shape=None)', like(undefined)],
  ['N:empty_like', '(a, dtype=None, order=None, subok=True, shape=None)', emptyNotKnown],
  ['N:eye', '(N, M=None, k=0, dtype=None)', identity],
  ['N:identity', '(N, dtype=None, *, M=None, k=0)', identity],
  ['N:arange', '(start, stop=None, step=None, dtype=None)', arange],
  ['N:linspace', '(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0)', linspace],
  ['N:logspace', '(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0, *, retstep=False)', logspace],
  ['N:meshgrid', '(*xi, **options)', meshgrid],
  ['N:fromfunction', '(function, shape, *, dtype=None)', fromFunction],
  ['M:astype N:astype', '(a, dtype, order=None, casting=None, subok=True, copy=True)', astype],
  ['M:fill', '(a, value)', fillInPlace],
];
