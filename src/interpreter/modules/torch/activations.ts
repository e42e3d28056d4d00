import type { Activation, Spelling } from '../../../activations/activation';
import { allSpellings, type Named } from '../../../activations/lookup';
import { cast, multiply, negate } from '../../../tensor/autograd/arithmetic';
import { math } from '../../../tensor/autograd/math';
import { rearrange } from '../../../tensor/autograd/structure';
import type { Variable } from '../../../tensor/autograd/tape';
import { isFloat } from '../../../tensor/rounding';
import { copy, slice } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { Machine, Result, Value } from '../../values';
import { decline } from '../declined';
import { alongAxis } from './axisActivation';
import { axis, dtypeArgument, tensorArgument } from './convert';
import { elementwise, refuse } from './elementwiseActivation';
import { checkOverlap, checkWritable, writeInPlace } from './inPlace';
import { kernels } from './kernels';
import { named } from './linear';
import { typeName } from './objects';
import { canonicalParameters } from './parameters';
import { prelu } from './prelu';
import { randomSlopes } from './randomSlope';
import { type Implementation, operation, type Places } from './table';
import { TorchTensor, tensorType, variableOf, wrap } from './tensor';

/** A gated activation: the first half of an axis times the sigmoid of the second. */
function gated({ behaviour }: Activation, x: Variable, dim: Value, spelling: Spelling, machine: Machine): Variable {
  const { shape, dtype } = x.tensor;
  if (shape.length === 0) return machine.raise('RuntimeError', 'glu does not support 0-dimensional tensors');
  const along = axis(dim, shape.length, machine);
  const extent = shape[along] ?? 0;
  if (extent % 2 !== 0) {
    return machine.raise('RuntimeError', `Halving dimension must be even, but dimension ${along} is size ${extent}`);
  }
  const integers = behaviour?.torch?.integers;
  if (!isFloat(dtype) && typeof integers === 'object') return refuse(integers.refusedBy, dtype, machine);
  const half = (from: number): Variable => rearrange('SliceBackward0', x, (t) => slice(t, along, from, extent / 2));
  const gate = math('sigmoid', half(extent / 2), kernels);
  return named(multiply(half(0), gate), spelling.gradFn ?? 'GluBackward0');
}

/** How an activation is called beside its spelling. */
interface Call {
  /** The name in error messages. */
  readonly functionName: string;
  readonly isInPlace: boolean;
}

const isNumber = (value: Value): boolean => ['number', 'bigint', 'boolean'].includes(typeof value);

/** Applies any activation by one of its torch spellings, its arguments read by that spelling's names. */
function activate(
  { activation, spelling }: Named,
  x: Variable,
  read: (name: string) => Value,
  { functionName, isInPlace }: Call,
  machine: Machine,
): Variable {
  const check = activation.behaviour?.torch?.check;
  const has = (name: string): boolean => spelling.parameters.some((parameter) => parameter.name === name);
  const compared = activation.behaviour?.torch?.parametersCompared;
  if (compared && spelling.parameters.some(({ name, sets }) => sets && !isNumber(read(name))))
    return decline(`${functionName} with such parameters is not evaluated`);
  const parameters =
    activation.shape === 'elementwise' ? canonicalParameters(spelling, read, functionName, machine) : {};
  const error = check?.(parameters, x.tensor.dtype, x.tensor.shape.length);
  if (error) return machine.raise(...error);
  const tensor = spelling.parameters.find(({ isTensor }) => isTensor);
  if (tensor) {
    const position = spelling.kind === 'method' ? 1 : 2;
    return prelu(
      x,
      variableOf(tensorArgument(read(tensor.name), functionName, tensor.name, position, machine), machine),
      machine,
    );
  }
  const slopes = activation.behaviour?.torch?.randomSlope;
  if (slopes && read('training') === true) {
    const node = (isInPlace ? activation.behaviour?.torch?.inPlace?.gradFn : spelling.gradFn) ?? 'UnknownBackward0';
    return randomSlopes(x, slopes(parameters), node, read, machine);
  }
  switch (activation.shape) {
    case 'elementwise':
      return elementwise(activation, spelling, x, parameters, isInPlace, machine);
    case 'axis': {
      const dtype = dtypeArgument(has('dtype') ? read('dtype') : null, machine);
      const input = activation.isNegated ? negate(x) : x;
      return alongAxis(
        activation,
        spelling,
        dtype ? cast(input, dtype) : input,
        has('dim') ? read('dim') : null,
        machine,
      );
    }
    case 'gated':
      return gated(activation, x, read('dim'), spelling, machine);
  }
}

/** The input of an activation, or the error that its Python function (`firstRead`) or torch's argument parser ends in. */
function inputOf(
  value: Value,
  firstRead: ((dim: unknown) => string | undefined) | undefined,
  functionName: string,
  dim: Value,
  machine: Machine,
): TorchTensor {
  if (value instanceof TorchTensor || firstRead === undefined)
    return tensorArgument(value, functionName, 'input', 1, machine);
  const attribute = firstRead(dim) ?? decline(`${functionName} of something else than a tensor is not evaluated`);
  return machine.raise('AttributeError', `'${typeName(value)}' object has no attribute '${attribute}'`);
}

/** Whether Python takes a value of `inplace` for true. */
const isTrue = (value: Value): boolean => value === true || (typeof value === 'bigint' && value !== 0n);

/** An activation of a tensor, written into it where that is asked for. */
function applied(
  entry: Named,
  input: TorchTensor,
  read: (name: string) => Value,
  call: Call,
  machine: Machine,
): TorchTensor {
  if (!call.isInPlace) return wrap(activate(entry, variableOf(input, machine), read, call, machine));
  checkWritable(input, machine);
  checkOverlap(input.tensor, machine);
  // The gradient needs the numbers as they were before the write.
  const before = variableOf(new TorchTensor(copy(input.tensor), input.node), machine);
  writeInPlace(input, wrap(activate(entry, before, read, call, machine)), machine);
  return input;
}

/** A function or method of an activation. */
function implementation(entry: Named, inPython = false): Implementation {
  const { activation } = entry;
  const { firstRead, functionName = activation.name } = activation.behaviour?.torch ?? {};
  return (bound: Bound, machine, name) => {
    const isInPlace = name.endsWith('_') || isTrue(bound.get('inplace'));
    const call = { functionName: isInPlace ? `${functionName}_` : functionName, isInPlace };
    const read = (parameter: string): Value => bound.get(parameter);
    const input = inputOf(read('input'), inPython ? firstRead : undefined, call.functionName, read('dim'), machine);
    return applied(entry, input, read, call, machine);
  };
}

/** torch's activation functions and methods, from the activations' own spellings. */
export function registerActivations(places: Places): void {
  for (const entry of allSpellings().values()) {
    const { name: qualified, framework, kind, signature, definedAs, isBuiltin } = entry.spelling;
    if (framework !== 'torch' || (kind !== 'function' && kind !== 'method')) continue;
    const [, path = '', name = ''] = /^torch\.(?:(.*)\.)?(\w+)$/.exec(qualified) ?? [];
    const text = kind === 'method' ? `(input, ${signature.slice(1)}`.replace(', )', ')') : signature;
    const inPython = path === 'nn.functional' && !isBuiltin;
    const oneSignature = entry.activation.shape === 'elementwise' && kind === 'function';
    const builtin = operation(definedAs ?? name, text, implementation(entry, inPython), { inPython, oneSignature });
    const letter = { '': 'T', 'nn.functional': 'F', special: 'S' }[path];
    if (kind === 'method') tensorType.dictionary.set(name, builtin);
    else if (letter !== undefined) places[letter as keyof Places].set(name, builtin);
  }
}

/** Calls the function form of an activation module. */
export function applyModule(entry: Named, input: Value, read: (name: string) => Value, machine: Machine): Result {
  const { activation, spelling } = entry;
  const torch = activation.behaviour?.torch;
  const name = torch?.moduleFunctionName ?? torch?.functionName ?? activation.name;
  const isInPlace = spelling.parameters.some((parameter) => parameter.name === 'inplace') && isTrue(read('inplace'));
  const call = { functionName: isInPlace ? `${name}_` : name, isInPlace };
  const x = inputOf(
    input,
    torch?.moduleCallsBuiltin ? undefined : torch?.firstRead,
    call.functionName,
    read('dim'),
    machine,
  );
  return applied(entry, x, read, call, machine);
}
