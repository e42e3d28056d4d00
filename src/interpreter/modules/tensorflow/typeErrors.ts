import type { Variable } from '../../../tensor/autograd/tape';
import type { Dtype } from '../../../tensor/dtype';
import { isFloat } from '../../../tensor/rounding';
import { decline } from '../declined';
import { invalidArgument } from './decline';

/** How TensorFlow words that an operation does not take a dtype (core/framework/op_def_util.cc). */

const all = 'bfloat16 half float double complex64 complex128';
const real = 'half bfloat16 float double';

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
  LogSoftmax: ['logits:T -> logsoftmax:T', real],
};

const constantNames: Readonly<Record<string, string>> = { float: 'FLOAT', double: 'DOUBLE', half: 'HALF' };

/** The tensor if it holds floats; else raises in the operation's words, or declines where they are not known. */
export function floatsFor(operation: string, x: Variable): Variable {
  const { dtype } = x.tensor;
  if (isFloat(dtype)) return x;
  const definition = definitions[operation];
  if (definition === undefined) return decline(`${operation} of ${dtype} is not evaluated: TensorFlow raises`);
  return refuse(operation, dtype, definition);
}

function refuse(operation: string, dtype: Dtype, [signature, allowed]: Definition): never {
  const names = allowed.split(' ');
  const constants = names.map((name) => `DT_${constantNames[name] ?? name.toUpperCase()}`);
  return invalidArgument(
    `Value for attr 'T' of ${dtype} is not in the list of allowed values: ${names.join(', ')}\n\t; NodeDef: {{node ${operation}}}; Op<name=${operation}; signature=${signature}; attr=T:type,allowed=[${constants.join(', ')}]> [Op:${operation}] name: `,
  );
}
