import { findInBlocks } from '../../numeric/blocks';
import { fma32, fma64 } from '../../numeric/fma';
import { type LibmName, libm } from '../../numeric/libm';
import { mapInBlocks } from '../../numeric/pausing';
import { type FloatType, roundTo } from '../../numeric/rounding';
import { ulp } from '../../numeric/ulp';
import * as fdlibm from '../glibc/fdlibm';
import { log1pf } from '../glibc/log1p';
import { expf, logf } from '../glibc/optimizedRoutines';
import type { ElementwiseKernel, Layout } from '../kernel';
import type { Functions } from './formulas';
import * as sleef from './sleef';

const single = { round: Math.fround, fma: fma32 };

/** The functions used in registers, for float32 and the types that are widened to it. */
export const inRegisters: Functions = {
  isVector: true,
  ...single,
  exp: sleef.expf,
  expm1: sleef.expm1f,
  log: sleef.logf,
  log1p: sleef.log1pf,
  tanh: sleef.tanhf,
  erf: sleef.registerErf,
};

/** The functions used for elements that do not fill a pair of registers. */
export const oneByOne: Functions = {
  isVector: false,
  ...single,
  exp: expf,
  expm1: fdlibm.expm1f,
  log: logf,
  log1p: log1pf,
  tanh: fdlibm.tanhf,
  erf: fdlibm.erff,
};

const double =
  (name: LibmName) =>
  (x: number): number =>
    libm(name, x).value;

/** The C library in float64; SLEEF's float64 functions differ from it in the last bit. */
const inDouble: Functions = {
  isVector: false,
  round: (x) => x,
  fma: fma64,
  exp: double('exp'),
  expm1: double('expm1'),
  log: double('log'),
  log1p: double('log1p'),
  tanh: double('tanh'),
  erf: double('erf'),
};

/** Elements computed at a time: two AVX-512 registers; narrower types are widened to float32 within. */
const block: Readonly<Record<FloatType, number>> = { float64: 16, float32: 32, float16: 64, bfloat16: 64 };

/** Beyond this many elements the work is split among threads, and where the splits lie decides which elements are left over. */
const oneThread = 32768;

/** Simple steps that one element takes, about. */
const cost = 100;

type Make = (functions: Functions) => (x: number) => number;

/** One function for whole blocks, one for what is left of each run. */
const byBlocks =
  (type: FloatType, wide: (x: number) => number, narrow: (x: number) => number): ElementwiseKernel['apply'] =>
  (input, layout) => {
    const isWide = inBlocks(type, input.length, layout);
    return mapInBlocks(input, cost, (x, at) => roundTo((isWide(at) ? wide : narrow)(x), type));
  };

/** ATen's vectorised loop (native/cpu/Loops.h): whole blocks of each run in registers, the rest one by one. */
export function vectorisedLoop(type: FloatType, make: Make): ElementwiseKernel {
  if (type === 'float64') return doubleLoop(make);
  const wide = make(inRegisters);
  const narrow = make(oneByOne);
  return {
    ulps: 0,
    apply: byBlocks(type, wide, narrow),
    errors: (input, _output, layout) => {
      if (isSettled(type, input.length, layout)) return undefined;
      return mapInBlocks(input, 2 * cost, (x) => {
        const difference = Math.abs(roundTo(wide(x), type) - roundTo(narrow(x), type));
        return Number.isNaN(difference) ? 0 : difference;
      });
    },
  };
}

/** The same loop over two contiguous buffers; undefined where which elements are left over is not known. */
export function vectorisedPair(
  type: FloatType,
  make: (functions: Functions) => (a: number, b: number) => number,
): (a: Float64Array, b: Float64Array) => Float64Array | undefined {
  const wide = make(inRegisters);
  const narrow = make(oneByOne);
  return (a, b) => {
    if (!isSettled(type, b.length)) return undefined;
    const isWide = inBlocks(type, b.length);
    return mapInBlocks(b, cost, (y, at) => roundTo((isWide(at) ? wide : narrow)(a[at] ?? 0, y), type));
  };
}

function isSettled(
  type: FloatType,
  length: number,
  { run, inOrder }: Layout = { run: length, inOrder: true },
): boolean {
  return length <= oneThread && (inOrder || run < block[type]);
}

/** Which elements are computed in registers. */
function inBlocks(type: FloatType, length: number, layout?: Layout): (at: number) => boolean {
  if (!isSettled(type, length, layout)) return () => true;
  const run = layout?.run ?? length;
  const whole = run - (run % block[type]);
  return (at) => at % run < whole;
}

/** float64: one by one as the C library has it; in registers within a few ulp of the result and of the sums behind it. */
function doubleLoop(make: Make): ElementwiseKernel {
  const value = make(inDouble);
  return {
    ulps: 0,
    apply: (input) => mapInBlocks(input, cost, value),
    errors: (input, output, layout) => {
      const isWide = inBlocks('float64', input.length, layout);
      const errors = mapInBlocks(output, 10, (y, at) =>
        isWide(at) && Number.isFinite(y) ? 4 * ulp(y, 'float64') + Math.abs(input[at] ?? 0) * 2 ** -52 : 0,
      );
      return findInBlocks(errors.length, 2, (at) => (errors[at] ?? 0) > 0) < 0 ? undefined : errors;
    },
  };
}

/** A kernel that treats every element alike, in registers. */
export function registerLoop(type: Exclude<FloatType, 'float64'>, make: Make): ElementwiseKernel {
  const wide = make(inRegisters);
  return { ulps: 0, apply: (input) => mapInBlocks(input, cost, (x) => roundTo(wide(x), type)) };
}

/** A kernel of exact steps: the same numbers however it is run, but for the sign of a zero. */
export function plainLoop(type: FloatType, make: Make): ElementwiseKernel {
  const functions = type === 'float64' ? inDouble : oneByOne;
  const narrow = make(functions);
  const wide = make({ ...functions, isVector: true });
  return {
    ulps: 0,
    apply: byBlocks(type, wide, narrow),
    errors: (input, _output, layout) => {
      if (isSettled(type, input.length, layout)) return undefined;
      const errors = input.map((x) => (Object.is(wide(x), narrow(x)) ? 0 : Number.MIN_VALUE));
      return errors.some((error) => error > 0) ? errors : undefined;
    },
  };
}
