import { add, cast, multiply } from '../../../tensor/autograd/arithmetic';
import { product } from '../../../tensor/autograd/linear';
import { rearrange } from '../../../tensor/autograd/structure';
import { record, type Variable } from '../../../tensor/autograd/tape';
import { broadcastShapes, sizeOf } from '../../../tensor/shape';
import { torchDot } from '../../../tensor/summation/dot';
import { isContiguous, permute, transpose, unsqueeze } from '../../../tensor/view';
import type { Machine, Value } from '../../values';
import { decline } from '../declined';
import { checkBroadcast } from './broadcasting';
import { real, sequence, tensorArgument } from './convert';
import { einsum } from './einsum';
import { scalarTypeName } from './inPlace';
import type { Row } from './table';
import { TorchTensor, variableOf, wrap } from './tensor';

const rankOf = (v: Variable): number => v.tensor.shape.length;

/** The same value under another node name. */
export const named = (v: Variable, name: string): Variable => record(name, v.tensor, [v], (g) => [g]);

/** Charges for the multiplications of a product. */
export function chargeProduct(a: Variable, b: Variable, machine: Machine): void {
  machine.charge(a.tensor.size * (b.tensor.shape.length > 1 ? (b.tensor.shape.at(-1) ?? 1) : 1));
}

export const multiplied = (a: Variable, b: Variable, name: string): Variable =>
  product(a, b, a.tensor.dtype, torchDot(a.tensor.dtype), name);

/** Raises torch's error when the operands of addmm differ in dtype. */
function checkSummed(bias: Variable, a: Variable, b: Variable, machine: Machine): void {
  for (const [name, v] of [
    ['self', bias],
    ['mat1', a],
  ] as const) {
    if (v.tensor.dtype === b.tensor.dtype) continue;
    const [left, right] = [scalarTypeName(v.tensor.dtype), scalarTypeName(b.tensor.dtype)];
    machine.raise('RuntimeError', `${name} and mat2 must have the same dtype, but got ${left} and ${right}`);
  }
}

/** Raises torch's error when the operands of `@` do not fit. */
function checkProduct(a: Variable, b: Variable, machine: Machine): void {
  const [x, y] = [a.tensor.shape, b.tensor.shape];
  if (x.length === 0 || y.length === 0) {
    machine.raise(
      'RuntimeError',
      `both arguments to matmul need to be at least 1D, but they are ${x.length}D and ${y.length}D`,
    );
  }
  if (a.tensor.dtype !== b.tensor.dtype) {
    if (y.length === 2) {
      machine.raise('RuntimeError', `expected m1 and m2 to have the same dtype, but got: ${cName(a)} != ${cName(b)}`);
    }
    decline('a product of tensors of different dtypes is not evaluated');
  }
  const inner = x.at(-1) ?? 1;
  const rows = y.length === 1 ? (y[0] ?? 1) : (y.at(-2) ?? 1);
  if (inner !== rows) {
    if (x.length === 1 && y.length === 1) {
      machine.raise(
        'RuntimeError',
        `inconsistent tensor size, expected tensor [${x}] and src [${y}] to have the same number of elements, but got ${x} and ${y} elements respectively`,
      );
    }
    if (x.length === 2 && y.length === 1) {
      machine.raise('RuntimeError', `size mismatch, got input (${x[0]}), mat (${x[0]}x${inner}), vec (${rows})`);
    }
    if (y.length <= 2 && y.length > 1) {
      const count = sizeOf(x.slice(0, -1));
      machine.raise(
        'RuntimeError',
        `mat1 and mat2 shapes cannot be multiplied (${count}x${inner} and ${rows}x${y.at(-1)})`,
      );
    }
    if (x.length > 2 && y.length > 2) {
      const batch = sizeOf(broadcastShapes(x.slice(0, -2), y.slice(0, -2)) ?? [1]);
      machine.raise(
        'RuntimeError',
        `Expected size for first two dimensions of batch2 tensor to be: [${batch}, ${inner}] but got: [${batch}, ${rows}].`,
      );
    }
    decline('a product of shapes that do not fit is not evaluated');
  }
  if (x.length > 2 && y.length > 2) {
    const batch = (v: Variable): Variable => reduceBatch(v);
    checkBroadcast(batch(a), batch(b), machine);
  }
}

/** A stand-in with only the batch axes, to word their mismatch. */
const reduceBatch = (v: Variable): Variable => ({
  tensor: permute(v.tensor, [...v.tensor.shape.keys()].slice(0, -2)),
  node: undefined,
});

const cNames: Readonly<Record<string, string>> = {
  int64: 'long int',
  int32: 'int',
  float32: 'float',
  float64: 'double',
};
const cName = (v: Variable): string => cNames[v.tensor.dtype] ?? scalarTypeName(v.tensor.dtype);

/** `a @ b` with the node name that ATen's route through mm, mv, bmm and their reshapes leaves (native/LinearAlgebra.cpp, `_matmul_impl`). */
export function matmul(a: Variable, b: Variable, machine: Machine): Variable {
  checkProduct(a, b, machine);
  chargeProduct(a, b, machine);
  const [left, right] = [rankOf(a), rankOf(b)];
  const simple: Readonly<Record<string, string>> = {
    11: 'DotBackward0',
    21: 'MvBackward0',
    12: 'SqueezeBackward4',
    22: 'MmBackward0',
  };
  const folded = left === 2 && right > 2 && a.node !== undefined;
  return multiplied(a, b, simple[`${left}${right}`] ?? (folded ? 'CloneBackward0' : 'UnsafeViewBackward0'));
}

/** `F.linear`: x Wᵀ + b, named as ATen's native/Linear.cpp leaves it for each rank. */
export function linear(x: Variable, weight: Variable, bias: Variable | undefined, machine: Machine): Variable {
  const turned = rearrange('TBackward0', weight, (t) => transpose(t, 0, 1));
  const rank = rankOf(x);
  const wide = rank === 1 ? rearrange('UnsqueezeBackward0', x, (t) => unsqueeze(t, 0)) : x;
  if (bias) checkSummed(bias, wide, turned, machine);
  checkProduct(wide, turned, machine);
  if (bias === undefined) return matmul(x, turned, machine);
  chargeProduct(x, turned, machine);
  const sum = add(multiplied(x, turned, 'MmBackward0'), bias);
  if (rank > 2 && !isContiguous(x.tensor)) return sum;
  return named(sum, rank === 2 ? 'AddmmBackward0' : 'ViewBackward0');
}

/** A matrix (or batch) product of operands that must have a given rank. */
const strict = (
  name: string,
  ranks: readonly [number, number],
  node: string,
  messages: readonly [string, string],
): Row => [
  `TM:${name}`,
  '(input, mat2)',
  (bound, machine) => {
    const a = variableOf(tensorArgument(bound.get('input'), name, 'input', 1, machine), machine);
    const b = variableOf(tensorArgument(bound.get('mat2'), name, 'mat2', 2, machine), machine);
    if (rankOf(a) !== ranks[0]) machine.raise('RuntimeError', messages[0]);
    if (rankOf(b) !== ranks[1]) machine.raise('RuntimeError', messages[1]);
    checkProduct(a, b, machine);
    chargeProduct(a, b, machine);
    return wrap(multiplied(a, b, node));
  },
];

function both(
  bound: { get(name: string): Value },
  first: string,
  second: string,
  name: string,
  machine: Machine,
): [Variable, Variable] {
  return [
    variableOf(tensorArgument(bound.get(first), name, first, 1, machine), machine),
    variableOf(tensorArgument(bound.get(second), name, second, 2, machine), machine),
  ];
}

function dot(a: Variable, b: Variable, machine: Machine): Variable {
  if (rankOf(a) !== 1 || rankOf(b) !== 1) {
    return machine.raise('RuntimeError', `1D tensors expected, but got ${rankOf(a)}D and ${rankOf(b)}D tensors`);
  }
  return matmul(a, b, machine);
}

/** Products of matrices and vectors. */
export const linearRows: readonly Row[] = [
  [
    'TM:matmul',
    '(input, other)',
    (bound, machine, name) => wrap(matmul(...both(bound, 'input', 'other', name, machine), machine)),
  ],
  strict('mm', [2, 2], 'MmBackward0', ['self must be a matrix', 'mat2 must be a matrix']),
  strict('bmm', [3, 3], 'BmmBackward0', ['batch1 must be a 3D tensor', 'batch2 must be a 3D tensor']),
  [
    'TM:mv',
    '(input, vec)',
    (bound, machine, name) => wrap(matmul(...both(bound, 'input', 'vec', name, machine), machine)),
  ],
  [
    'TM:dot',
    '(input, tensor)',
    (bound, machine, name) => wrap(dot(...both(bound, 'input', 'tensor', name, machine), machine)),
  ],
  [
    'TM:outer TM:ger',
    '(input, vec2)',
    (bound, machine, name) => {
      const [a, b] = both(bound, 'input', 'vec2', name, machine);
      if (a.tensor.shape.length !== 1 || b.tensor.shape.length !== 1)
        decline(`${name} of such tensors is not evaluated`);
      if (a.tensor.dtype !== b.tensor.dtype) decline(`${name} of two dtypes is not evaluated`);
      const column = rearrange('UnsqueezeBackward0', a, (t) => unsqueeze(t, 1));
      return wrap(multiply(column, b));
    },
  ],
  [
    'TM:addmm',
    '(input, mat1, mat2, *, beta=1, alpha=1)',
    (bound, machine, name) => {
      if (real(bound.get('beta'), 'beta', machine) !== 1 || real(bound.get('alpha'), 'alpha', machine) !== 1) {
        return decline('addmm with alpha or beta is not evaluated');
      }
      const [a, b] = both(bound, 'mat1', 'mat2', name, machine);
      const bias = variableOf(tensorArgument(bound.get('input'), name, 'input', 1, machine), machine);
      checkSummed(bias, a, b, machine);
      checkProduct(a, b, machine);
      chargeProduct(a, b, machine);
      return wrap(named(add(multiplied(a, b, 'MmBackward0'), bias), 'AddmmBackward0'));
    },
  ],
  [
    'F:linear',
    '(input, weight, bias=None)',
    (bound, machine, name) => {
      const [x, weight] = both(bound, 'input', 'weight', name, machine);
      const bias = bound.get('bias');
      return wrap(linear(x, weight, bias instanceof TorchTensor ? variableOf(bias, machine) : undefined, machine));
    },
  ],
  [
    'T:einsum',
    '(equation, *operands)',
    (bound, machine) => {
      const equation = bound.get('equation');
      const [first] = bound.rest;
      const items = (bound.rest.length === 1 && first !== undefined ? sequence(first) : undefined) ?? bound.rest;
      if (typeof equation !== 'string') return decline('einsum without an equation is not evaluated');
      const operands = items.map((item) => variableOf(tensorArgument(item, 'einsum', 'operands', 2, machine), machine));
      const dtype = operands[0]?.tensor.dtype ?? 'float32';
      return wrap(
        einsum(
          equation,
          operands.map((v) => cast(v, dtype)),
          machine,
        ),
      );
    },
  ],
];
