import { isLeaf, markModified } from '../../../tensor/autograd/tape';
import { full } from '../../../tensor/create';
import { type Arguments, type Machine, PythonObject, type Unknown } from '../../values';
import { generatorKey, torchState } from './state';
import { ownerOf, TorchTensor } from './tensor';

/** Makes a tensor's numbers unknown, with all that share them: something that was not evaluated may have written to it. */
export function forget(t: TorchTensor, unknown: Unknown, machine: Machine): void {
  const { storage } = t.tensor;
  storage.errors = new Float64Array(storage.values.length).fill(Number.POSITIVE_INFINITY);
  markModified(t.tensor);
  t.distrusted ??= unknown;
  torchState(machine).unknownNumbers = unknown.reason;
}

/** Operations that take numbers from a generator. */
const draws =
  /^(rand\w*|normal_?|bernoulli_?|multinomial|poisson|binomial|(uniform|exponential|cauchy|geometric|log_normal|random|trunc_normal|orthogonal|sparse|(xavier|kaiming)_\w+)_|\w*dropout\w*|rrelu_?|gumbel_softmax|(manual_)?seed|set_rng_state)$/;

/** What a call that was not evaluated may have changed is unknown: tensors it writes to, generators it draws from. */
export function forgetWritten(
  name: string,
  signature: string,
  { positional, keywords }: Arguments,
  unknown: Unknown,
  machine: Machine,
): void {
  const inPlace =
    /[^_]_$/.test(name) || (/\binplace=/.test(signature) && [...positional, keywords.get('inplace')].includes(true));
  const written = [keywords.get('out'), ...(inPlace ? [positional[0], keywords.get('input')] : [])];
  for (const value of written) if (value instanceof TorchTensor) forget(value, unknown, machine);
  if (!draws.test(name)) return;
  const generator = keywords.get('generator');
  if (generator instanceof PythonObject) generator.distrusted ??= unknown;
  else machine.distrust(generatorKey, unknown.reason);
}

/** The gradients of all leaves that a tensor depends on are unknown: a backward pass from it was not evaluated. */
export function forgetGradients(output: TorchTensor, unknown: Unknown, machine: Machine): void {
  const seen = new Set(output.node ? [output.node] : []);
  for (const node of seen) {
    for (const input of node.inputs) if (input.node) seen.add(input.node);
    const owner = ownerOf(node);
    if (owner === undefined || !(isLeaf(node) || owner.retainsGrad)) continue;
    owner.grad = new TorchTensor(full(owner.tensor.shape, 0, owner.tensor.dtype));
    forget(owner.grad, unknown, machine);
  }
}
