import { sizeOf } from '../../../tensor/shape';
import type { Tensor } from '../../../tensor/tensor';
import { isContiguous, permute, select } from '../../../tensor/view';
import { PythonList } from '../../objects/list';
import { PythonTuple } from '../../objects/tuple';
import { type Bound, defineFunction } from '../../signature';
import { Builtin, Instance, type Machine, PythonType, type Value } from '../../values';
import { decline } from '../declined';
import { NumpyArray } from './array';
import { guard, tensorOf } from './convert';

/** An `np.nditer` over one array, element by element. */
class ElementIterator extends Instance {
  place = 0;
  constructor(
    readonly operand: Tensor,
    /** The array with its axes in the order in which they are walked. */
    readonly walked: Tensor,
    /** For each axis of the array its place among the walked ones. */
    readonly axes: readonly number[],
    readonly tracksPlace: boolean,
  ) {
    super(iteratorType);
  }

  get coordinates(): number[] {
    const { shape } = this.walked;
    const walked = shape.map((extent, axis) => Math.floor(this.place / sizeOf(shape.slice(axis + 1))) % extent);
    return this.axes.map((axis) => walked[axis] ?? 0);
  }

  /** The element where the iterator stands, as a 0-d array that shares the operand's memory. */
  get element(): NumpyArray {
    return new NumpyArray(this.coordinates.reduce((part, at) => select(part, 0, at), this.operand));
  }

  get isFinished(): boolean {
    return this.place >= this.operand.size;
  }

  advance(): boolean {
    this.place++;
    return !this.isFinished;
  }
}

const attributes: Readonly<Record<string, (self: ElementIterator, machine: Machine) => Value>> = {
  finished: (self) => self.isFinished,
  multi_index: (self, machine) =>
    self.tracksPlace
      ? new PythonTuple(self.coordinates.map(BigInt))
      : machine.raise('ValueError', 'Iterator is not tracking a multi-index'),
  value: (self) => self.element,
  itersize: (self) => BigInt(self.operand.size),
  iternext: (self) => new Builtin('iternext', () => self.advance()),
  reset: (self) =>
    new Builtin('reset', () => {
      self.place = 0;
      return null;
    }),
};

const known = new Set(['multi_index', 'refs_ok', 'zerosize_ok']);

function make(bound: Bound, machine: Machine): Value {
  const value = bound.get('op');
  const t = value instanceof NumpyArray ? value.tensor : tensorOf(value, machine);
  if (value instanceof PythonList && [...value.items].some((item) => item instanceof NumpyArray || item === null))
    return decline('numpy.nditer over several arrays is not evaluated');
  const flags = bound.get('flags');
  const names =
    flags === null ? [] : flags instanceof PythonList || flags instanceof PythonTuple ? [...flags.items] : [null];
  if (names.some((name) => typeof name !== 'string' || !known.has(name)) || bound.get('op_dtypes') !== null)
    return decline('this form of numpy.nditer is not evaluated');
  const order = bound.get('order');
  const forward = [...t.shape.keys()];
  const backward = forward.toReversed();
  const isTurned = order === 'F' || (order === 'K' && !isContiguous(t) && isContiguous(permute(t, backward)));
  if (order === 'K' && !isTurned && !isContiguous(t)) return decline('numpy.nditer over this array is not evaluated');
  machine.charge(t.size);
  const axes = isTurned ? backward : forward;
  return new ElementIterator(t, permute(t, axes), axes, names.includes('multi_index'));
}

const construct = defineFunction(
  'nditer',
  "(op, flags=None, op_flags=None, op_dtypes=None, order='K', casting='safe', op_axes=None, itershape=None, buffersize=0)",
  (bound, machine) => guard(() => make(bound, machine)),
);

/** `numpy.nditer`. */
export const iteratorType: PythonType = new PythonType(
  'nditer',
  'numpy',
  [],
  {
    getAttribute: (self: ElementIterator, name, machine) =>
      Object.hasOwn(attributes, name) ? attributes[name]?.(self, machine) : undefined,
    iterate: (self: ElementIterator) => {
      let isFirst = true;
      return {
        next: () => {
          if (!isFirst) self.advance();
          isFirst = false;
          return self.isFinished ? undefined : self.element;
        },
      };
    },
    getItem: (self: ElementIterator, key) =>
      key === 0n ? self.element : guard(() => decline('this operand is not evaluated')),
    enter: (self: ElementIterator) => self,
    exit: () => false,
  },
  (_, args, machine) => construct.implementation(args, machine),
);
