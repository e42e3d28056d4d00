import type { Variable } from '../../../tensor/autograd/tape';
import { exceptionType } from '../../exceptions';
import { PythonException, Raised } from '../../objects/exception';
import { Property } from '../../objects/function';
import { Builtin, PythonType } from '../../values';
import { decline } from '../declined';

/** An operand of an operation whose gradient is not evaluated: declines where one would be wanted. */
export function withoutGradient(x: Variable, what: string): Variable {
  return x.node === undefined ? x : decline(`the gradient of ${what} is not evaluated`);
}

const errorModule = 'tensorflow.python.framework.errors_impl';
/** `tf.errors.OpError`. */
export const opErrorType = new PythonType(
  'OpError',
  errorModule,
  [exceptionType('Exception')],
  {},
  exceptionType('Exception').construct,
);
opErrorType.dictionary.set(
  'message',
  new Property(
    new Builtin('message', ({ positional: [self] }) =>
      self instanceof PythonException ? (self.args[0] ?? null) : null,
    ),
    null,
    null,
  ),
);
/** `tf.errors.InvalidArgumentError`. */
export const invalidArgumentType = new PythonType(
  'InvalidArgumentError',
  errorModule,
  [opErrorType],
  {},
  opErrorType.construct,
);

/** Raises InvalidArgumentError with TensorFlow's words. */
export function invalidArgument(message: string): never {
  throw new Raised(new PythonException(invalidArgumentType, [message]));
}

/** The prefix of an error from inside a kernel. */
export const kernelPrefix = (operation: string): string =>
  `{{function_node __wrapped__${operation}_device_/job:localhost/replica:0/task:0/device:CPU:0}}`;
