import { fillInBlocks, visitInBlocks } from '../../../numeric/blocks';
import { cast } from '../../../tensor/cast';
import { getIndex, type Index } from '../../../tensor/index';
import { maskedInteger } from '../../../tensor/random/numpy/bits';
import { sizeOf } from '../../../tensor/shape';
import { Tensor } from '../../../tensor/tensor';
import { copyInto, errorsOf, reshape, toArray } from '../../../tensor/view';
import { PythonList } from '../../objects/list';
import type { Value } from '../../values';
import { decline } from '../declined';
import { NumpyArray, wrap, wrapArray } from './array';
import { axisOf, integerOf, shapeOf, tensorOf } from './convert';
import type { Context, Draw } from './drawing';
import { NumpyText } from './textScalar';
import { NumpyTexts, textsFrom } from './texts';

/** Fisher and Yates from the end, as both interfaces shuffle. */
function shuffledOrder({ source, machine }: Context, count: number): Float64Array {
  machine.charge(count);
  const make = () => fillInBlocks(count, 2, (i) => i);
  return visitInBlocks(Math.max(0, count - 1), 100, make, (order, turn) => {
    const i = count - 1 - turn;
    swap(order, i, maskedInteger(source.bits, i));
  });
}

function swap(order: Float64Array, i: number, j: number): void {
  const kept = order[i] ?? 0;
  order[i] = order[j] ?? 0;
  order[j] = kept;
}

const orderTensor = (order: Float64Array): Tensor => Tensor.of('int64', [order.length], order);

/** The parts of an array along an axis, in an order. */
function arranged(t: Tensor, axis: number, places: Tensor): Tensor {
  const indices: Index[] = t.shape.map((_, k) => (k === axis ? { kind: 'array', tensor: places } : { kind: 'slice' }));
  const picked = getIndex(t, indices, 'broadcast');
  return picked instanceof Tensor ? picked : decline('this arrangement is not evaluated');
}

const axisIn = ({ bound, legacy }: Context, t: Tensor): number =>
  legacy ? 0 : axisOf(bound.get('axis'), t.shape.length);

export const permutation: Draw = (context) => {
  const value = context.bound.get('x');
  if (typeof value === 'bigint') return new NumpyArray(orderTensor(shuffledOrder(context, Number(value))));
  const texts = value instanceof NumpyTexts ? value : textsFrom(value);
  if (texts !== undefined) {
    const order = shuffledOrder(context, texts.words.length);
    return new NumpyTexts(
      Array.from(order, (place) => texts.words[place] ?? ''),
      texts.shape,
      texts.width,
    );
  }
  const t = tensorOf(value, context.machine);
  const axis = axisIn(context, t);
  return wrapArray(arranged(t, axis, orderTensor(shuffledOrder(context, t.shape[axis] ?? 0))), context.machine);
};

export const shuffle: Draw = (context) => {
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
  const axis = axisIn(context, t);
  copyInto(t, arranged(t, axis, orderTensor(shuffledOrder(context, t.shape[axis] ?? 0))));
  return null;
};

/** `Generator.permuted`: everything at once where no axis is given. */
export const permuted: Draw = (context) => {
  const t = tensorOf(context.bound.get('x'), context.machine);
  if (context.bound.get('out') !== null || (context.bound.get('axis') !== null && t.shape.length > 1))
    return decline('permuted along an axis is not evaluated');
  const flat = reshape(t, [t.size]);
  const order = shuffledOrder(context, t.size);
  return wrapArray(reshape(arranged(flat, 0, orderTensor(order)), t.shape), context.machine);
};

/** Places drawn with probabilities, by their running sum. */
function weighted(context: Context, p: Float64Array, wanted: number): Float64Array {
  const { source, bound, machine } = context;
  const draw = (count: number): Float64Array => {
    const total: number[] = [];
    for (const x of p) total.push((total.at(-1) ?? 0) + x);
    const last = total.at(-1) ?? 1;
    const edges = total.map((x) => x / last);
    return fillInBlocks(count, 100 + edges.length, () => {
      const u = source.bits.nextDouble();
      return edges.filter((edge) => edge <= u).length;
    });
  };
  if (bound.get('replace') !== false) return draw(wanted);
  if (p.filter((x) => x > 0).length < wanted) machine.raise('ValueError', 'Fewer non-zero entries in p than size');
  const found: number[] = [];
  while (found.length < wanted) {
    for (const place of found) p[place] = 0;
    found.push(...new Set(draw(wanted - found.length)));
  }
  return Float64Array.from(found);
}

/** Kahan's sum, by which probabilities are checked. */
function compensated(values: Float64Array): number {
  let sum = values[0] ?? 0;
  let lost = 0;
  for (let i = 1; i < values.length; i++) {
    const y = (values[i] ?? 0) - lost;
    const next = sum + y;
    lost = next - sum - y;
    sum = next;
  }
  return sum;
}

/** Without replacement: the old interface takes the head of a permutation; the new one Floyd's algorithm, or the tail of a shuffle. */
function distinct(context: Context, count: number, wanted: number): Float64Array {
  const { source, legacy, bound, machine } = context;
  if (legacy) return shuffledOrder(context, count).slice(0, wanted);
  const shuffles = bound.get('shuffle') !== false;
  if (count > 10000 && wanted > Math.floor(count / (shuffles ? 50 : 20))) {
    machine.charge(count);
    const first = Math.max(count - wanted, 1);
    const make = () => fillInBlocks(count, 2, (i) => i);
    const order = visitInBlocks(count - first, 200, make, (all, turn) => {
      const i = count - 1 - turn;
      swap(all, i, source.integer(i));
    });
    return order.slice(count - wanted);
  }
  const make = () => ({ taken: new Set<number>(), places: new Float64Array(wanted) });
  const { places } = visitInBlocks(wanted, 200, make, (state, turn) => {
    const j = count - wanted + turn;
    const value = source.integer(j);
    const place = state.taken.has(value) ? j : value;
    state.taken.add(place);
    state.places[turn] = place;
  });
  if (shuffles) for (let i = wanted - 1; i > 0; i--) swap(places, i, source.integer(i));
  return places;
}

export const choice: Draw = (context) => {
  const { bound, machine, source, legacy } = context;
  const [pool, size, weights] = [bound.get('a'), bound.get('size'), bound.get('p')];
  const texts = pool instanceof NumpyTexts ? pool : textsFrom(pool);
  const items = typeof pool === 'bigint' || texts !== undefined ? undefined : tensorOf(pool, machine);
  const count = texts?.words.length ?? (items === undefined ? integerOf(pool) : (items.shape[0] ?? 0));
  if (!legacy && bound.get('axis') !== 0n) return decline('choice along another axis is not evaluated');
  if (legacy && items !== undefined && items.shape.length > 1) machine.raise('ValueError', 'a must be 1-dimensional');
  const shape = size === null ? [] : shapeOf(size);
  const wanted = sizeOf(shape);
  if (count <= 0 && wanted > 0) {
    const [number, empty] = legacy
      ? ['a must be greater than 0 unless no samples are taken', "'a' cannot be empty unless no samples are taken"]
      : ['a must be a positive integer unless no samples are taken', 'a cannot be empty unless no samples are taken'];
    machine.raise('ValueError', items === undefined && texts === undefined ? number : empty);
  }
  let places: Float64Array;
  if (weights !== null) {
    const p = cast(tensorOf(weights, machine), 'float64');
    if (errorsOf(p) !== undefined) return decline('probabilities are only known approximately');
    if (p.size !== count) machine.raise('ValueError', `${legacy ? "'a' and 'p'" : 'a and p'} must have same size`);
    const values = toArray(p).slice();
    if (values.some((x) => x < 0))
      machine.raise('ValueError', legacy ? 'probabilities are not non-negative' : 'Probabilities are not non-negative');
    if (Math.abs(compensated(values) - 1) > 1.4901161193847656e-8) {
      machine.raise(
        'ValueError',
        legacy
          ? 'probabilities do not sum to 1'
          : 'Probabilities do not sum to 1. See Notes section of docstring for more information.',
      );
    }
    checkPopulation(context, wanted, count);
    places = weighted(context, values, wanted);
  } else if (bound.get('replace') !== false) {
    places = fillInBlocks(wanted, 200, () => source.integer(count - 1));
  } else {
    checkPopulation(context, wanted, count);
    places = distinct(context, count, wanted);
  }
  return handedOut(context, places, shape, items, texts);
};

function checkPopulation({ bound, machine, legacy }: Context, wanted: number, count: number): void {
  if (bound.get('replace') !== false || wanted <= count) return;
  machine.raise(
    'ValueError',
    legacy
      ? "Cannot take a larger sample than population when 'replace=False'"
      : 'Cannot take a larger sample than population when replace is False',
  );
}

function handedOut(
  { bound, machine }: Context,
  places: Float64Array,
  shape: readonly number[],
  items: Tensor | undefined,
  texts: NumpyTexts | undefined,
): Value {
  const isSingle = bound.get('size') === null;
  if (texts !== undefined) {
    const words = Array.from(places, (place) => texts.words[place] ?? '');
    return isSingle ? new NumpyText(words[0] ?? '') : new NumpyTexts(words, shape, texts.width);
  }
  const order = reshape(orderTensor(places), [...shape]);
  if (items === undefined) return isSingle ? BigInt(places[0] ?? 0) : wrapArray(order, machine);
  return wrap(arranged(items, 0, order), machine);
}
