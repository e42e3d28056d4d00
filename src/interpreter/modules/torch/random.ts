import type { FloatType } from '../../../numeric/rounding';
import { add, cast } from '../../../tensor/autograd/arithmetic';
import { addcmul } from '../../../tensor/autograd/fused';
import { constant } from '../../../tensor/autograd/tape';
import * as sampling from '../../../tensor/random/torch/distributions';
import type { TorchGenerator } from '../../../tensor/random/torch/generator';
import { isFloat } from '../../../tensor/rounding';
import { broadcastShapes } from '../../../tensor/shape';
import type { Tensor } from '../../../tensor/tensor';
import { errorsOf, isContiguous, toArray } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { Machine } from '../../values';
import { decline } from '../declined';
import { dtypeArgument, integer, integers, operandOf, real, tensorArgument } from './convert';
import { created, options, sizeArgument, unknownNumbers } from './creationArguments';
import { dropoutRow } from './dropout';
import { floatOf, GeneratorObject, numberOf, sampled } from './generator';
import { overwrite } from './inPlace';
import { multinomial } from './multinomial';
import { generatorKey, torchState } from './state';
import type { Implementation, Row } from './table';
import { type TorchTensor, wrap } from './tensor';

type Draw = (generator: TorchGenerator, size: number, type: FloatType) => sampling.Samples;
const standardUniform: Draw = (generator, size, type) => sampling.uniform(generator, size, 0, 1, type);
const standardNormal: Draw = (generator, size, type) => sampling.normal(generator, size, 0, 1, type);

const fresh =
  (draw: Draw, kernel: string): Implementation =>
  (bound, machine, name) => {
    const dtype = dtypeArgument(bound.get('dtype'), machine) ?? torchState(machine).defaultDtype;
    const type = floatOf(dtype, kernel, machine);
    return created(
      sampled(sizeArgument(bound, name, machine), dtype, bound, machine, (g, n) => draw(g, n, type)),
      bound,
      machine,
    );
  };

const freshLike =
  (draw: Draw, kernel: string): Implementation =>
  (bound, machine, name) => {
    const { tensor } = tensorArgument(bound.get('input'), name, 'input', 1, machine);
    const dtype = dtypeArgument(bound.get('dtype'), machine) ?? tensor.dtype;
    const type = floatOf(dtype, kernel, machine);
    return created(
      sampled(tensor.shape, dtype, bound, machine, (g, n) => draw(g, n, type)),
      bound,
      machine,
    );
  };

/** Overwrites a tensor with samples: `uniform_`, `normal_` and their kin. */
const refill =
  (
    kernel: string,
    draw: (bound: Bound, machine: Machine, t: Tensor) => (g: TorchGenerator, n: number) => sampling.Samples,
  ): Implementation =>
  (bound, machine, name) => {
    const self = tensorArgument(bound.get('input'), name, 'input', 1, machine);
    if (torchState(machine).gradEnabled && self.node !== undefined && self.isLeaf) {
      return machine.raise(
        'RuntimeError',
        'a leaf Variable that requires grad is being used in an in-place operation.',
      );
    }
    if (torchState(machine).gradEnabled && self.node !== undefined)
      return decline(`the gradient of ${name} is not evaluated`);
    if (kernel !== '') floatOf(self.tensor.dtype, kernel, machine);
    const drawn = sampled(self.tensor.shape, self.tensor.dtype, bound, machine, draw(bound, machine, self.tensor));
    overwrite(self.tensor, drawn);
    return self;
  };

function normalOf(
  mean: number,
  deviation: number,
  t: Tensor,
  machine: Machine,
): (g: TorchGenerator, n: number) => sampling.Samples {
  if (deviation < 0) machine.raise('RuntimeError', `normal expects std >= 0.0, but found std ${deviation}`);
  return (g, n) => sampling.normal(g, n, mean, deviation, t.dtype as FloatType, isContiguous(t));
}

/** `torch.normal` of tensors: standard numbers scaled and moved (`normal_out_impl` in ATen's native/DistributionTemplates.h). */
function normalOfTensors(bound: Bound, machine: Machine): TorchTensor {
  const [mean, deviation] = [operandOf(bound.get('mean'), machine), operandOf(bound.get('std'), machine)];
  if (!mean || !deviation) return decline('torch.normal of such arguments is not evaluated');
  const [a, b] = [mean.variable.tensor, deviation.variable.tensor];
  const like = mean.kind === 'number' ? b : a;
  const shape = broadcastShapes(a.shape, b.shape);
  if (!shape || !isFloat(like.dtype) || (mean.kind !== 'number' && deviation.kind !== 'number' && a.dtype !== b.dtype))
    return decline('torch.normal of such tensors is not evaluated');
  if (toArray(b).some((x) => x < 0)) return decline('a negative std is not evaluated');
  const scale = deviation.kind === 'number' ? (toArray(b)[0] ?? 1) : 1;
  const { dtype } = like;
  const drawn = sampled(shape, dtype, bound, machine, (g, n) =>
    sampling.normal(g, n, 0, scale, dtype as FloatType, true),
  );
  const [middle, numbers] = [cast(constant(a), dtype), constant(drawn)];
  const result =
    deviation.kind === 'number' ? add(numbers, middle) : addcmul(middle, numbers, cast(constant(b), dtype), 1, dtype);
  return wrap(result);
}

/** `torch.normal(mean, std, size)` with numbers. */
const normal: Implementation = (bound, machine) => {
  const size = bound.get('size');
  if (size === null) return normalOfTensors(bound, machine);
  const dtype = dtypeArgument(bound.get('dtype'), machine) ?? torchState(machine).defaultDtype;
  const type = floatOf(dtype, 'normal_kernel_cpu', machine);
  const [mean, deviation] = [numberOf(bound, 'mean', machine), numberOf(bound, 'std', machine)];
  return created(
    sampled(integers([size], 'size', machine), dtype, bound, machine, (g, n) =>
      sampling.normal(g, n, mean, deviation, type),
    ),
    bound,
    machine,
  );
};

const bernoulliEach: Implementation = (bound, machine, name) => {
  const { tensor } = tensorArgument(bound.get('input'), name, 'input', 1, machine);
  const type = floatOf(tensor.dtype, 'bernoulli_tensor_cpu_p_', machine);
  const chances = toArray(tensor);
  if (errorsOf(tensor)?.some((error) => error > 1e-5))
    return wrap(
      constant(
        unknownNumbers(
          tensor.shape,
          type,
          torchState(machine).unknownNumbers ?? 'probabilities that are not known',
          machine,
        ),
      ),
    );
  if (chances.some((p) => !(p >= 0 && p <= 1))) {
    return machine.raise(
      'RuntimeError',
      'Expected p_in >= 0 && p_in <= 1 to be true, but got false.  (Could this error message be improved?  If so, please report an enhancement request to PyTorch.)',
    );
  }
  return wrap(
    constant(
      sampled(tensor.shape, type, bound, machine, (g) => ({ values: sampling.bernoulliEach(g, chances, type) })),
    ),
  );
};

/** Seeding and sampling. */
export const randomRows: readonly Row[] = [
  [
    'T:manual_seed',
    '(seed)',
    (bound, machine) => {
      const state = machine.state(generatorKey);
      state.generator.manualSeed(BigInt(integer(bound.get('seed'), 'seed', machine)));
      state.seeded = true;
      machine.trust(generatorKey);
      return new GeneratorObject(state.generator);
    },
  ],
  [
    'T:initial_seed',
    '()',
    (_bound, machine) =>
      machine.state(generatorKey).seeded
        ? machine.state(generatorKey).generator.initialSeed
        : decline('the seed is not known'),
  ],
  ['T:rand', `(*shape, generator=None, ${options}, **keywords)`, fresh(standardUniform, 'uniform_kernel_cpu')],
  ['T:randn', `(*shape, generator=None, ${options}, **keywords)`, fresh(standardNormal, 'normal_kernel_cpu')],
  [
    'T:rand_like',
    `(input, *, generator=None, ${options}, memory_format=None)`,
    freshLike(standardUniform, 'uniform_kernel_cpu'),
  ],
  [
    'T:randn_like',
    `(input, *, generator=None, ${options}, memory_format=None)`,
    freshLike(standardNormal, 'normal_kernel_cpu'),
  ],
  ['T:normal', `(mean, std=1.0, size=None, *, generator=None, ${options})`, normal],
  ['TM:bernoulli', '(input, *, generator=None)', bernoulliEach],
  [
    'M:bernoulli_',
    '(input, p=0.5, *, generator=None)',
    refill('', (bound, machine) => {
      const p = numberOf(bound, 'p', machine);
      return (g, n) => ({ values: sampling.bernoulli(g, n, p) });
    }),
  ],
  [
    'M:uniform_',
    '(input, *arguments, generator=None, **keywords)',
    refill('uniform_kernel_cpu', (bound, machine, t) => {
      const given = (index: number, name: string, fallback: number): number => {
        const value = bound.rest[index] ?? bound.keywords.get(name);
        return value === undefined ? fallback : real(value, name, machine);
      };
      const [from, to] = [given(0, 'from', 0), given(1, 'to', 1)];
      if (from > to)
        machine.raise(
          'RuntimeError',
          `uniform_ expects to return a [from, to) range, but found from=${from} > to=${to}`,
        );
      return (g, n) => sampling.uniform(g, n, from, to, t.dtype as FloatType);
    }),
  ],
  [
    'M:normal_',
    '(input, mean=0.0, std=1.0, *, generator=None)',
    refill('normal_kernel_cpu', (bound, machine, t) =>
      normalOf(numberOf(bound, 'mean', machine), numberOf(bound, 'std', machine), t, machine),
    ),
  ],
  [
    'M:exponential_',
    '(input, lambd=1.0, *, generator=None)',
    refill('exponential_cpu', (bound, machine, t) => {
      const rate = numberOf(bound, 'lambd', machine);
      return (g, n) => sampling.exponential(g, n, rate, t.dtype as FloatType);
    }),
  ],
  ['TM:multinomial', '(input, num_samples, replacement=False, *, generator=None)', multinomial],
  ['TF:dropout', '(input, p=0.5, training=True, inplace=False)', dropoutRow],
];
