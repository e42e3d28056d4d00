import type { Variable } from '../../../tensor/autograd/tape';
import type { Dtype } from '../../../tensor/dtype';
import { isFloat } from '../../../tensor/rounding';
import { broadcastShapes } from '../../../tensor/shape';
import type { Tensor } from '../../../tensor/tensor';
import { decline } from '../declined';
import { invalidArgument, kernelPrefix } from './decline';

/** How TensorFlow words that an operation does not take a dtype (core/framework/op_def_util.cc). */

const all = 'bfloat16 half float double complex64 complex128';
const real = 'half bfloat16 float double';

const signed = 'bfloat16 half float double int8 int16 int32 int64';
const ordered = 'float double int32 uint8 int16 int8 int64 bfloat16 uint16 half uint32 uint64';

/** What an operation's definition says: its signature, and the dtypes it takes in the definition's order. */
type Definition = readonly [signature: string, allowed: string];

const definitions: Readonly<Record<string, Definition>> = {
  ...Object.fromEntries(
    'Sigmoid Tanh Exp Expm1 Log Log1p Sqrt Rsqrt Sin Cos'
      .split(' ')
      .map((name): [string, Definition] => [name, ['x:T -> y:T', all]]),
  ),
  ...Object.fromEntries(
    'Elu Selu Softplus Softsign'
      .split(' ')
      .map((name): [string, Definition] => [name, ['features:T -> activations:T', real]]),
  ),
  Floor: ['x:T -> y:T', 'bfloat16 half float double'],
  Ceil: ['x:T -> y:T', 'bfloat16 half float double'],
  ...Object.fromEntries(
    'IsNan IsInf IsFinite'
      .split(' ')
      .map((name): [string, Definition] => [name, ['x:T -> y:bool', 'bfloat16 half float double']]),
  ),
  ...Object.fromEntries(
    'Neg Sign Round'
      .split(' ')
      .map((name): [string, Definition] => [name, ['x:T -> y:T', `${signed} complex64 complex128`]]),
  ),
  Abs: ['x:T -> y:T', signed],
  ...Object.fromEntries(
    'Less LessEqual Greater GreaterEqual'
      .split(' ')
      .map((name): [string, Definition] => [name, ['x:T, y:T -> z:bool', ordered]]),
  ),
  LogSoftmax: ['logits:T -> logsoftmax:T', real],
};

const cNames: Readonly<Record<string, string>> = { float32: 'float', float64: 'double', float16: 'half' };
const kernelDtype = (t: Tensor): string => cNames[t.dtype] ?? t.dtype;

/** Raises what TensorFlow raises for operands of different dtypes or shapes that do not broadcast. */
export function checkOperands(operation: string, a: Tensor, b: Tensor): void {
  if (a.dtype !== b.dtype) {
    invalidArgument(
      `cannot compute ${operation} as input #1(zero-based) was expected to be a ${kernelDtype(a)} tensor but is a ${kernelDtype(b)} tensor [Op:${operation}] name: `,
    );
  }
  if (broadcastShapes(a.shape, b.shape) !== undefined) return;
  const list = (shape: readonly number[]) => `[${shape.join(',')}]`;
  invalidArgument(
    `${kernelPrefix(operation)} Incompatible shapes: ${list(a.shape)} vs. ${list(b.shape)} [Op:${operation}] name: `,
  );
}

const constantNames: Readonly<Record<string, string>> = { float: 'FLOAT', double: 'DOUBLE', half: 'HALF' };

/** The tensor if it holds floats; else raises in the operation's words, or declines where they are not known. */
export function floatsFor(operation: string, x: Variable): Variable {
  const { dtype } = x.tensor;
  if (isFloat(dtype)) return x;
  const definition = definitions[operation];
  if (definition === undefined) return decline(`${operation} of ${dtype} is not evaluated: TensorFlow raises`);
  return refuse(operation, dtype, definition);
}

/** Raises where an operation's definition leaves out the dtype. */
export function checkDtype(operation: string, dtype: Dtype): void {
  const definition = definitions[operation];
  if (definition !== undefined && !definition[1].split(' ').includes(cNames[dtype] ?? dtype))
    refuse(operation, dtype, definition);
}

/** Raises where an operation of booleans is given something else. */
export function checkBoolean(operation: string, t: Tensor): void {
  if (t.dtype === 'bool') return;
  invalidArgument(
    `cannot compute ${operation} as input #0(zero-based) was expected to be a bool tensor but is a ${kernelDtype(t)} tensor [Op:${operation}] name: `,
  );
}

function refuse(operation: string, dtype: Dtype, [signature, allowed]: Definition): never {
  const names = allowed.split(' ');
  const constants = names.map((name) => `DT_${constantNames[name] ?? name.toUpperCase()}`);
  return invalidArgument(
    `Value for attr 'T' of ${dtype} is not in the list of allowed values: ${names.join(', ')}\n\t; NodeDef: {{node ${operation}}}; Op<name=${operation}; signature=${signature}; attr=T:type,allowed=[${constants.join(', ')}]> [Op:${operation}] name: `,
  );
}
