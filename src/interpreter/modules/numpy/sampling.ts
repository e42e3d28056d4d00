import { fillInBlocks, visitInBlocks } from '../../../numeric/blocks';
import { cast } from '../../../tensor/cast';
import type { Dtype } from '../../../tensor/dtype';
import { ErrorBounds } from '../../../tensor/elementwise';
import { getIndex } from '../../../tensor/index';
import { type BitSource, maskedInteger } from '../../../tensor/random/numpy/bits';
import type { Drawn } from '../../../tensor/random/numpy/legacy';
import { ulp } from '../../../tensor/rounding';
import { broadcastShapes, sizeOf } from '../../../tensor/shape';
import { numpySum } from '../../../tensor/summation/numpy';
import { Tensor } from '../../../tensor/tensor';
import { copyInto, errorsOf, expand, reshape, toArray } from '../../../tensor/view';
import { PythonList } from '../../objects/list';
import type { Bound } from '../../signature';
import { type Machine, PythonObject, PythonType, type Value } from '../../values';
import { decline } from '../declined';
import { NumpyArray, wrap, wrapArray } from './array';
import { floatOf, integerOf, shapeOf, tensorOf } from './convert';

/** How one of NumPy's two interfaces draws. */
export interface Source {
  readonly bits: BitSource;
  readonly normal: () => Drawn;
  /** A whole number from 0 to a range, both included. */
  readonly integer: (range: number) => number;
  readonly seed?: (seed: number) => void;
}

/** What a drawing function needs: the generator at hand and whether it is the old interface. */
export interface Context {
  readonly source: Source;
  readonly legacy: boolean;
  readonly bound: Bound;
  readonly machine: Machine;
}

/** One drawing. */
export type Draw = (context: Context) => Value;

/** The array of a `size` argument, or a scalar, filled one draw after another. */
function filled(
  { bound, machine }: Context,
  dtype: Dtype,
  draw: (i: number) => Drawn,
  size = bound.get('size'),
): Value {
  const shape = size === null ? [] : shapeOf(size);
  const count = sizeOf(shape);
  machine.charge(count);
  const make = () => ({ values: new Float64Array(count), bounds: new ErrorBounds(count) });
  const { values, bounds } = visitInBlocks(count, 200, make, (state, i) => {
    const { value, certain } = draw(i);
    state.values[i] = value;
    if (!certain) state.bounds.set(i, 4 * ulp(dtype, value));
  });
  const t = Tensor.of(dtype, shape, values, bounds.errors);
  if (size !== null) return wrapArray(t, machine);
  return dtype === 'float64' && bounds.errors === undefined ? (values[0] ?? 0) : wrap(t, machine);
}

const sure = (value: number): Drawn => ({ value, certain: true });

/** Sizes given one by one: `rand(2, 3)`. */
const sizes = ({ bound }: Context): Value => (bound.rest.length === 0 ? null : new PythonList([...bound.rest]));

/** Parameters that may be arrays: a function of the place that gives the parameter there. */
function parameter(
  context: Context,
  name: string,
): { readonly at: (i: number) => number; readonly shape: readonly number[] } {
  const value = context.bound.get(name);
  if (value instanceof NumpyArray || value instanceof PythonList) {
    const t = tensorOf(value, context.machine);
    if (errorsOf(t) !== undefined) decline('a parameter is only known approximately');
    const size = context.bound.get('size');
    const shape = size === null ? t.shape : shapeOf(size);
    const values = toArray(expand(t, broadcastShapes(t.shape, shape) ?? shape));
    return { at: (i) => values[i] ?? 0, shape };
  }
  const number = floatOf(value, context.machine);
  return { at: () => number, shape: [] };
}

function withParameters(
  names: readonly [string, string],
  draw: (context: Context, a: number, b: number) => Drawn,
): Draw {
  return (context) => {
    const [a, b] = [parameter(context, names[0]), parameter(context, names[1])];
    const shape = broadcastShapes(a.shape, b.shape) ?? decline('these parameters do not broadcast');
    const size = context.bound.get('size');
    const wanted = size === null && shape.length > 0 ? new PythonList(shape.map(BigInt)) : size;
    return filled(context, 'float64', (i) => draw(context, a.at(i), b.at(i)), wanted);
  };
}

const uniform = withParameters(['low', 'high'], ({ source }, low, high) =>
  sure(low + (high - low) * source.bits.nextDouble()),
);
const normal = withParameters(['loc', 'scale'], ({ source }, loc, scale) => {
  const { value, certain } = source.normal();
  return { value: loc + scale * value, certain };
});

const integers: Draw = (context) => {
  const { bound, machine, source } = context;
  const [first, second] = [bound.get('low'), bound.get('high')];
  const low = second === null ? 0 : integerOf(first);
  const high = (second === null ? integerOf(first) : integerOf(second)) - (bound.get('endpoint') === true ? 0 : 1);
  if (high < low) machine.raise('ValueError', second === null && low === 0 ? 'high <= 0' : 'low >= high');
  const dtype = bound.get('dtype');
  if (dtype !== null && !(dtype instanceof PythonType && ['int', 'int64'].includes(dtype.name)))
    decline('random integers of this dtype are not evaluated');
  const isPlain = context.legacy && bound.get('size') === null;
  const drawn = filled(context, 'int64', () => sure(low + source.integer(high - low)));
  return isPlain && drawn instanceof PythonObject && drawn.tensor ? BigInt(toArray(drawn.tensor)[0] ?? 0) : drawn;
};

/** Fisher and Yates from the end, as both interfaces shuffle. */
function shuffledOrder({ source, machine }: Context, count: number): Float64Array {
  machine.charge(count);
  const make = () => fillInBlocks(count, 2, (i) => i);
  return visitInBlocks(Math.max(0, count - 1), 100, make, (order, turn) => {
    const i = count - 1 - turn;
    const j = maskedInteger(source.bits, i);
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  });
}

const orderTensor = (order: Float64Array): Tensor => Tensor.of('int64', [order.length], order);

const permutation: Draw = (context) => {
  const value = context.bound.get('x');
  if (typeof value === 'bigint') return new NumpyArray(orderTensor(shuffledOrder(context, Number(value))));
  const t = tensorOf(value, context.machine);
  const picked = getIndex(
    t,
    [{ kind: 'array', tensor: orderTensor(shuffledOrder(context, t.shape[0] ?? 0)) }],
    'broadcast',
  );
  return picked instanceof Tensor ? wrapArray(picked, context.machine) : decline('this permutation is not evaluated');
};

const shuffle: Draw = (context) => {
  const value = context.bound.get('x');
  if (value instanceof PythonList) {
    const order = shuffledOrder(context, value.items.length);
    const before = [...value.items];
    order.forEach((from, to) => {
      value.items[to] = before[from] ?? null;
    });
    return null;
  }
  const t = tensorOf(value, context.machine);
  const picked = getIndex(
    t,
    [{ kind: 'array', tensor: orderTensor(shuffledOrder(context, t.shape[0] ?? 0)) }],
    'broadcast',
  );
  if (picked instanceof Tensor) copyInto(t, picked);
  return null;
};

/** `choice`: with replacement by whole numbers, with probabilities by their running sum, without replacement by permutation (old interface). */
const choice: Draw = (context) => {
  const { bound, machine, source, legacy } = context;
  const [pool, size, weights] = [bound.get('a'), bound.get('size'), bound.get('p')];
  const items = typeof pool === 'bigint' ? undefined : tensorOf(pool, machine);
  const count = items === undefined ? integerOf(pool) : (items.shape[0] ?? 0);
  const shape = size === null ? [] : shapeOf(size);
  const wanted = sizeOf(shape);
  let places: Float64Array;
  if (weights !== null) {
    if (bound.get('replace') === false)
      return decline('choice without replacement and with probabilities is not evaluated');
    const p = tensorOf(weights, machine);
    if (errorsOf(p) !== undefined) return decline('probabilities are only known approximately');
    const total: number[] = [];
    for (const x of toArray(cast(p, 'float64'))) total.push((total.at(-1) ?? 0) + x);
    const sum = toArray(numpySum(cast(p, 'float64'), [0], false, 'float64'))[0] ?? 0;
    if (Math.abs(sum - 1) > 1.4901161193847656e-8)
      machine.raise('ValueError', legacy ? 'probabilities do not sum to 1' : 'Probabilities do not sum to 1.');
    const last = total.at(-1) ?? 1;
    const edges = total.map((x) => x / last);
    places = fillInBlocks(wanted, 100 + edges.length, () => {
      const u = source.bits.nextDouble();
      return edges.filter((bound) => bound <= u).length;
    });
  } else if (bound.get('replace') !== false) {
    places = fillInBlocks(wanted, 200, () => source.integer(count - 1));
  } else {
    if (!legacy) return decline('choice of a Generator without replacement is not evaluated');
    if (wanted > count) machine.raise('ValueError', "Cannot take a larger sample than population when 'replace=False'");
    places = shuffledOrder(context, count).slice(0, wanted);
  }
  const order = reshape(orderTensor(places), shape);
  if (items === undefined) return size === null ? BigInt(places[0] ?? 0) : wrapArray(order, machine);
  const picked = getIndex(items, [{ kind: 'array', tensor: order }], 'broadcast');
  return picked instanceof Tensor ? wrap(picked, machine) : decline('this choice is not evaluated');
};

const random: Draw = (context) => filled(context, 'float64', () => sure(context.source.bits.nextDouble()));
const standardNormal: Draw = (context) => filled(context, 'float64', () => context.source.normal());

/** A drawing function: its name, signature and what it draws. */
export type Row = readonly [name: string, signature: string, draw: Draw];

const shared: readonly Row[] = [
  ['random', '(size=None)', random],
  ['uniform', '(low=0.0, high=1.0, size=None)', uniform],
  ['normal', '(loc=0.0, scale=1.0, size=None)', normal],
  ['standard_normal', '(size=None)', standardNormal],
  ['permutation', '(x)', permutation],
  ['shuffle', '(x)', shuffle],
];

/** What RandomState and `numpy.random` offer. */
export const legacyRows: readonly Row[] = [
  ...shared,
  ['random_sample', '(size=None)', random],
  ['ranf', '(size=None)', random],
  ['sample', '(size=None)', random],
  [
    'rand',
    '(*size)',
    (context) => filled(context, 'float64', () => sure(context.source.bits.nextDouble()), sizes(context)),
  ],
  ['randn', '(*size)', (context) => filled(context, 'float64', () => context.source.normal(), sizes(context))],
  ['randint', '(low, high=None, size=None, dtype=None)', integers],
  ['choice', '(a, size=None, replace=True, p=None)', choice],
];

/** What Generator offers. */
export const generatorRows: readonly Row[] = [
  ...shared,
  ['integers', '(low, high=None, size=None, dtype=None, endpoint=False)', integers],
  ['choice', '(a, size=None, replace=True, p=None, axis=0, shuffle=True)', choice],
];
