import type { Activation, Spelling } from '../../../activations/activation';
import { allSpellings, type Named } from '../../../activations/lookup';
import { cast, multiply } from '../../../tensor/autograd/arithmetic';
import { math } from '../../../tensor/autograd/math';
import { rearrange } from '../../../tensor/autograd/structure';
import type { Variable } from '../../../tensor/autograd/tape';
import { slice } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { Machine, Result, Value } from '../../values';
import { decline } from '../declined';
import { alongAxis } from './axisActivation';
import { axis, dtypeArgument, tensorArgument } from './convert';
import { canonicalParameters, elementwise } from './elementwiseActivation';
import { writeInPlace } from './inPlace';
import { kernels } from './kernels';
import { named } from './linear';
import { typeName } from './objects';
import { builtinFunctional, type Implementation, operation, type Places } from './table';
import { TorchTensor, tensorType, variableOf, wrap } from './tensor';

/** A gated activation: the first half of an axis times the sigmoid of the second. */
function gated(x: Variable, dim: Value, spelling: Spelling, machine: Machine): Variable {
  const { shape } = x.tensor;
  if (shape.length === 0) return machine.raise('RuntimeError', 'glu does not support 0-dimensional tensors');
  const along = axis(dim, shape.length, machine);
  const extent = shape[along] ?? 0;
  if (extent % 2 !== 0) {
    return machine.raise('RuntimeError', `Halving dimension must be even, but dimension ${along} is size ${extent}`);
  }
  const half = (from: number): Variable => rearrange('SliceBackward0', x, (t) => slice(t, along, from, extent / 2));
  const gate = math('sigmoid', half(extent / 2), kernels);
  return named(multiply(half(0), gate), spelling.gradFn ?? 'GluBackward0');
}

/** Applies any activation by one of its torch spellings, its arguments read by that spelling's names. */
export function activate(
  { activation, spelling }: Named,
  x: Variable,
  read: (name: string) => Value,
  functionName: string,
  machine: Machine,
): Variable {
  switch (activation.shape) {
    case 'elementwise':
      return elementwise(activation, spelling, x, canonicalParameters(spelling, read, functionName, machine), machine);
    case 'axis': {
      const has = spelling.parameters.some(({ name }) => name === 'dim');
      const dtype = dtypeArgument(
        spelling.parameters.some(({ name }) => name === 'dtype') ? read('dtype') : null,
        machine,
      );
      return alongAxis(activation, spelling, dtype ? cast(x, dtype) : x, has ? read('dim') : null, machine);
    }
    case 'gated':
      return gated(x, read('dim'), spelling, machine);
  }
}

/** The function a spelling stands for: its name in error messages. */
const functionNameOf = (activation: Activation): string => activation.name;

/** The first thing that torch/nn/functional.py reads of an input, where it is not passed on as it is. */
function firstRead(name: string, dim: Value): string | undefined {
  if (name === 'glu') return 'dim';
  if (name === 'softmax' || name === 'log_softmax' || name === 'softmin') {
    if (dim === null) return 'dim';
    return name === 'softmin' ? decline('softmin of something else than a tensor is not evaluated') : name;
  }
  return name === 'sigmoid' || name === 'tanh' ? name : undefined;
}

/** The input of an activation, or the error that its Python function or torch's argument parser ends in. */
function inputOf(value: Value, activation: Activation, inPython: boolean, dim: Value, machine: Machine): TorchTensor {
  if (value instanceof TorchTensor) return value;
  const attribute = inPython ? firstRead(activation.name, dim) : undefined;
  if (attribute !== undefined)
    return machine.raise('AttributeError', `'${typeName(value)}' object has no attribute '${attribute}'`);
  return tensorArgument(value, functionNameOf(activation), 'input', 1, machine);
}

/** A function or method of an activation. */
function implementation(entry: Named, inPython = false): Implementation {
  return (bound: Bound, machine, name) => {
    const input = inputOf(bound.get('input'), entry.activation, inPython, bound.get('dim'), machine);
    const result = wrap(
      activate(
        entry,
        variableOf(input, machine),
        (parameter) => bound.get(parameter),
        functionNameOf(entry.activation),
        machine,
      ),
    );
    return bound.get('inplace') === true || name.endsWith('_') ? writeInPlace(input, result, machine) : result;
  };
}

/** torch's activation functions and methods, from the activations' own spellings. */
export function registerActivations(places: Places): void {
  for (const entry of allSpellings().values()) {
    const { name: qualified, framework, kind, signature } = entry.spelling;
    if (framework !== 'torch' || (kind !== 'function' && kind !== 'method')) continue;
    const [, path = '', name = ''] = /^torch\.(?:(.*)\.)?(\w+)$/.exec(qualified) ?? [];
    const text = kind === 'method' ? `(input, ${signature.slice(1)}`.replace(', )', ')') : signature;
    const inPython = path === 'nn.functional' && !builtinFunctional.has(name);
    const oneSignature = entry.activation.shape === 'elementwise' && kind === 'function';
    const builtin = operation(name, text, implementation(entry, inPython), { inPython, oneSignature });
    const letter = { '': 'T', 'nn.functional': 'F', special: 'S' }[path];
    if (kind === 'method') {
      tensorType.dictionary.set(name, builtin);
      tensorType.dictionary.set(`${name}_`, operation(`${name}_`, text, implementation(entry)));
    } else if (letter !== undefined) places[letter as keyof Places].set(name, builtin);
  }
}

/** Calls the function form of an activation module. */
export function applyModule(entry: Named, input: Value, read: (name: string) => Value, machine: Machine): Result {
  const { name } = entry.activation;
  if (!(input instanceof TorchTensor) && (name === 'softmax2d' || name === 'relu6'))
    return decline(`${name} of something else than a tensor is not evaluated`);
  // nn.Sigmoid and nn.Tanh call torch's own functions, the others those of torch.nn.functional.
  const inPython = name !== 'sigmoid' && name !== 'tanh';
  const x = inputOf(input, entry.activation, inPython, read('dim'), machine);
  const dim4 = entry.activation.name === 'softmax2d';
  if (dim4 && x.tensor.shape.length !== 3 && x.tensor.shape.length !== 4) {
    return machine.raise(
      'ValueError',
      `Softmax2d: expected input to be 3D or 4D, got ${x.tensor.shape.length}D instead`,
    );
  }
  const result = wrap(activate(entry, variableOf(x, machine), read, functionNameOf(entry.activation), machine));
  return entry.spelling.parameters.some(({ name }) => name === 'inplace') && read('inplace') === true
    ? writeInPlace(x, result, machine)
    : result;
}
