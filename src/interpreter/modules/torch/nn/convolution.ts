import { add } from '../../../../tensor/autograd/arithmetic';
import { product } from '../../../../tensor/autograd/linear';
import { joined, rearrange, reshaped } from '../../../../tensor/autograd/structure';
import { constant, type Variable } from '../../../../tensor/autograd/tape';
import { full } from '../../../../tensor/create';
import { sizeOf } from '../../../../tensor/shape';
import { torchDot } from '../../../../tensor/summation/dot';
import { Tensor } from '../../../../tensor/tensor';
import { contiguous, permute, transpose, unsqueeze } from '../../../../tensor/view';
import type { Machine } from '../../../values';
import { decline } from '../../declined';
import { named } from '../linear';

/** How a convolution slides over its spatial axes. */
export interface Sliding {
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  readonly dilation: readonly number[];
  readonly groups: number;
}

/** Zeros around the spatial axes. */
function padded(x: Variable, padding: readonly number[]): Variable {
  return padding.reduce((v, count, i) => {
    if (count === 0) return v;
    const edge = constant(full(v.tensor.shape.with(i + 2, count), 0, v.tensor.dtype));
    return joined([edge, v, edge], i + 2, v.tensor.dtype);
  }, x);
}

/** All windows as a view [batch, positions..., channels, kernel...]. */
export function windows(
  t: Tensor,
  kernel: readonly number[],
  { stride, dilation }: Pick<Sliding, 'stride' | 'dilation'>,
): Tensor {
  const given = contiguous(t);
  const spatial = given.shape.slice(2);
  const counts = spatial.map(
    (extent, i) => Math.floor((extent - (dilation[i] ?? 1) * ((kernel[i] ?? 1) - 1) - 1) / (stride[i] ?? 1)) + 1,
  );
  const steps = given.strides.slice(2);
  return new Tensor(
    given.storage,
    [given.shape[0] ?? 1, ...counts, given.shape[1] ?? 1, ...kernel],
    [
      given.strides[0] ?? 0,
      ...steps.map((step, i) => step * (stride[i] ?? 1)),
      given.strides[1] ?? 0,
      ...steps.map((step, i) => step * (dilation[i] ?? 1)),
    ],
    given.offset,
  );
}

/** Convolution over any number of spatial axes: the windows times the kernels. */
export function convolve(
  x: Variable,
  weight: Variable,
  bias: Variable | undefined,
  sliding: Sliding,
  machine: Machine,
): Variable {
  const rank = weight.tensor.shape.length - 2;
  const { shape } = x.tensor;
  if (shape.length === rank + 1) {
    const batch = rearrange('UnsqueezeBackward0', x, (t) => unsqueeze(t, 0));
    const result = convolve(batch, weight, bias, sliding, machine);
    return named(reshaped(result, result.tensor.shape.slice(1)), 'SqueezeBackward1');
  }
  const [outputs = 1, channels = 1, ...kernel] = weight.tensor.shape;
  if (shape.length !== rank + 2) {
    return machine.raise(
      'RuntimeError',
      `Expected ${rank + 1}D (unbatched) or ${rank + 2}D (batched) input to conv${rank}d, but got input of size: [${shape.join(', ')}]`,
    );
  }
  if (sliding.groups !== 1) return decline('a convolution in groups is not evaluated');
  if (shape[1] !== channels) {
    return machine.raise(
      'RuntimeError',
      `Given groups=1, weight of size [${weight.tensor.shape.join(', ')}], expected input[${shape.join(', ')}] to have ${channels} channels, but got ${shape[1]} channels instead`,
    );
  }
  const wide = padded(x, sliding.padding);
  if (kernel.some((extent, i) => (sliding.dilation[i] ?? 1) * (extent - 1) + 1 > (wide.tensor.shape[i + 2] ?? 0))) {
    const text = (list: readonly number[]) => list.join(' x ');
    return machine.raise(
      'RuntimeError',
      `Calculated padded input size per channel: (${text(wide.tensor.shape.slice(2))}). Kernel size: (${text(kernel)}). Kernel size can't be greater than actual input size`,
    );
  }
  const size = windows(wide.tensor, kernel, sliding).shape;
  const counts = size.slice(1, 1 + rank);
  const depth = channels * sizeOf(kernel);
  machine.charge(sizeOf(size) * outputs);
  const rows = reshaped(
    rearrange('UnfoldBackward0', wide, (t) => windows(t, kernel, sliding)),
    [shape[0] ?? 1, sizeOf(counts), depth],
  );
  const columns = rearrange('TBackward0', reshaped(weight, [outputs, depth]), (t) => transpose(t, 0, 1));
  let result = product(rows, columns, x.tensor.dtype, torchDot(x.tensor.dtype), 'ConvolutionBackward0');
  if (bias) result = add(result, bias);
  const turned = rearrange('ConvolutionBackward0', result, (t) => contiguous(permute(t, [0, 2, 1])));
  return named(reshaped(turned, [shape[0] ?? 1, outputs, ...counts]), 'ConvolutionBackward0');
}
