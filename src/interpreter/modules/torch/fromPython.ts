import { fillInBlocks, findInBlocks } from '../../../numeric/blocks';
import type { Dtype } from '../../../tensor/dtype';
import { isFloat, rounder } from '../../../tensor/rounding';
import { sameShape } from '../../../tensor/shape';
import { Tensor } from '../../../tensor/tensor';
import { errorsOf, toArray } from '../../../tensor/view';
import { ApproximateFloat, type Machine, PythonObject, type Value } from '../../values';
import { decline } from '../declined';
import { plainNumbers } from '../plainNumbers';
import { sequence } from './convert';
import { typeName } from './objects';
import { overflows } from './overflow';
import { torchState } from './state';
import { TorchTensor } from './tensor';

interface Gathered {
  readonly numbers: ArrayLike<number>;
  readonly errors: readonly number[];
  readonly kinds: Set<'bool' | 'int' | 'float'>;
  readonly dtypes: Set<Dtype>;
}

interface Gathering extends Gathered {
  readonly numbers: number[];
  readonly errors: number[];
}

function gatherAll(value: Value, shape: readonly number[], machine: Machine): Gathered {
  const gathered: Gathering = { numbers: [], errors: [], kinds: new Set(), dtypes: new Set() };
  gather(value, shape, 0, gathered, machine);
  return gathered;
}

/** Nested lists of numbers and tensors as one tensor, with torch's rules for the dtype (torch/csrc/utils/tensor_new.cpp). */
export function nestedTensor(value: Value, dtype: Dtype | undefined, machine: Machine): Tensor {
  const plain = plainNumbers(value);
  const shape = plain?.shape ?? shapeOf(value);
  machine.charge(shape.reduce((product, extent) => product * extent, 1));
  const gathered: Gathered = plain
    ? { numbers: plain.values, errors: [], kinds: new Set([plain.kind]), dtypes: new Set() }
    : gatherAll(value, shape, machine);
  const result = dtype ?? inferDtype(gathered, machine);
  if (
    gathered.dtypes.size === 0 &&
    !isFloat(result) &&
    findInBlocks(gathered.numbers.length, 5, (i) => overflows(gathered.numbers[i] ?? 0, result)) >= 0
  )
    machine.raise('RuntimeError', `value cannot be converted to type ${result} without overflow`);
  const fractional = gathered.kinds.has('float') && !isFloat(result) && result !== 'bool';
  const round = rounder(result);
  const source = gathered.numbers;
  const numbers = fillInBlocks(source.length, 5, (i) =>
    fractional ? Math.trunc(source[i] ?? 0) : round(source[i] ?? 0),
  );
  const uncertain = gathered.errors.some((error) => error > 0);
  return Tensor.of(result, shape, numbers, uncertain ? Float64Array.from(gathered.errors) : undefined);
}

/** The shape that the first items of nested sequences tell. */
function shapeOf(value: Value): number[] {
  const items = sequence(value);
  if (items) {
    const [first] = items;
    return [items.length, ...(first === undefined ? [] : shapeOf(first))];
  }
  return value instanceof PythonObject && value.tensor ? [...value.tensor.shape] : [];
}

function gather(value: Value, shape: readonly number[], depth: number, into: Gathering, machine: Machine): void {
  const items = sequence(value);
  if (items) gatherItems(items, shape, depth, into, machine);
  else if (value instanceof ApproximateFloat) add(into, value.value, value.error, 'float');
  else if (value instanceof PythonObject && value.tensor) {
    if (value instanceof TorchTensor && depth > 0 && value.tensor.shape.length > 0) refuseParts(value.tensor, machine);
    gatherTensor(value.tensor, shape.slice(depth), into);
  } else if (depth < shape.length) {
    machine.raise('TypeError', `expected sequence object with len >= 0 or a single item, got ${typeName(value)}`);
  } else if (typeof value === 'boolean') add(into, Number(value), 0, 'bool');
  else if (typeof value === 'number') add(into, value, 0, 'float');
  else if (typeof value === 'bigint') {
    if (value >= 2n ** 63n || value < -(2n ** 63n)) machine.raise('RuntimeError', 'Overflow when unpacking long long');
    if (BigInt(Number(value)) !== value) decline('an integer beyond 2^53 is not evaluated');
    add(into, Number(value), 0, 'int');
  } else if (value === null) machine.raise('RuntimeError', 'Could not infer dtype of NoneType');
  else if (typeof value === 'string') {
    if (depth === 0) machine.raise('TypeError', "new(): invalid data type 'str'");
    machine.raise('ValueError', "too many dimensions 'str'");
  } else decline(`a tensor of ${typeName(value)} is not evaluated`);
}

/** Tensors within a sequence must hold one number each. */
function refuseParts(tensor: Tensor, machine: Machine): void {
  if (tensor.size !== 1) machine.raise('ValueError', 'only one element tensors can be converted to Python scalars');
  decline('a tensor from tensors with axes is not evaluated');
}

function gatherItems(
  items: readonly Value[],
  shape: readonly number[],
  depth: number,
  into: Gathering,
  machine: Machine,
): void {
  if (items.length !== shape[depth]) {
    if (depth >= shape.length) machine.raise('TypeError', 'only number types are allowed in a tensor');
    machine.raise('ValueError', `expected sequence of length ${shape[depth]} at dim ${depth} (got ${items.length})`);
  }
  for (const item of items) gather(item, shape, depth + 1, into, machine);
}

function gatherTensor(tensor: Tensor, shape: readonly number[], into: Gathering): void {
  if (!sameShape(tensor.shape, shape)) decline('a tensor from parts of different shapes is not evaluated');
  const errors = errorsOf(tensor);
  into.dtypes.add(tensor.dtype);
  toArray(tensor).forEach((x, i) => {
    into.numbers.push(x);
    into.errors.push(errors?.[i] ?? 0);
  });
}

function add(into: Gathering, number: number, error: number, kind: 'bool' | 'int' | 'float'): void {
  into.numbers.push(number);
  into.errors.push(error);
  into.kinds.add(kind);
}

function inferDtype({ kinds, dtypes, numbers }: Gathered, machine: Machine): Dtype {
  const float = torchState(machine).defaultDtype;
  if (dtypes.size === 1 && kinds.size === 0) return [...dtypes][0] ?? float;
  if (dtypes.size > 0) return decline('a tensor from tensors and numbers of different dtypes is not evaluated');
  if (kinds.has('float') || numbers.length === 0) return float;
  return kinds.has('int') ? 'int64' : 'bool';
}
