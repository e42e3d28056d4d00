import { fillInBlocks } from '../../../numeric/blocks';
import { fma32, fma64 } from '../../../numeric/fma';
import { mapInBlocks } from '../../../numeric/pausing';
import { isNarrow } from '../../../tensor/autograd/arithmetic';
import { full, ramp, rangeLength } from '../../../tensor/create';
import type { Dtype } from '../../../tensor/dtype';
import { isFloat, rounder, ulp } from '../../../tensor/rounding';
import { Tensor } from '../../../tensor/tensor';
import type { Bound } from '../../signature';
import { type Machine, PythonObject, type Value } from '../../values';
import { decline } from '../declined';
import { dtypeArgument, integer, real } from './convert';
import { created, dtypeOf } from './creationArguments';
import { torchState } from './state';
import type { TorchTensor } from './tensor';

export function arange(bound: Bound, machine: Machine): TorchTensor {
  if (!bound.given('start') && !bound.given('end'))
    decline("torch's error for arange() without an end is not evaluated");
  const [start, end] = bound.given('end') ? [bound.get('start'), bound.get('end')] : [0n, bound.get('start')];
  return range(start, end, bound.get('step'), bound, machine);
}

/** Whole numbers give int64, others the default dtype; each element is start + i * step in the accumulation type. */
function range(start: Value, end: Value, step: Value, bound: Bound, machine: Machine): TorchTensor {
  const values = [start, end, step];
  const [from, to, by] = values.map((value) => real(value, 'arange bounds', machine));
  const isWhole = values.every(
    (value) =>
      typeof value === 'bigint' ||
      typeof value === 'boolean' ||
      (value instanceof PythonObject && value.tensor && !isFloat(value.tensor.dtype)),
  );
  const dtype = dtypeArgument(bound.get('dtype'), machine) ?? (isWhole ? 'int64' : torchState(machine).defaultDtype);
  if (from === undefined || to === undefined || by === undefined || by === 0)
    return machine.raise('RuntimeError', 'step must be nonzero');
  if ((to - from) * by < 0)
    return machine.raise('RuntimeError', 'upper bound and lower bound inconsistent with step sign');
  const count = rangeLength(from, to, by);
  machine.charge(count);
  if (isFloat(dtype)) return created(floatRange(from, by, count, dtype), bound, machine);
  return created(ramp(Math.trunc(from), Math.trunc(by), count, dtype), bound, machine);
}

/**
 * A float range: start + i * step in float64, except that whole pairs of vectors are counted from their own first number, rounded (`arange` in
 * RangeFactoriesKernel.cpp, vectors of 32 bytes). The narrow types are bounded where that could show.
 */
function floatRange(start: number, step: number, count: number, dtype: Dtype): Tensor {
  const round = rounder(dtype);
  const lanes = dtype === 'float64' ? 4 : 8;
  const whole = count - (count % (2 * lanes));
  const result = ramped(count, dtype, (i) =>
    i < whole ? fma64(step, i % lanes, round(fma64(step, i - (i % lanes), start))) : fma64(step, i, start),
  );
  if (!isNarrow(dtype) || count < 16) return result;
  return Tensor.of(
    dtype,
    [count],
    result.storage.values,
    mapInBlocks(result.storage.values, 10, (x) => (Number.isInteger(x) ? 0 : 2 * ulp(dtype, x))),
  );
}

function ramped(count: number, dtype: Dtype, f: (i: number) => number): Tensor {
  const round = rounder(dtype);
  return Tensor.of(
    dtype,
    [count],
    fillInBlocks(count, 20, (i) => round(f(i))),
  );
}

/** Evenly spaced numbers: from the start in the first half, from the end in the second (`linspace` in RangeFactoriesKernel.cpp). */
export function linspace(bound: Bound, machine: Machine): TorchTensor {
  const dtype = dtypeOf(bound, machine);
  const [start, end] = [real(bound.get('start'), 'start', machine), real(bound.get('end'), 'end', machine)];
  const steps = integer(bound.get('steps'), "linspace(): argument 'steps'", machine);
  if (steps < 0) return machine.raise('RuntimeError', 'number of steps must be non-negative');
  if (!isFloat(dtype)) return decline('linspace of integers is not evaluated');
  machine.charge(steps);
  const round = rounder(dtype);
  const [from, to] = [round(start), round(end)];
  const single = dtype !== 'float64';
  const fused = single ? fma32 : fma64;
  const difference = round(single ? Math.fround(to - from) : to - from);
  const step = round(single ? Math.fround(difference / (steps - 1)) : difference / (steps - 1));
  // The narrow types round each product.
  const narrow = (i: number): number =>
    i < Math.floor(steps / 2) ? from + round(step * i) : to - round(step * (steps - i - 1));
  const wide = (i: number): number =>
    i < Math.floor(steps / 2) ? fused(step, i, from) : fused(-step, steps - i - 1, to);
  return created(
    steps === 1 ? full([1], from, dtype) : ramped(steps, dtype, isNarrow(dtype) ? narrow : wide),
    bound,
    machine,
  );
}
