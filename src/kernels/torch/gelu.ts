import { fma32 as fma } from '../../numeric/fma';
import { mapInBlocks } from '../../numeric/pausing';
import { type FloatType, roundTo } from '../../numeric/rounding';
import type { ElementwiseKernel, Layout } from '../kernel';
import { vectorisedLoop } from './elementwise';
import { type Formula, formulas } from './formulas';

/**
 * oneDNN's erf GELU on AVX-512, which PyTorch calls for contiguous tensors of more than one element: erf(|x| / sqrt 2) by a polynomial of
 * degree 5 on each quarter octave (oneDNN 3.12, jit_uni_eltwise_injector.cpp). Rows are the coefficients by rising power.
 */
const coefficients = [
  [
    -1.6847303e-15, 1.5188366e-8, 6.0441465e-8, 1.9580071e-7, 5.7655126e-7, 1.8136789e-6, 7.1081054e-6, 2.2010752e-5,
    5.5225635e-5, 0.0001831175, 0.0006498413, 0.0017345067, 0.0037866202, 0.008343051, 0.0127789555, -0.003176821,
    -0.0691192, -0.27097204, -0.5472661, -0.39980435, 0.14787646, 0.77755123, 0.9794183, 1, 0,
  ],
  [
    0.7978846, 0.7978839, 0.7978825, 0.7978789, 0.79787034, 0.7978466, 0.7977628, 0.79756546, 0.7971865, 0.7959481,
    0.7922447, 0.7850465, 0.7733578, 0.7511906, 0.732789, 0.7846672, 0.9714677, 1.4611516, 2.0251584, 1.790736,
    1.0093725, 0.23098189, 0.01867352, 0, 1,
  ],
  [
    -2.4058363e-6, 1.0841714e-5, 2.896764e-5, 6.682378e-5, 0.00014431536, 0.00032647466, 0.0008582302, 0.0019052438,
    0.0036366323, 0.008441632, 0.020222925, 0.039360855, 0.06602445, 0.10923457, 0.13979976, 0.072266184, -0.1396405,
    -0.6155817, -1.0770063, -0.9281096, -0.4816873, -0.0961774, -0.006786839, 0, 0,
  ],
  [
    -0.13291205, -0.13307738, -0.13319246, -0.13339315, -0.13374342, -0.1344436, -0.13613439, -0.13891616, -0.14287555,
    -0.15221408, -0.1709968, -0.19647883, -0.2269277, -0.26911446, -0.29452354, -0.25052387, -0.1301916, 0.10148359,
    0.2905895, 0.24336384, 0.11568559, 0.020067886, 0.0012350094, 0, 0,
  ],
  [
    -0.00072243594, 0.00045889345, 0.0008250156, 0.0013578596, 0.0021505188, 0.0034977621, 0.006191868, 0.009893196,
    0.014425337, 0.023517137, 0.03852472, 0.05551665, 0.07292371, 0.09355366, 0.10412485, 0.089776866, 0.05557131,
    -0.0009112102, -0.03973237, -0.032254163, -0.013974587, -0.0020977375, -0.000112510286, 0, 0,
  ],
  [
    0.022441886, 0.018966824, 0.018499883, 0.01793304, 0.017214557, 0.01617638, 0.014455351, 0.012482236, 0.010404875,
    0.006857343, 0.0020495458, -0.0024900034, -0.006475404, -0.010517931, -0.012278704, -0.010405218, -0.0065113325,
    -0.0009935636, 0.0021998081, 0.00172694, 0.0006788905, 8.7863686e-5, 4.1047288e-6, 0, 0,
  ],
] as readonly (readonly number[])[];

/** Beyond this erf is taken as 1. */
const right = 5.542593955993652;
const f = Math.fround;
const words = new Int32Array(1);
const single = new Float32Array(words.buffer);

/** Which polynomial serves a magnitude: by its exponent and two bits of its fraction. */
function pieceOf(size: number): number {
  if (size > right) return 23;
  single[0] = size;
  return Math.min(Math.max(((words[0] ?? 0) + 0xc21fffff) >> 21, 1), 24);
}

function inRegisters(x: number): number {
  const size = Math.abs(x);
  const piece = pieceOf(size);
  let erf = coefficients[5]?.[piece] ?? 0;
  for (let power = 4; power >= 0; power--) erf = fma(f(erf), size, f(coefficients[power]?.[piece] ?? 0));
  if (x < 0 || Object.is(x, -0)) erf = -erf;
  return f(f(x * f(erf + 1)) * 0.5);
}

const aten = formulas.gelu as Formula;

/**
 * The exact GELU of a type. oneDNN takes contiguous float32, and bfloat16 where the processor has instructions for it; the rest goes through
 * ATen's own loop.
 */
export function geluKernel(type: FloatType): ElementwiseKernel {
  const own = vectorisedLoop(type, (functions) => aten(functions, {}, type));
  if (type === 'float16' || type === 'float64') return own;
  const takes = (length: number, { run, inOrder }: Layout): boolean => length > 1 && inOrder && run === length;
  const oneDnn = (input: Float64Array): Float64Array => mapInBlocks(input, 100, (x) => roundTo(inRegisters(x), type));
  return {
    ulps: 0,
    apply: (input, layout = { run: input.length, inOrder: true }) =>
      takes(input.length, layout) ? oneDnn(input) : own.apply(input, layout),
    errors: (input, output, layout) => {
      if (!takes(input.length, layout)) return own.errors?.(input, output, layout);
      if (type === 'float32') return undefined;
      return own.apply(input, layout).map((y, at) => {
        const difference = Math.abs(y - (output[at] ?? 0));
        return Number.isFinite(difference) ? difference : 0;
      });
    },
  };
}
