import type { Dtype } from '../../../tensor/dtype';
import { type BitSource, narrowInteger } from '../../../tensor/random/numpy/bits';
import { bytes, limits } from '../../../tensor/rounding';
import { broadcastShapes } from '../../../tensor/shape';
import { expand, toArray } from '../../../tensor/view';
import { PythonList } from '../../objects/list';
import { PythonTuple } from '../../objects/tuple';
import { PythonType, type Value } from '../../values';
import { decline } from '../declined';
import { NumpyArray, NumpyScalar } from './array';
import { integerOf, shapeOf, tensorOf } from './convert';
import { type Draw, filled, sure } from './drawing';
import { dtypeArgument } from './table';

const isArray = (value: Value): boolean =>
  value instanceof NumpyArray || value instanceof PythonList || value instanceof PythonTuple;

/** Whole numbers of a dtype from a range: narrow ones several to a 32-bit word. */
function narrow(dtype: Dtype, source: BitSource, legacy: boolean): ((range: number) => number) | undefined {
  if (dtype === 'int64' || dtype === 'int32') return undefined;
  if (dtype === 'bool') return decline('random booleans are not evaluated');
  return narrowInteger(source, bytes[dtype] * 8, legacy);
}

/** `Generator.integers`, `RandomState.randint`. */
export const integers: Draw = (context) => {
  const { bound, machine, source, legacy } = context;
  const [first, second] = [bound.get('low'), bound.get('high')];
  const given = bound.get('dtype');
  const dtype = given === null ? 'int64' : (dtypeArgument(bound, machine) ?? 'int64');
  const closing = bound.get('endpoint') === true ? 0 : 1;
  if (isArray(first) || isArray(second)) return eachRange();
  const low = second === null ? 0 : integerOf(first);
  const high = (second === null ? integerOf(first) : integerOf(second)) - closing;
  if (high < low) machine.raise('ValueError', second === null && (low === 0 || !legacy) ? 'high <= 0' : 'low >= high');
  if (Math.abs(low) > Number.MAX_SAFE_INTEGER || Math.abs(high) > Number.MAX_SAFE_INTEGER)
    return decline('random integers beyond 2^53 are not evaluated');
  const [least, most] = limits(dtype);
  if (low < least) machine.raise('ValueError', `low is out of bounds for ${dtype}`);
  if (high > most) machine.raise('ValueError', `high is out of bounds for ${dtype}`);
  const draw = narrow(dtype, source.bits, legacy) ?? source.integer;
  const result = filled(context, dtype, () => sure(low + draw(high - low)));
  // The old interface hands out a Python int unless a dtype of NumPy's is asked for.
  const isPython = given === null || (given instanceof PythonType && given.module === 'builtins');
  return legacy && isPython && result instanceof NumpyScalar ? BigInt(toArray(result.tensor)[0] ?? 0) : result;

  function eachRange(): Value {
    if (dtype !== 'int64') return decline('random integers of this dtype between arrays are not evaluated');
    const [a, b] =
      second === null
        ? [tensorOf(0n, machine), tensorOf(first, machine)]
        : [tensorOf(first, machine), tensorOf(second, machine)];
    const size = bound.get('size');
    const shape =
      broadcastShapes(a.shape, b.shape, size === null ? [] : shapeOf(size)) ?? decline('these ranges do not broadcast');
    const [lows, highs] = [toArray(expand(a, shape)), toArray(expand(b, shape))];
    if (lows.some((x, i) => (highs[i] ?? 0) - closing < x))
      machine.raise('ValueError', second === null ? 'high <= 0' : 'low >= high');
    return filled(
      context,
      'int64',
      (i) => sure((lows[i] ?? 0) + source.integer((highs[i] ?? 0) - closing - (lows[i] ?? 0))),
      new PythonList(shape.map(BigInt)),
    );
  }
};
