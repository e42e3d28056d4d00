import { cast } from '../../../tensor/autograd/arithmetic';
import { eye, full, scalar } from '../../../tensor/create';
import type { Dtype } from '../../../tensor/dtype';
import { rounder } from '../../../tensor/rounding';
import { sizeOf } from '../../../tensor/shape';
import { Tensor } from '../../../tensor/tensor';
import { errorsOf, toArray } from '../../../tensor/view';
import type { Bound } from '../../signature';
import { type Machine, PythonObject, type Value } from '../../values';
import { decline } from '../declined';
import { dtypeArgument, integer, integers, operandOf, real, sequence, tensorArgument } from './convert';
import { created, dtypeOf, options, sizeArgument, unknownNumbers } from './creationArguments';
import { nestedTensor } from './fromPython';
import { typeName } from './objects';
import { oneHot } from './oneHot';
import { checkOverflow } from './overflow';
import { arange, linspace } from './ranges';
import type { Implementation, Row } from './table';
import { TorchTensor } from './tensor';

const filled =
  (value: number): Implementation =>
  (bound, machine, name) =>
    created(full(sizeArgument(bound, name, machine), value, dtypeOf(bound, machine)), bound, machine);

/** `full`: the dtype is that of the value. */
function fullOf(shape: readonly number[], value: Value, dtype: Dtype | undefined, machine: Machine): Tensor {
  const operand = operandOf(value, machine);
  if (operand === undefined || operand.variable.tensor.size !== 1)
    return decline('full of such a value is not evaluated');
  const { tensor } = operand.variable;
  if (dtype) checkOverflow(operand, dtype, machine);
  const result = dtype ?? (operand.kind === 'number' ? operand.dtype : tensor.dtype);
  const count = sizeOf(shape);
  const number = rounder(result)(toArray(cast(operand.variable, result).tensor)[0] ?? 0);
  const error = errorsOf(tensor)?.[0] ?? 0;
  return Tensor.of(
    result,
    [...shape],
    toArray(full([count], number, 'float64')),
    error > 0 ? toArray(full([count], error, 'float64')) : undefined,
  );
}

/** Like another tensor: its shape and, unless given, its dtype. */
const like =
  (make: (t: Tensor, dtype: Dtype, bound: Bound, machine: Machine) => Tensor): Implementation =>
  (bound, machine, name) => {
    const { tensor } = tensorArgument(bound.get('input'), name, 'input', 1, machine);
    return created(
      make(tensor, dtypeArgument(bound.get('dtype'), machine) ?? tensor.dtype, bound, machine),
      bound,
      machine,
    );
  };

const uninitialised = "torch.empty's numbers are whatever was in memory";

/** `torch.tensor(data)`. */
export function tensor(bound: Bound, machine: Machine): TorchTensor {
  const data = bound.get('data');
  return created(nestedTensor(data, dtypeArgument(bound.get('dtype'), machine), machine), bound, machine);
}

/** `torch.Tensor(2, 3)`, `torch.FloatTensor([1, 2])`: sizes give unknown numbers, a list gives them. */
export const legacy =
  (dtype: Dtype): Implementation =>
  (bound, machine, name) => {
    const [first] = bound.rest;
    if (
      bound.keywords.size === 0 &&
      bound.rest.length === 1 &&
      first !== undefined &&
      (sequence(first) || first instanceof TorchTensor)
    ) {
      return created(nestedTensor(first, dtype, machine), bound, machine);
    }
    return created(unknownNumbers(sizeArgument(bound, name, machine), dtype, uninitialised, machine), bound, machine);
  };

/** `as_tensor`, `asarray`: a torch tensor stays itself. */
function asTensor(bound: Bound, machine: Machine): Value {
  const data = bound.get('data');
  const dtype = dtypeArgument(bound.get('dtype'), machine);
  if (data instanceof TorchTensor && (dtype === undefined || dtype === data.tensor.dtype)) return data;
  if (data instanceof PythonObject && data.tensor && (dtype === undefined || dtype === data.tensor.dtype))
    return new TorchTensor(data.tensor);
  return created(nestedTensor(data, dtype, machine), bound, machine);
}

const empty: Implementation = (bound, machine, name) => {
  const shape = sizeArgument(bound, name, machine);
  return created(unknownNumbers(shape, dtypeOf(bound, machine), uninitialised, machine), bound, machine);
};

/** Constructors. */
export const creationRows: readonly Row[] = [
  ['T:tensor', `(data, *, ${options})`, tensor],
  ['T:as_tensor T:asarray', `(data, dtype=None, device=None, requires_grad=False)`, asTensor],
  [
    'T:from_numpy',
    '(data)',
    (bound, machine) => {
      const data = bound.get('data');
      if (data instanceof PythonObject && data.tensor && !(data instanceof TorchTensor))
        return new TorchTensor(data.tensor);
      return machine.raise('TypeError', `expected np.ndarray (got ${typeName(data)})`);
    },
  ],
  ['T:zeros', `(*shape, ${options}, **keywords)`, filled(0)],
  ['T:ones', `(*shape, ${options}, **keywords)`, filled(1)],
  ['T:empty', `(*shape, memory_format=None, ${options}, **keywords)`, empty],
  [
    'T:full',
    `(size, fill_value, *, ${options})`,
    (bound, machine) => {
      if (sequence(bound.get('size')) === undefined)
        return decline('torch.full of a size that is no tuple is not evaluated');
      const shape = integers([bound.get('size')], "full(): argument 'size'", machine);
      machine.charge(sizeOf(shape));
      return created(
        fullOf(shape, bound.get('fill_value'), dtypeArgument(bound.get('dtype'), machine), machine),
        bound,
        machine,
      );
    },
  ],
  ['T:zeros_like', `(input, *, ${options}, memory_format=None)`, like((t, dtype) => full(t.shape, 0, dtype))],
  ['T:ones_like', `(input, *, ${options}, memory_format=None)`, like((t, dtype) => full(t.shape, 1, dtype))],
  [
    'T:empty_like',
    `(input, *, ${options}, memory_format=None)`,
    like((t, dtype, _bound, machine) => unknownNumbers(t.shape, dtype, uninitialised, machine)),
  ],
  [
    'T:full_like',
    `(input, fill_value, *, ${options}, memory_format=None)`,
    like((t, dtype, bound, machine) => fullOf(t.shape, bound.get('fill_value'), dtype, machine)),
  ],
  [
    'M:new_zeros',
    `(input, *shape, ${options}, **keywords)`,
    (bound, machine, name) =>
      created(full(sizeArgument(bound, name, machine), 0, likeDtype(bound, machine)), bound, machine),
  ],
  [
    'M:new_ones',
    `(input, *shape, ${options}, **keywords)`,
    (bound, machine, name) =>
      created(full(sizeArgument(bound, name, machine), 1, likeDtype(bound, machine)), bound, machine),
  ],
  [
    'M:new_full',
    `(input, size, fill_value, *, ${options})`,
    (bound, machine) =>
      created(
        fullOf(
          integers([bound.get('size')], 'size', machine),
          bound.get('fill_value'),
          likeDtype(bound, machine),
          machine,
        ),
        bound,
        machine,
      ),
  ],
  [
    'M:new_tensor',
    `(input, data, *, ${options})`,
    (bound, machine, name) => {
      const { dtype } = tensorArgument(bound.get('input'), name, 'input', 1, machine).tensor;
      const wanted = dtypeArgument(bound.get('dtype'), machine) ?? dtype;
      return created(nestedTensor(bound.get('data'), wanted, machine), bound, machine);
    },
  ],
  [
    'T:eye',
    `(n, m=None, *, ${options})`,
    (bound, machine) => {
      const rows = integer(bound.get('n'), "eye(): argument 'n' (position 1)", machine);
      const columns =
        bound.get('m') === null ? rows : integer(bound.get('m'), "eye(): argument 'm' (position 2)", machine);
      machine.charge(rows * columns);
      return created(eye(rows, columns, dtypeOf(bound, machine)), bound, machine);
    },
  ],
  ['T:arange', `(start=0, end=None, step=1, *, ${options})`, arange],
  ['T:linspace', `(start, end, steps, *, ${options})`, linspace],
  [
    'T:scalar_tensor',
    `(value, *, ${options})`,
    (bound, machine) =>
      created(scalar(real(bound.get('value'), 'value', machine), dtypeOf(bound, machine)), bound, machine),
  ],
  [
    'F:one_hot',
    '(tensor, num_classes=-1)',
    (bound, machine, name) =>
      oneHot(
        tensorArgument(bound.get('tensor'), name, 'tensor', 1, machine),
        integer(bound.get('num_classes'), 'num_classes', machine),
        machine,
      ),
  ],
];

const likeDtype = (bound: Bound, machine: Machine): Dtype =>
  dtypeArgument(bound.get('dtype'), machine) ??
  tensorArgument(bound.get('input'), 'new', 'input', 1, machine).tensor.dtype;
