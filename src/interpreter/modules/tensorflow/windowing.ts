import type { Variable } from '../../../tensor/autograd/tape';
import { sizeOf } from '../../../tensor/shape';
import {
  averagePool,
  convolution,
  depthwise,
  maxPool,
  type Windows,
  windowedShape,
} from '../../../tensor/tensorflow/windows';
import type { Bound } from '../../signature';
import type { Machine, Result, Value } from '../../values';
import { decline } from '../declined';
import { convert, convertTogether, shapeArgument } from './convert';
import { withoutGradient } from './decline';
import { floats } from './math';
import { type Row, result } from './table';

/** tf.nn's convolutions and pooling, channels last. */

/** An argument for every spatial axis: one number, one for each, or with 1 for batch and channels around them. */
function spatial(value: Value, rank: number): number[] {
  if (value === null) return new Array<number>(rank).fill(1);
  const given = shapeArgument(value);
  if (given.length === 1) return new Array<number>(rank).fill(given[0] ?? 1);
  if (given.length === rank) return given;
  if (given.length !== rank + 2 || given[0] !== 1 || given.at(-1) !== 1)
    decline('these strides or windows are not evaluated');
  return given.slice(1, -1);
}

function paddingOf(value: Value): 'VALID' | 'SAME' {
  const text = typeof value === 'string' ? value.toUpperCase() : '';
  return text === 'VALID' || text === 'SAME' ? text : decline('explicit padding is not evaluated');
}

function checkLayout(bound: Bound): void {
  const layout = bound.get('data_format');
  if (typeof layout === 'string' && layout.startsWith('NC')) decline('channels first are not evaluated');
}

type Operands = readonly [x: Variable, kernel: Variable];

function operandsOf(bound: Bound, kernelName: string, rank: number, machine: Machine): Operands {
  const [x, kernel] = convertTogether([bound.get('input'), bound.get(kernelName)], machine);
  if (x === undefined || kernel === undefined) return decline('a convolution of nothing is not evaluated');
  const fits = x.tensor.shape.length === rank + 2 && kernel.tensor.shape.length === rank + 2;
  if (!fits || x.tensor.shape.at(-1) !== kernel.tensor.shape.at(-2))
    return decline('a convolution of shapes that do not fit is not evaluated');
  return [floats(x, 'a convolution'), kernel];
}

function chargeWindows(x: Variable, windows: Windows, width: number, machine: Machine): void {
  const [batch = 1] = x.tensor.shape;
  const channels = x.tensor.shape.at(-1) ?? 1;
  machine.charge(batch * sizeOf(windowedShape(x.tensor.shape, windows)) * sizeOf(windows.size) * channels * width);
}

const convolve =
  (rank: number, stride: string, kernelName: string) =>
  (bound: Bound, machine: Machine): Result => {
    checkLayout(bound);
    const [x, kernel] = operandsOf(bound, kernelName, rank, machine);
    const windows: Windows = {
      size: kernel.tensor.shape.slice(0, rank),
      strides: spatial(bound.get(stride), rank),
      dilations: spatial(bound.get('dilations'), rank),
      padding: paddingOf(bound.get('padding')),
    };
    chargeWindows(x, windows, kernel.tensor.shape.at(-1) ?? 1, machine);
    return result(convolution(x, kernel, windows), machine);
  };

function depthwiseConvolve(bound: Bound, machine: Machine): Result {
  checkLayout(bound);
  const [x, kernel] = operandsOf(bound, 'filter', 2, machine);
  const windows: Windows = {
    size: kernel.tensor.shape.slice(0, 2),
    strides: spatial(bound.get('strides'), 2),
    dilations: spatial(bound.get('dilations'), 2),
    padding: paddingOf(bound.get('padding')),
  };
  chargeWindows(x, windows, kernel.tensor.shape.at(-1) ?? 1, machine);
  return result(depthwise(x, kernel, windows), machine);
}

const pool =
  (kind: 'max' | 'avg', rank: number) =>
  (bound: Bound, machine: Machine): Result => {
    checkLayout(bound);
    const given = floats(convert(bound.get('input'), machine), 'pooling');
    const x = kind === 'max' ? withoutGradient(given, 'max pooling') : given;
    if (x.tensor.shape.length !== rank + 2) return decline('pooling of this shape is not evaluated');
    const windows: Windows = {
      size: spatial(bound.get('ksize'), rank),
      strides: spatial(bound.get('strides'), rank),
      dilations: new Array<number>(rank).fill(1),
      padding: paddingOf(bound.get('padding')),
    };
    chargeWindows(x, windows, 1, machine);
    return result(kind === 'max' ? maxPool(x, windows) : averagePool(x, windows), machine);
  };

const poolSignature = '(input, ksize, strides, padding, data_format=None, name=None)';

/** Convolutions and pooling. */
export const windowingRows: readonly Row[] = [
  [
    'nn.conv2d',
    '(input, filters, strides, padding, data_format="NHWC", dilations=None, name=None)',
    convolve(2, 'strides', 'filters'),
  ],
  [
    'nn.conv1d',
    '(input, filters, stride, padding, data_format="NWC", dilations=None, name=None)',
    convolve(1, 'stride', 'filters'),
  ],
  [
    'nn.depthwise_conv2d',
    '(input, filter, strides, padding, data_format=None, dilations=None, name=None)',
    depthwiseConvolve,
  ],
  ['nn.max_pool2d nn.max_pool', poolSignature, pool('max', 2)],
  ['nn.avg_pool2d nn.avg_pool', poolSignature, pool('avg', 2)],
  ['nn.max_pool1d', poolSignature, pool('max', 1)],
  ['nn.avg_pool1d', poolSignature, pool('avg', 1)],
];
