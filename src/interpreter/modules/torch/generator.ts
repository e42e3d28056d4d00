import type { FloatType } from '../../../numeric/rounding';
import type { Dtype } from '../../../tensor/dtype';
import type * as sampling from '../../../tensor/random/torch/distributions';
import { TorchGenerator } from '../../../tensor/random/torch/generator';
import { isFloat } from '../../../tensor/rounding';
import { sizeOf } from '../../../tensor/shape';
import { Tensor } from '../../../tensor/tensor';
import type { Bound } from '../../signature';
import { Builtin, type Machine, PythonObject, PythonType } from '../../values';
import { integer, real } from './convert';
import { unknownNumbers } from './creationArguments';
import { scalarTypeName } from './inPlace';
import { generatorKey, torchState } from './state';

/** A torch.Generator object. */
export class GeneratorObject extends PythonObject {
  readonly type = generatorType;
  constructor(readonly generator: TorchGenerator) {
    super();
  }
}

export const generatorType: PythonType = new PythonType(
  'Generator',
  'torch',
  [],
  {},
  () => new GeneratorObject(new TorchGenerator()),
);
generatorType.dictionary.set(
  'manual_seed',
  new Builtin('manual_seed', ({ positional: [self, seed] }, machine) => {
    if (self instanceof GeneratorObject) self.generator.manualSeed(BigInt(integer(seed ?? null, 'seed', machine)));
    return self ?? null;
  }),
);
generatorType.dictionary.set(
  'initial_seed',
  new Builtin('initial_seed', ({ positional: [self] }) =>
    self instanceof GeneratorObject ? self.generator.initialSeed : null,
  ),
);

/** The generator of a call: the one passed or the default; undefined with a reason noted when its state is unknown. */
export function generatorOf(bound: Bound, machine: Machine): TorchGenerator | undefined {
  const passed = bound.get('generator');
  if (passed instanceof GeneratorObject) return passed.generator;
  const state = machine.state(generatorKey);
  const unknown = machine.distrusted(generatorKey);
  if (unknown) torchState(machine).unknownNumbers = unknown.reason;
  else if (!state.seeded) torchState(machine).unknownNumbers = 'random numbers without a seed (torch.manual_seed)';
  return unknown || !state.seeded ? undefined : state.generator;
}
/** A sampled tensor, or one of unknown numbers. */
export function sampled(
  shape: readonly number[],
  dtype: Dtype,
  bound: Bound,
  machine: Machine,
  draw: (generator: TorchGenerator, size: number) => sampling.Samples,
): Tensor {
  machine.charge(sizeOf(shape));
  const generator = generatorOf(bound, machine);
  if (generator === undefined) return unknownNumbers(shape, dtype, torchState(machine).unknownNumbers ?? '', machine);
  const { values, errors } = draw(generator, sizeOf(shape));
  return Tensor.of(dtype, [...shape], values, errors);
}

export function floatOf(dtype: Dtype, name: string, machine: Machine): FloatType {
  if (isFloat(dtype)) return dtype as FloatType;
  return machine.raise('RuntimeError', `"${name}" not implemented for '${scalarTypeName(dtype)}'`);
}

export const numberOf = (bound: Bound, name: string, machine: Machine): number => real(bound.get(name), name, machine);
