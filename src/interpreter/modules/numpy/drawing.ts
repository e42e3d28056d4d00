import { visitInBlocks } from '../../../numeric/blocks';
import type { Dtype } from '../../../tensor/dtype';
import { ErrorBounds } from '../../../tensor/elementwise';
import type { BitSource } from '../../../tensor/random/numpy/bits';
import { type Distribution, type Draws, Library } from '../../../tensor/random/numpy/distributions';
import type { Drawn } from '../../../tensor/random/numpy/legacy';
import type { SeedSequence } from '../../../tensor/random/numpy/seedSequence';
import { ulp } from '../../../tensor/rounding';
import { broadcastShapes, sizeOf } from '../../../tensor/shape';
import { Tensor } from '../../../tensor/tensor';
import { errorsOf, expand, toArray } from '../../../tensor/view';
import { PythonList } from '../../objects/list';
import { PythonTuple } from '../../objects/tuple';
import type { Bound } from '../../signature';
import type { Machine, Unknown, Value } from '../../values';
import { decline } from '../declined';
import { NumpyArray, NumpyScalar, wrap, wrapArray } from './array';
import { floatOf, shapeOf, tensorOf } from './convert';

/** How one of NumPy's two interfaces draws. */
export interface Source {
  /** The bit generator's name. */
  readonly kind: string;
  readonly bits: BitSource;
  readonly seeds?: SeedSequence | undefined;
  readonly normal: () => Drawn;
  /** A standard exponential. */
  readonly exponential: (library: Library) => number;
  /** A whole number from 0 to a range, both included. */
  readonly integer: (range: number) => number;
  /** Why it is not known where the generator stands. */
  doubt: Unknown | undefined;
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

/** A drawing function: its name, signature and what it draws. */
export type Row = readonly [name: string, signature: string, draw: Draw];

export const sure = (value: number): Drawn => ({ value, certain: true });

/** The array of a `size` argument, or a scalar, filled one draw after another. */
export function filled(
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

/** A parameter that may be an array: a function of the place that gives the parameter there. */
interface Parameter {
  readonly at: (i: number) => number;
  readonly shape: readonly number[];
}

function parameter(context: Context, name: string): Parameter {
  const value = context.bound.get(name);
  if (value instanceof NumpyArray || value instanceof PythonList || value instanceof PythonTuple) {
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

/** A drawing with parameters, which broadcast together where they are arrays. */
export function withParameters(
  names: readonly string[],
  draw: (context: Context, parameters: readonly number[]) => Drawn,
  dtype: Dtype = 'float64',
  check?: (name: string, value: number, machine: Machine) => void,
): Draw {
  return (context) => {
    const all = names.map((name) => parameter(context, name));
    const shape = broadcastShapes(...all.map((one) => one.shape)) ?? decline('these parameters do not broadcast');
    if (all.filter((one) => one.shape.length > 0).some((one) => sizeOf(one.shape) !== sizeOf(shape)))
      decline('parameters of different shapes are not evaluated');
    for (const [k, name] of names.entries()) check?.(name, all[k]?.at(0) ?? 0, context.machine);
    const size = context.bound.get('size');
    const wanted = size === null && shape.length > 0 ? new PythonList(shape.map(BigInt)) : size;
    const result = filled(
      context,
      dtype,
      (i) =>
        draw(
          context,
          all.map((one) => one.at(i)),
        ),
      wanted,
    );
    // A single count is a Python int in both interfaces.
    return result instanceof NumpyScalar && dtype === 'int64' ? BigInt(toArray(result.tensor)[0] ?? 0) : result;
  };
}

/** What the distributions draw from; `library` notes doubt, a normal's own doubt is noted there too. */
export function drawsOf({ bits, normal, exponential }: Source, library: Library): Draws {
  return {
    double: () => bits.nextDouble(),
    normal: () => {
      const { value, certain } = normal();
      library.certain &&= certain;
      return value;
    },
    exponential: () => exponential(library),
  };
}

/** One draw of a distribution. */
export function drawn(distribution: Distribution, { source, legacy }: Context, parameters: readonly number[]): Drawn {
  const library = new Library();
  const value = distribution(drawsOf(source, library), library, legacy, parameters);
  return { value, certain: library.certain };
}
