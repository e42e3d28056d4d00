import { compare } from '../../../tensor/elementwise';
import { isFloat } from '../../../tensor/rounding';
import { add, multiply, number, subtract } from '../../../tensor/tensorflow/arithmetic';
import { abs } from '../../../tensor/tensorflow/elementary';
import { errorsOf, toArray } from '../../../tensor/view';
import type { Bound } from '../../signature';
import { type Machine, PythonObject, PythonType, type Result, type Value } from '../../values';
import { decline } from '../declined';
import { convert, convertTogether, dtypeArgument } from './convert';
import { dtypeObject, extentsOf, TensorShape } from './objects';
import { operation, type Row, result } from './table';
import { isTensor, StringTensor } from './tensor';

/** Questions about tensors: their kind, their shape, and assertions that say nothing when they hold. */

/** tf.TensorSpec: what tf.function may be told of its arguments. */
class TensorSpec extends PythonObject {
  readonly type = tensorSpecType;
  constructor(
    readonly shape: readonly (number | null)[],
    readonly dtype: string,
  ) {
    super();
  }
}

const specText = ({ shape, dtype }: TensorSpec): string => {
  const extents = shape.map((extent) => extent ?? 'None').join(', ');
  return `TensorSpec(shape=(${extents}${shape.length === 1 ? ',' : ''}), dtype=tf.${dtype}, name=None)`;
};

export const tensorSpecType: PythonType = new PythonType(
  'TensorSpec',
  'tensorflow.python.framework.tensor',
  [],
  {
    repr: (self: TensorSpec) => ({ text: specText(self), approximate: false }),
    getAttribute: (self: TensorSpec, name) => {
      if (name === 'shape') return new TensorShape(self.shape);
      return name === 'dtype' ? dtypeObject(self.dtype as 'float32') : undefined;
    },
  },
  (_type, args, machine) => maker.implementation(args, machine),
);

const maker = operation('TensorSpec', '(shape, dtype="float32", name=None)', (bound) => {
  if (bound.get('name') !== null) return decline('a named TensorSpec is not evaluated');
  const shape = extentsOf(bound.get('shape')) ?? decline('a TensorSpec without a shape is not evaluated');
  return new TensorSpec(shape, dtypeArgument(bound.get('dtype')) ?? 'float32');
});

type Test = (bound: Bound, machine: Machine) => boolean;

/** An assertion that gives None where it holds; where it fails TensorFlow's words hold more than is known. */
const asserting =
  (test: Test) =>
  (bound: Bound, machine: Machine): Result =>
    test(bound, machine) ? null : decline('an assertion that fails is not evaluated');

const relations: Readonly<Record<string, (x: number, y: number) => boolean>> = {
  equal: (x, y) => x === y,
  none_equal: (x, y) => x !== y,
  less: (x, y) => x < y,
  less_equal: (x, y) => x <= y,
  greater: (x, y) => x > y,
  greater_equal: (x, y) => x >= y,
};

function everywhere(left: Value, right: Value, relation: (x: number, y: number) => boolean, machine: Machine): boolean {
  const [a, b] = convertTogether([left, right], machine);
  if (a === undefined || b === undefined) return decline('nothing to compare');
  const held = compare(a.tensor, b.tensor, relation);
  if (errorsOf(held)) return decline('an assertion depends on digits that differ between processors');
  return toArray(held).every((value) => value !== 0);
}

/** |x - y| <= atol + rtol |y|, ten units of the dtype's precision by default. */
function near(bound: Bound, machine: Machine): boolean {
  const [x, y] = convertTogether([bound.get('x'), bound.get('y')], machine);
  if (x === undefined || y === undefined || !isFloat(x.tensor.dtype))
    return decline('assert_near of integers is not evaluated');
  const unit =
    x.tensor.dtype === 'float64'
      ? 2 ** -52
      : x.tensor.dtype === 'float32'
        ? 2 ** -23
        : decline('assert_near of this dtype');
  const tolerance = (name: string) =>
    bound.get(name) === null ? number(10 * unit, x.tensor.dtype) : convert(bound.get(name), machine, x.tensor.dtype);
  const limit = add(tolerance('atol'), multiply(tolerance('rtol'), abs(y)));
  const held = compare(abs(subtract(x, y)).tensor, limit.tensor, (a, b) => a <= b);
  if (errorsOf(held)) return decline('an assertion depends on digits that differ between processors');
  return toArray(held).every((value) => value !== 0);
}

function ensureShape(bound: Bound, machine: Machine): Result {
  const x = convert(bound.get('x'), machine);
  const wanted = extentsOf(bound.get('shape')) ?? decline('this shape is not evaluated');
  const { shape } = x.tensor;
  const fits =
    wanted.length === shape.length && wanted.every((extent, axis) => extent === null || extent === shape[axis]);
  return fits ? result(x, machine) : decline('a tensor of another shape is not evaluated');
}

const sign = (holds: (x: number) => boolean) =>
  asserting((bound, machine) => toArray(convert(bound.get('x'), machine).tensor).every(holds));

/** tf.is_tensor, tf.debugging and their kin. */
export const inspectingRows: readonly Row[] = [
  ['is_tensor', '(x)', (bound) => isTensor(bound.get('x')) || bound.get('x') instanceof StringTensor],
  ['executing_eagerly', '()', () => true],
  ['ensure_shape', '(x, shape, name=None)', ensureShape],
  ...Object.entries(relations).map(
    ([name, relation]): Row => [
      `debugging.assert_${name}`,
      '(x, y, message=None, summarize=None, name=None)',
      asserting((bound, machine) => everywhere(bound.get('x'), bound.get('y'), relation, machine)),
    ],
  ),
  ['debugging.assert_near', '(x, y, rtol=None, atol=None, message=None, summarize=None, name=None)', asserting(near)],
  ['debugging.assert_positive', '(x, message=None, summarize=None, name=None)', sign((x) => x > 0)],
  ['debugging.assert_non_negative', '(x, message=None, summarize=None, name=None)', sign((x) => x >= 0)],
  [
    'debugging.assert_all_finite debugging.check_numerics',
    '(x, message, name=None)',
    (bound, machine) => {
      const x = convert(bound.get('x'), machine);
      return toArray(x.tensor).every(Number.isFinite)
        ? result(x, machine)
        : decline('numbers that are not finite are not evaluated here');
    },
  ],
];
