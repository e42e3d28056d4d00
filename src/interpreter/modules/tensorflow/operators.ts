import { constant, type Variable } from '../../../tensor/autograd/tape';
import { binary as combine, compare as compareTensors } from '../../../tensor/elementwise';
import { isFloat, isInteger } from '../../../tensor/rounding';
import { broadcastShapes, sizeOf } from '../../../tensor/shape';
import type { Tensor } from '../../../tensor/tensor';
import * as arithmetic from '../../../tensor/tensorflow/arithmetic';
import { abs } from '../../../tensor/tensorflow/elementary';
import { matmul } from '../../../tensor/tensorflow/linear';
import { cast } from '../../../tensor/tensorflow/structure';
import { errorsOf, toArray } from '../../../tensor/view';
import {
  type BinaryOperator,
  type ComparisonOperator,
  type Machine,
  PythonObject,
  type Result,
  type Slots,
  type UnaryOperator,
  Unknown,
  type Value,
} from '../../values';
import { decline, guarded } from '../declined';
import { convert, convertTogether } from './convert';
import { invalidArgument, kernelPrefix } from './decline';
import { subscript } from './subscript';
import { doubt, type TensorflowTensor, type TensorflowVariable, wrap } from './tensor';
import { checkDtype, checkOperands } from './typeErrors';

type Binary = (a: Variable, b: Variable) => Variable;

/** Operation name and computation of each arithmetic operator and of the functions that share them. */
const binaryOperations: Readonly<Record<string, readonly [operation: string, compute: Binary]>> = {
  '+': ['AddV2', arithmetic.add],
  '-': ['Sub', arithmetic.subtract],
  '*': ['Mul', arithmetic.multiply],
  '/': ['RealDiv', trueDivide],
  '//': ['FloorDiv', floorDivide],
  '%': ['FloorMod', modulo],
  '**': ['Pow', power],
  maximum: ['Maximum', (a, b) => arithmetic.extreme(1, a, b)],
  minimum: ['Minimum', (a, b) => arithmetic.extreme(-1, a, b)],
  squaredDifference: ['SquaredDifference', arithmetic.squaredDifference],
};

const comparisons: Readonly<
  Record<ComparisonOperator, readonly [operation: string, test: (x: number, y: number) => boolean]>
> = {
  '==': ['Equal', (x, y) => x === y],
  '!=': ['NotEqual', (x, y) => x !== y],
  '<': ['Less', (x, y) => x < y],
  '<=': ['LessEqual', (x, y) => x <= y],
  '>': ['Greater', (x, y) => x > y],
  '>=': ['GreaterEqual', (x, y) => x >= y],
};

/** `/`: integers are divided as float64, the narrowest as float32. */
function trueDivide(a: Variable, b: Variable): Variable {
  const { dtype } = a.tensor;
  if (isFloat(dtype)) return arithmetic.divide(a, b);
  const wide = dtype === 'int32' || dtype === 'int64' ? 'float64' : 'float32';
  return arithmetic.divide(cast(a, wide), cast(b, wide));
}

function floorDivide(a: Variable, b: Variable): Variable {
  checkDivisor('FloorDiv', b);
  return arithmetic.floorDivide(a, b);
}

function modulo(a: Variable, b: Variable): Variable {
  checkDivisor('FloorMod', b);
  return arithmetic.modulo(a, b);
}

function checkDivisor(operation: string, b: Variable): void {
  if (!isFloat(b.tensor.dtype) && toArray(b.tensor).includes(0))
    invalidArgument(`${kernelPrefix(operation)} Integer division by zero [Op:${operation}] name: `);
}

function power(a: Variable, b: Variable): Variable {
  if (!isFloat(b.tensor.dtype) && toArray(b.tensor).some((x) => x < 0))
    invalidArgument(`${kernelPrefix('Pow')} Integers to negative integer powers are not allowed [Op:Pow] name: `);
  return arithmetic.pow(a, b);
}

/** The right operand of a sum: a Python number that does not fit the left one's dtype keeps its own. */
function hinted(left: Value, right: Value, machine: Machine): Value {
  if (typeof right !== 'number' || (left instanceof PythonObject && left.tensor === undefined)) return right;
  return isFloat(convert(left, machine).tensor.dtype) ? right : wrap(convert(right, machine));
}

/** Both operands, the left one first made a tensor where the right one became one. */
function operandsOf(left: Value, right: Value, machine: Machine): Value[] {
  const second = hinted(left, right, machine);
  return [second === right ? left : wrap(convert(left, machine)), second];
}

/** Applies an arithmetic operation to two values, the second taking the first's dtype where it is a Python number. */
export function binary(name: string, left: Value, right: Value, machine: Machine): Result {
  return guarded(() => {
    const [operation, compute] = binaryOperations[name] ?? decline(`operator ${name} is not evaluated on tensors`);
    const [a, b] = convertTogether(name === '+' ? operandsOf(left, right, machine) : [left, right], machine);
    if (a === undefined || b === undefined) return null;
    if (name === '/' && a.tensor.dtype !== b.tensor.dtype) {
      const text = `\`x\` and \`y\` must have the same dtype, got tf.${a.tensor.dtype} != tf.${b.tensor.dtype}.`;
      machine.raise('TypeError', text);
    }
    if (a.tensor.dtype === 'bool' || b.tensor.dtype === 'bool') decline(`${operation} of booleans is not evaluated`);
    checkOperands(operation, a.tensor, b.tensor);
    machine.charge(sizeOf(broadcastShapes(a.tensor.shape, b.tensor.shape) ?? []));
    return wrap(compute(a, b));
  });
}

/** Compares two values element by element. */
export function compare(operator: ComparisonOperator, left: Value, right: Value, machine: Machine): Result {
  return guarded(() => {
    const [operation, test] = comparisons[operator];
    const [a, b] = convertTogether([left, right], machine);
    if (a === undefined || b === undefined) return null;
    checkDtype(operation, a.tensor.dtype);
    checkOperands(operation, a.tensor, b.tensor);
    machine.charge(sizeOf(broadcastShapes(a.tensor.shape, b.tensor.shape) ?? []));
    return wrap(constant(compareTensors(a.tensor, b.tensor, test)));
  });
}

/** `@` and tf.matmul of tensors with two axes or more. */
export function matrixProduct(
  left: Value,
  right: Value,
  machine: Machine,
  transposeA = false,
  transposeB = false,
): Result {
  return guarded(() => {
    const [a, b] = convertTogether([left, right], machine);
    if (a === undefined || b === undefined) return null;
    if (a.tensor.dtype !== b.tensor.dtype) checkOperands('MatMul', a.tensor, b.tensor);
    const [p, q] = [a.tensor.shape, b.tensor.shape];
    if (p.length < 2 || q.length < 2) decline('a matrix product of a vector is not evaluated');
    const inner = [p.at(transposeA ? -2 : -1), q.at(transposeB ? -1 : -2)];
    if (inner[0] !== inner[1]) {
      if (p.length > 2 || q.length > 2) decline('a batch of matrix products that do not fit is not evaluated');
      invalidArgument(
        `${kernelPrefix('__MklMatMul')} Matrix size-incompatible: In[0]: [${p.join(',')}], In[1]: [${q.join(',')}] [Op:MatMul] name: `,
      );
    }
    if (broadcastShapes(p.slice(0, -2), q.slice(0, -2)) === undefined)
      decline('batches that do not broadcast are not evaluated');
    const batch = sizeOf(broadcastShapes(p.slice(0, -2), q.slice(0, -2)) ?? []);
    machine.charge(batch * (p.at(-1) ?? 1) * (p.at(-2) ?? 1) * (q.at(transposeB ? -2 : -1) ?? 1));
    const product = matmul(a, b, transposeA, transposeB);
    if (!isFloat(a.tensor.dtype) && !toArray(product.tensor).every(Number.isSafeInteger))
      return decline('a matrix product of integers that large is not evaluated');
    return wrap(product);
  });
}

function unary(operator: UnaryOperator, x: Variable): Variable {
  if (operator === '-') {
    checkDtype('Neg', x.tensor.dtype);
    return arithmetic.negative(x);
  }
  if (operator === '+') return x;
  if (isFloat(x.tensor.dtype)) decline('operator ~ on floats is not evaluated');
  if (x.tensor.dtype !== 'bool')
    return arithmetic.subtract(arithmetic.negative(x), arithmetic.number(1, x.tensor.dtype));
  return constant(compareTensors(x.tensor, x.tensor, (value) => value === 0));
}

type Self = TensorflowTensor | TensorflowVariable;

/** What tensors and variables do alike under Python's operators. */
export const operatorSlots: Slots<Self> = {
  binary: (operator: BinaryOperator, self, other, reflected, machine) => {
    const [left, right] = reflected ? [other, self] : [self, other];
    if (operator === '@') return matrixProduct(left, right, machine);
    if (operator === '&' || operator === '|' || operator === '^') return logical(operator, left, right, machine);
    return binary(operator, left, right, machine);
  },
  compare: (operator, self, other, machine) => {
    if (other === null) return operator === '==' ? false : operator === '!=' ? true : undefined;
    return compare(operator, self, other, machine);
  },
  unary: (operator, self, machine) => guarded(() => wrap(unary(operator, convert(self, machine)))),
  getItem: subscript,
  length: (self, machine) => {
    const [extent] = self.tensor.shape;
    return extent ?? machine.raise('TypeError', 'Scalar tensor has no `len()`');
  },
  iterate: (self, machine) => {
    const [extent] = self.tensor.shape;
    if (extent === undefined) machine.raise('TypeError', 'Cannot iterate over a scalar tensor.');
    let next = 0;
    return { next: () => (next < (extent ?? 0) ? subscript(self, BigInt(next++), machine) : undefined) };
  },
  truth: (self, machine) => {
    if (self.tensor.size !== 1) {
      if (self.tensor.size === 0) return false;
      machine.raise(
        'ValueError',
        'The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()',
      );
    }
    const value = toArray(self.tensor)[0] ?? 0;
    const error = errorsOf(self.tensor)?.[0] ?? 0;
    if (error > 0 && error >= Math.abs(value))
      return doubt(self.tensor, machine) ?? new Unknown('a condition depends on digits that differ between processors');
    return value !== 0;
  },
};

/** The same of the bits of whole numbers. */
function bitwise(operator: '&' | '|' | '^', a: Tensor, b: Tensor): Tensor {
  checkOperands({ '&': 'BitwiseAnd', '|': 'BitwiseOr', '^': 'BitwiseXor' }[operator], a, b);
  if (a.dtype === 'int64') return decline('bits of int64 are not evaluated');
  const formulas = {
    '&': (x: number, y: number) => x & y,
    '|': (x: number, y: number) => x | y,
    '^': (x: number, y: number) => x ^ y,
  };
  return combine(a, b, a.dtype, formulas[operator]);
}

/** `&`, `|` and `^` of booleans. */
export function logical(operator: '&' | '|' | '^', left: Value, right: Value, machine: Machine): Result {
  return guarded(() => {
    const [a, b] = convertTogether([left, right], machine);
    if (a === undefined || b === undefined) return null;
    if (isInteger(a.tensor.dtype) && isInteger(b.tensor.dtype))
      return wrap(constant(bitwise(operator, a.tensor, b.tensor)));
    if (a.tensor.dtype !== 'bool' || b.tensor.dtype !== 'bool')
      return decline(`operator ${operator} on floats is not evaluated`);
    checkOperands('LogicalAnd', a.tensor, b.tensor);
    const tests = {
      '&': (x: number, y: number) => x + y === 2,
      '|': (x: number, y: number) => x + y > 0,
      '^': (x: number, y: number) => x !== y,
    };
    return wrap(constant(compareTensors(a.tensor, b.tensor, tests[operator])));
  });
}

/** `abs(tensor)`. */
export const absolute = (self: Value, machine: Machine): Result =>
  guarded(() => {
    const x = convert(self, machine);
    checkDtype('Abs', x.tensor.dtype);
    return wrap(abs(x));
  });
