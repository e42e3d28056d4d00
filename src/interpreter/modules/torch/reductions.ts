import { cast, divide, multiply, number, select, subtract } from '../../../tensor/autograd/arithmetic';
import { math } from '../../../tensor/autograd/math';
import { reduceBy, reduceMean, reduceSum } from '../../../tensor/autograd/reduction';
import { expanded, zerosLike } from '../../../tensor/autograd/structure';
import { constant, type Variable } from '../../../tensor/autograd/tape';
import { compare } from '../../../tensor/elementwise';
import { reduce } from '../../../tensor/reduce';
import { isFloat } from '../../../tensor/rounding';
import { torchProduct } from '../../../tensor/summation/product';
import { torchVariance } from '../../../tensor/summation/variance';
import type { Bound } from '../../signature';
import type { Machine, Result } from '../../values';
import { decline } from '../declined';
import { axes, dtypeArgument, real, sequence, tensorArgument } from './convert';
import { scalarTypeName } from './inPlace';
import { logSumExpRow, normRow } from './rowFunctions';
import type { Implementation, Row } from './table';
import { variableOf, wrap } from './tensor';

/** The tensor that a reduction is called on, as an operand. */
export const input = (bound: Bound, machine: Machine, name: string): Variable =>
  variableOf(tensorArgument(bound.get('input'), name, 'input', 1, machine), machine);

const sumOrMean =
  (mean: boolean): Implementation =>
  (bound, machine, name) => {
    const x = input(bound, machine, name);
    machine.charge(x.tensor.size);
    const wanted = dtypeArgument(bound.get('dtype'), machine);
    const { dtype } = x.tensor;
    if (mean && wanted === undefined && !isFloat(dtype)) {
      return machine.raise(
        'RuntimeError',
        `mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: ${scalarTypeName(dtype)}`,
      );
    }
    const result = wanted ?? (mean || isFloat(dtype) ? dtype : 'int64');
    const all = bound.get('dim') === null;
    const chosen = axes(bound.get('dim'), x.tensor.shape.length, machine);
    const node = `${mean ? 'Mean' : 'Sum'}Backward${all ? 0 : 1}`;
    const v = cast(x, result);
    const keep = bound.get('keepdim') === true;
    return wrap(mean ? reduceMean(v, chosen, keep, node) : reduceSum(v, chosen, keep, result, node));
  };

const spreadRow =
  (root: boolean): Implementation =>
  (bound, machine, name) => {
    const x = input(bound, machine, name);
    const { dtype, shape } = x.tensor;
    if (!isFloat(dtype)) {
      return machine.raise('RuntimeError', 'std and var only support floating point and complex dtypes');
    }
    // `x.var(False)` and `x.var(unbiased=False)` are both written.
    const first = bound.get('dim');
    const unbiased = typeof first === 'boolean' ? first : bound.get('unbiased');
    const correction =
      bound.get('correction') === null
        ? unbiased === false
          ? 0
          : 1
        : real(bound.get('correction'), 'correction', machine);
    const chosen = axes(typeof first === 'boolean' ? null : first, shape.length, machine);
    const count = chosen.reduce((n, item) => n * (shape[item] ?? 1), 1);
    const slope = (v: Variable, result: Variable): Variable => {
      const mean = expanded(reduceMean(v, chosen, true), shape);
      const twice = multiply(subtract(v, mean), number(2 / (count - correction), dtype));
      return root ? divide(twice, multiply(result, number(2, dtype))) : twice;
    };
    const node = root ? 'StdBackward0' : 'VarBackward0';
    return wrap(
      reduceBy(
        x,
        chosen,
        torchVariance(x.tensor, chosen, bound.get('keepdim') === true, correction, root),
        node,
        slope,
      ),
    );
  };

function norm(bound: Bound, machine: Machine, name: string): Result {
  const x = input(bound, machine, name);
  const given = bound.get('p');
  const p = given === null || given === 'fro' ? 2 : real(given, 'p', machine);
  const { dtype, shape } = x.tensor;
  if (!isFloat(dtype)) return decline('the norm of integers is not evaluated');
  const chosen = axes(bound.get('dim'), shape.length, machine);
  const slope = (v: Variable, result: Variable): Variable => {
    if (p === 1) return math('sign', v);
    if (p !== 2) return decline(`the gradient of a ${p}-norm is not evaluated`);
    const flat = compare(result.tensor, zerosLike(result).tensor, (a, b) => a === b);
    return select(flat, zerosLike(v), divide(v, result));
  };
  return wrap(
    reduceBy(
      x,
      chosen,
      reduce(x.tensor, chosen, bound.get('keepdim') === true, dtype, normRow(p, dtype)),
      'LinalgVectorNormBackward0',
      slope,
    ),
  );
}

function prod(bound: Bound, machine: Machine, name: string): Result {
  const given = input(bound, machine, name);
  const dtype =
    dtypeArgument(bound.get('dtype'), machine) ?? (isFloat(given.tensor.dtype) ? given.tensor.dtype : 'int64');
  const x = cast(given, dtype);
  const all = bound.get('dim') === null;
  const chosen = axes(bound.get('dim'), x.tensor.shape.length, machine);
  const slope = (v: Variable, result: Variable): Variable => {
    if (compare(v.tensor, zerosLike(v).tensor, (a, b) => a === b).storage.values.some((hit) => hit !== 0)) {
      return decline('the gradient of a product with a zero is not evaluated');
    }
    return divide(result, v);
  };
  return wrap(
    reduceBy(
      x,
      chosen,
      torchProduct(x.tensor, chosen, bound.get('keepdim') === true, dtype),
      `ProdBackward${all ? 0 : 1}`,
      slope,
    ),
  );
}

/** Reductions. */
export const reductionRows: readonly Row[] = [
  ['TM:sum', '(input, dim=None, keepdim=False, *, dtype=None)', sumOrMean(false)],
  ['TM:mean', '(input, dim=None, keepdim=False, *, dtype=None)', sumOrMean(true)],
  ['TM:var', '(input, dim=None, unbiased=None, keepdim=False, *, correction=None)', spreadRow(false)],
  ['TM:std', '(input, dim=None, unbiased=None, keepdim=False, *, correction=None)', spreadRow(true)],
  ['TM:norm', "(input, p='fro', dim=None, keepdim=False)", norm],
  [
    'L:norm',
    '(input, p=None, dim=None, keepdim=False)',
    (bound, machine, name) => {
      const matrix =
        bound.get('p') !== null && input(bound, machine, name).tensor.shape.length > 1 && bound.get('dim') === null;
      return matrix || sequence(bound.get('dim'))
        ? decline('torch.linalg.norm of a matrix is not evaluated')
        : norm(bound, machine, name);
    },
  ],
  ['L:vector_norm', '(input, p=2, dim=None, keepdim=False)', norm],
  ['TM:prod', '(input, dim=None, keepdim=False, *, dtype=None)', prod],
  [
    'TM:logsumexp',
    '(input, dim, keepdim=False)',
    (bound, machine, name) => {
      const x = input(bound, machine, name);
      const { dtype, shape } = x.tensor;
      if (!isFloat(dtype)) return decline('logsumexp of integers is not evaluated');
      const slope = (v: Variable, result: Variable): Variable => math('exp', subtract(v, result));
      const chosen = axes(bound.get('dim'), shape.length, machine);
      return wrap(
        reduceBy(
          x,
          chosen,
          reduce(x.tensor, chosen, bound.get('keepdim') === true, dtype, logSumExpRow(dtype)),
          'LogsumexpBackward0',
          slope,
        ),
      );
    },
  ],
  [
    'TM:count_nonzero',
    '(input, dim=None)',
    (bound, machine, name) => {
      const x = input(bound, machine, name).tensor;
      return wrap(
        constant(
          reduce(x, axes(bound.get('dim'), x.shape.length, machine), false, 'int64', (values, errors) => [
            values.reduce((count, value) => count + (value !== 0 ? 1 : 0), 0),
            errors?.some((error, i) => error > 0 && error >= Math.abs(values[i] ?? 0)) ? values.length : 0,
          ]),
        ),
      );
    },
  ],
];
