import type { GradientNode, Variable } from '../../../tensor/autograd/tape';
import { doubtOf } from '../../../tensor/doubt';
import type { Dtype } from '../../../tensor/dtype';
import { array2string, numpyDefaults, numpyStr } from '../../../tensor/printing/numpy';
import type { Tensor } from '../../../tensor/tensor';
import { PythonTuple } from '../../objects/tuple';
import { type Machine, PythonObject, PythonType, StateKey, type Text, Unknown, type Value } from '../../values';
import { decline } from '../declined';
import type { Trace } from './compilation';

/** `jax.Array`'s concrete type; its slots are filled in by slots.ts. */
export const arrayType: PythonType = new PythonType('ArrayImpl', 'jaxlib._jax', [], {});

/**
 * A JAX array; one with a node is being differentiated. Unsigned 32-bit words of random keys are held as int64, a dtype that JAX does not
 * have unless asked for 64-bit numbers.
 */
export class JaxArray extends PythonObject {
  readonly type = arrayType;
  constructor(
    override readonly tensor: Tensor,
    /** Whether the dtype gives way to another operand's, as that of Python numbers does. */
    readonly weak = false,
    readonly node: GradientNode | undefined = undefined,
  ) {
    super();
  }
}

/** How deep a run is inside functions that JAX traces instead of running, and inside those it differentiates. */
export interface Tracing {
  traced: number;
  differentiated: number;
  /** What was traced since the outermost of them that is compiled or differentiated. */
  trace: Trace | undefined;
  /** Whether jax_enable_x64 was switched on, with which nothing is evaluated here. */
  wide: boolean;
}

export const tracingKey = new StateKey<Tracing>('jax.tracing', () => ({
  traced: 0,
  differentiated: 0,
  trace: undefined,
  wide: false,
}));

/** A result as an array, its elements charged. */
export function wrap(v: Variable, machine: Machine, weak = false): JaxArray {
  if (machine.state(tracingKey).wide) return decline('JAX with 64-bit numbers is not evaluated');
  machine.charge(v.tensor.size);
  return new JaxArray(v.tensor, weak, v.node);
}

/** JAX's name of a dtype. */
const dtypeName = (dtype: Dtype): string => (dtype === 'int64' ? 'uint32' : dtype);

/** Why the numbers of an array cannot be shown or decide anything here, if they cannot. */
export function hidden(self: JaxArray, machine: Machine): Unknown | undefined {
  if (self.node !== undefined || machine.state(tracingKey).traced > 0)
    return new Unknown('a number inside a function that JAX traces has no value of its own');
  const doubt = doubtOf(self.tensor);
  return doubt === undefined ? undefined : new Unknown(doubt);
}

/** `str(array)`: as NumPy's. */
export const strOf = (self: JaxArray, machine: Machine): Text | Unknown =>
  hidden(self, machine) ?? numpyStr(self.tensor);

/** `repr(array)` (jax/_src/array.py, ArrayImpl.__repr__). */
export function reprOf(self: JaxArray, machine: Machine): Text | Unknown {
  const { tensor, weak } = self;
  const unknown = hidden(self, machine);
  if (unknown !== undefined) return unknown;
  const prefix = 'Array(';
  const shape = new PythonTuple(tensor.shape.map(BigInt)).items.join(', ');
  const body =
    tensor.size === 0
      ? { text: `[], shape=(${shape}${tensor.shape.length === 1 ? ',' : ''})`, approximate: false }
      : array2string(tensor, { options: numpyDefaults, separator: ', ', prefix, suffix: ',' });
  const dtype = `dtype=${dtypeName(tensor.dtype)}${weak ? ', weak_type=True' : ''}`;
  const lastLine = body.text.length - body.text.lastIndexOf('\n') + 1;
  const gap = lastLine + dtype.length + 2 > numpyDefaults.linewidth ? ' '.repeat(prefix.length) : ' ';
  return { text: `${prefix}${body.text},${gap}${dtype})`, approximate: body.approximate };
}

export const isArray = (value: Value): value is JaxArray => value instanceof JaxArray;
