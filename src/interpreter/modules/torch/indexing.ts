import { findInBlocks } from '../../../numeric/blocks';
import { distinctInBlocks, sortInBlocks } from '../../../numeric/ordering';
import { rearrange } from '../../../tensor/autograd/structure';
import { constant } from '../../../tensor/autograd/tape';
import { getIndex, type Index, IndexFailure, nonzero } from '../../../tensor/index';
import { stack } from '../../../tensor/join';
import { isFloat } from '../../../tensor/rounding';
import { Tensor } from '../../../tensor/tensor';
import { errorsOf, select, toArray } from '../../../tensor/view';
import { ellipsis, PythonSlice } from '../../objects/slice';
import { PythonTuple } from '../../objects/tuple';
import { type Machine, PythonObject, type Result, Unknown, type Value } from '../../values';
import { decline } from '../declined';
import { axis, integer, operandOf, sequence, tensorArgument } from './convert';
import { nestedTensor } from './fromPython';
import { assign, scalarTypeName } from './inPlace';
import { typeName } from './objects';
import { checkOverflow } from './overflow';
import { guarded, type Row } from './table';
import { type TorchTensor, variableOf, wrap, wrapView } from './tensor';
import { viewed } from './views';

/** One part of a subscript as Python gives it. */
function part(value: Value, machine: Machine): Index {
  if (value === null) return { kind: 'newAxis' };
  if (value === ellipsis) return { kind: 'ellipsis' };
  if (typeof value === 'boolean') return value ? { kind: 'newAxis' } : decline('False as an index is not evaluated');
  if (typeof value === 'bigint') return { kind: 'integer', at: Number(value) };
  if (value instanceof PythonSlice) return sliceIndex(value, machine);
  if (sequence(value)) return arrayIndex(nestedTensor(value, undefined, machine));
  if (value instanceof PythonObject && value.tensor !== undefined) {
    const { tensor } = value;
    if (tensor.shape.length === 0 && tensor.dtype !== 'bool' && !isFloat(tensor.dtype)) {
      return { kind: 'integer', at: integer(value, 'index', machine) };
    }
    return arrayIndex(tensor);
  }
  return machine.raise(
    'IndexError',
    `only integers, slices (\`:\`), ellipsis (\`...\`), None and long or byte Variables are valid indices (got ${typeName(value)})`,
  );
}

function arrayIndex(tensor: Tensor): Index {
  if (tensor.dtype === 'bool')
    return tensor.shape.length > 0 ? { kind: 'mask', tensor } : decline('a mask of one number is not evaluated');
  if (isFloat(tensor.dtype))
    return tensor.size === 0
      ? { kind: 'array', tensor: Tensor.of('int64', tensor.shape, new Float64Array(0)) }
      : decline('a float tensor as an index is not evaluated');
  return { kind: 'array', tensor };
}

function sliceIndex(value: PythonSlice, machine: Machine): Index {
  const bound = (item: Value, name: string) =>
    item === null ? {} : { [name]: integer(item, 'slice indices', machine) };
  const step = value.step === null ? 1 : integer(value.step, 'slice step', machine);
  if (step <= 0) machine.raise('ValueError', 'step must be greater than zero');
  return { kind: 'slice', ...bound(value.start, 'start'), ...bound(value.stop, 'stop'), ...bound(value.step, 'step') };
}

const parts = (key: Value, machine: Machine): Index[] =>
  (key instanceof PythonTuple ? key.items : [key]).map((item) => part(item, machine));

/** torch's errors for a subscript of a tensor without axes (`applySelect` and `applySlice` in ATen/TensorIndexing.h). */
function refuseScalar(index: Index, machine: Machine): void {
  if (index.kind === 'slice') machine.raise('IndexError', 'slice() cannot be applied to a 0-dim tensor.');
  if (index.kind !== 'integer') return;
  machine.raise(
    'IndexError',
    index.at === 0
      ? 'invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number'
      : `index ${index.at} is out of bounds for dimension 0 with size 0`,
  );
}

/** torch's words for a subscript that does not fit. */
function raise(failure: IndexFailure, t: Tensor, machine: Machine): never {
  const { kind, index, extent, shapes } = failure;
  if (kind === 'uncertain') return decline('an index depends on numbers that are not known');
  if (kind === 'too many')
    return machine.raise('IndexError', `too many indices for tensor of dimension ${t.shape.length}`);
  if (kind === 'out of bounds') {
    return machine.raise(
      'IndexError',
      `index ${index} is out of bounds for dimension ${failure.axis} with size ${extent}`,
    );
  }
  if (kind === 'mask shape') {
    const [mask = [index], whole = t.shape] = shapes;
    return machine.raise(
      'IndexError',
      `The shape of the mask [${mask.join(', ')}] at index ${failure.axis} does not match the shape of the indexed tensor [${whole.join(', ')}] at index ${failure.axis}`,
    );
  }
  return decline('a subscript whose parts do not fit is not evaluated');
}

const nodes: Readonly<Partial<Record<Index['kind'], string>>> = {
  integer: 'SelectBackward0',
  slice: 'SliceBackward0',
  newAxis: 'UnsqueezeBackward0',
};

/** Whether a slice takes the whole axis, so that torch leaves it out beside other parts. */
const isWhole = (index: Index): boolean =>
  index.kind === 'slice' && index.start === undefined && index.stop === undefined && index.step === undefined;

/** The node that the last step of a subscript leaves (python_variable_indexing.cpp applies the parts one after another). */
function nodeOf(indices: readonly Index[]): string {
  if (indices.some(({ kind }) => kind === 'array' || kind === 'mask')) return 'IndexBackward0';
  if (indices.length === 1 && indices[0]?.kind === 'slice') return 'SliceBackward0';
  const last = indices.filter((index) => index.kind !== 'ellipsis' && !isWhole(index)).at(-1);
  return (last && nodes[last.kind]) ?? 'AliasBackward0';
}

/** `self[key]`. */
export function getItem(self: TorchTensor, key: Value, machine: Machine): Result {
  return guarded(() => {
    if (typeof key === 'string') return machine.raise('TypeError', "new(): invalid data type 'str'");
    const indices = parts(key, machine);
    const [only] = indices;
    if (self.tensor.shape.length === 0 && only && (typeof key === 'bigint' || key instanceof PythonSlice))
      refuseScalar(only, machine);
    const found = getIndex(self.tensor, indices, 'select');
    if (found instanceof IndexFailure) return raise(found, self.tensor, machine);
    const again = (t: Tensor): Tensor => {
      const result = getIndex(t, indices, 'select');
      return result instanceof IndexFailure ? raise(result, t, machine) : result;
    };
    return wrapView(self, rearrange(nodeOf(indices), variableOf(self, machine), again));
  });
}

/** `self[key] = value`. */
export function setItem(self: TorchTensor, key: Value, value: Value, machine: Machine): Result<void> {
  const result = guarded(() => {
    const operand = operandOf(value, machine);
    if (operand === undefined) {
      const type = `torch.${scalarTypeName(self.tensor.dtype)}Tensor`;
      return machine.raise('TypeError', `can't assign a ${typeName(value)} to a ${type}`);
    }
    checkOverflow(operand, self.tensor.dtype, machine);
    const failure = assign(self, parts(key, machine), operand.variable, machine);
    if (failure?.kind === 'shape mismatch') {
      const [from = [], to = []] = failure.shapes;
      return machine.raise(
        'RuntimeError',
        `shape mismatch: value tensor of shape [${from.join(', ')}] cannot be broadcast to indexing result of shape [${to.join(', ')}]`,
      );
    }
    return failure ? raise(failure, self.tensor, machine) : null;
  });
  if (result instanceof Unknown) self.distrusted = result;
}

/** Picking by position, mask or place. */
export const indexingRows: readonly Row[] = [
  [
    'TM:index_select',
    '(input, dim, index)',
    (bound, machine, name) => {
      const x = tensorArgument(bound.get('input'), name, 'input', 1, machine);
      const along = axis(bound.get('dim'), x.tensor.shape.length, machine);
      const index = tensorArgument(bound.get('index'), name, 'index', 3, machine).tensor;
      const indices: Index[] = [...Array<Index>(along).fill({ kind: 'slice' }), { kind: 'array', tensor: index }];
      const pick = (t: Tensor): Tensor => {
        const found = getIndex(t, indices, 'select');
        return found instanceof IndexFailure ? machine.raise('IndexError', 'index out of range in self') : found;
      };
      return wrap(rearrange('IndexSelectBackward0', variableOf(x, machine), pick));
    },
  ],
  [
    'TM:masked_select',
    '(input, mask)',
    (bound, machine, name) => {
      const x = tensorArgument(bound.get('input'), name, 'input', 1, machine);
      const mask = tensorArgument(bound.get('mask'), name, 'mask', 2, machine).tensor;
      const pick = (t: Tensor): Tensor => {
        const found = getIndex(t, [{ kind: 'mask', tensor: mask }], 'select');
        return found instanceof IndexFailure ? raise(found, t, machine) : found;
      };
      return wrap(rearrange('MaskedSelectBackward0', variableOf(x, machine), pick));
    },
  ],
  [
    'TM:select',
    '(input, dim, index)',
    (bound, machine, name) => {
      const x = tensorArgument(bound.get('input'), name, 'input', 1, machine);
      const along = axis(bound.get('dim'), x.tensor.shape.length, machine);
      const extent = x.tensor.shape[along] ?? 1;
      const at = integer(bound.get('index'), 'index', machine);
      if (at < -extent || at >= extent) {
        return machine.raise(
          'IndexError',
          `select(): index ${at} out of range for tensor of size [${x.tensor.shape.join(', ')}] at dimension ${along}`,
        );
      }
      return viewed(x, 'SelectBackward0', (t) => select(t, along, at < 0 ? at + extent : at), machine);
    },
  ],
  [
    'TM:nonzero',
    '(input, *, as_tuple=False)',
    (bound, machine, name) => {
      const { tensor } = tensorArgument(bound.get('input'), name, 'input', 1, machine);
      if (errorsOf(tensor)) return decline('nonzero depends on numbers that are not known');
      const found = nonzero(tensor).map((t) => wrap(constant(t)));
      if (bound.get('as_tuple') === true) return new PythonTuple(found);
      if (found.length === 0) return decline('nonzero of a 0-d tensor is not evaluated');
      return wrap(
        constant(
          stack(
            found.map((t) => t.tensor),
            1,
            'int64',
          ),
        ),
      );
    },
  ],
  [
    'TM:unique',
    '(input, sorted=True, return_inverse=False, return_counts=False, dim=None)',
    (bound, machine, name) => {
      const x = variableOf(tensorArgument(bound.get('input'), name, 'input', 1, machine), machine);
      const { tensor } = x;
      if (x.node) return decline('the node of unique is not evaluated');
      if (errorsOf(tensor)) return decline('unique depends on numbers that are not known');
      if (bound.get('return_inverse') === true || bound.get('dim') !== null)
        return decline('unique with return_inverse or dim is not evaluated');
      const numbers = toArray(tensor);
      if (findInBlocks(numbers.length, 2, (i) => Object.is(numbers[i], -0)) >= 0)
        return decline('unique of -0 is not evaluated');
      if (findInBlocks(numbers.length, 2, (i) => Number.isNaN(numbers[i])) >= 0)
        return decline('unique of NaN is not evaluated');
      const { values, counts } = distinctInBlocks(sortInBlocks(numbers));
      const line = wrap(constant(Tensor.of(tensor.dtype, [values.length], values)));
      if (bound.get('return_counts') !== true) return line;
      return new PythonTuple([line, wrap(constant(Tensor.of('int64', [counts.length], counts)))]);
    },
  ],
];
