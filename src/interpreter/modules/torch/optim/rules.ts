import { add, divide, extremeOf, multiply, number } from '../../../../tensor/autograd/arithmetic';
import { addcdiv, addcmul, lerp } from '../../../../tensor/autograd/fused';
import { math } from '../../../../tensor/autograd/math';
import { squareRoot } from '../../../../tensor/autograd/squareRoot';
import { constant, type Variable } from '../../../../tensor/autograd/tape';
import { full } from '../../../../tensor/create';

/** What an update reads: the parameter, its gradient, the group's options, and what the optimiser remembers of the parameter. */
export interface Update {
  readonly parameter: Variable;
  readonly gradient: Variable;
  readonly memory: Memory;
  /** Which step this is for the parameter, from 1. */
  readonly step: number;
  readonly betas: readonly [number, number];
  /** A number among the group's options; booleans as 0 and 1. */
  option(name: string): number;
}

/** Tensors and numbers that an optimiser keeps for one parameter from step to step. */
export interface Memory {
  readonly tensors: Map<string, Variable>;
  readonly numbers: Map<string, number>;
}

/** An optimiser: its options as `__init__` takes them and one step for one parameter, as torch/optim writes it. */
export interface Rule {
  readonly name: string;
  readonly signature: string;
  /** Options of the group that `__init__` does not take. */
  readonly fixed?: Readonly<Record<string, boolean>>;
  readonly update: (given: Update) => Variable;
}

const scaled = (v: Variable, factor: number): Variable => multiply(v, number(factor, v.tensor.dtype));
/** a + alpha b, as `add_(b, alpha=...)` rounds it. */
const addScaled = (a: Variable, b: Variable, alpha: number): Variable =>
  add(a, b, a.tensor.dtype, a.tensor.dtype === 'float64' ? alpha : Math.fround(alpha));
const shifted = (v: Variable, by: number): Variable => add(v, number(by, v.tensor.dtype));
const root = (v: Variable): Variable => squareRoot(v, true);

const remembered = ({ memory, parameter }: Update, name: string, start = 0): Variable =>
  memory.tensors.get(name) ?? constant(full(parameter.tensor.shape, start, parameter.tensor.dtype));

function keep({ memory }: Update, name: string, value: Variable): Variable {
  memory.tensors.set(name, value);
  return value;
}

/** The gradient with weight decay added to it, as L2 regularisation. */
function decayed({ parameter, gradient, option }: Update): Variable {
  const decay = option('weight_decay');
  return decay === 0 ? gradient : addScaled(gradient, parameter, decay);
}

/** The parameter and gradient after weight decay, decoupled from the gradient where the rule says so. */
function decayedPair(given: Update, decoupled: boolean): readonly [parameter: Variable, gradient: Variable] {
  const { parameter, gradient, option } = given;
  const decay = option('weight_decay');
  if (decay === 0 || !decoupled) return [parameter, decayed(given)];
  return [scaled(parameter, 1 - option('lr') * decay), gradient];
}

/** value ← decay · value + (1 − decay) · gradient². */
const squares = (given: Update, name: string, gradient: Variable, decay: number): Variable =>
  keep(
    given,
    name,
    addcmul(scaled(remembered(given, name), decay), gradient, gradient, 1 - decay, gradient.tensor.dtype),
  );

function sgd(given: Update): Variable {
  const { option, parameter, memory } = given;
  const momentum = option('momentum');
  let gradient = decayed(given);
  if (momentum !== 0) {
    const earlier = memory.tensors.get('momentum_buffer');
    const buffer = earlier ? addScaled(scaled(earlier, momentum), gradient, 1 - option('dampening')) : gradient;
    keep(given, 'momentum_buffer', buffer);
    gradient = option('nesterov') !== 0 ? addScaled(gradient, buffer, momentum) : buffer;
  }
  return addScaled(parameter, gradient, -option('lr'));
}

const adam =
  (decoupled: boolean) =>
  (given: Update): Variable => {
    const { option, step, betas } = given;
    const [parameter, gradient] = decayedPair(given, decoupled);
    const mean = keep(given, 'exp_avg', lerp(remembered(given, 'exp_avg'), gradient, 1 - betas[0]));
    let square = squares(given, 'exp_avg_sq', gradient, betas[1]);
    if (option('amsgrad') !== 0)
      square = keep(given, 'max_exp_avg_sq', extremeOf(remembered(given, 'max_exp_avg_sq'), square, 1));
    const size = option('lr') / (1 - betas[0] ** step);
    const correction = number(Math.sqrt(1 - betas[1] ** step), parameter.tensor.dtype);
    const denominator = shifted(divide(root(square), correction), option('eps'));
    return addcdiv(parameter, mean, denominator, -size, parameter.tensor.dtype);
  };

function rmsprop(given: Update): Variable {
  const { option, parameter } = given;
  const { dtype } = parameter.tensor;
  const gradient = decayed(given);
  let average = squares(given, 'square_avg', gradient, option('alpha'));
  if (option('centered') !== 0) {
    const mean = keep(given, 'grad_avg', lerp(remembered(given, 'grad_avg'), gradient, 1 - option('alpha')));
    average = addcmul(average, mean, mean, -1, dtype);
  }
  const denominator = shifted(root(average), option('eps'));
  if (option('momentum') <= 0) return addcdiv(parameter, gradient, denominator, -option('lr'), dtype);
  const earlier = scaled(remembered(given, 'momentum_buffer'), option('momentum'));
  const buffer = keep(given, 'momentum_buffer', addcdiv(earlier, gradient, denominator, 1, dtype));
  return addScaled(parameter, buffer, -option('lr'));
}

function adagrad(given: Update): Variable {
  const { option, parameter, step } = given;
  const { dtype } = parameter.tensor;
  const gradient = decayed(given);
  const rate = option('lr') / (1 + (step - 1) * option('lr_decay'));
  const before = remembered(given, 'sum', option('initial_accumulator_value'));
  const sum = keep(given, 'sum', addcmul(before, gradient, gradient, 1, dtype));
  return addcdiv(parameter, gradient, shifted(root(sum), option('eps')), -rate, dtype);
}

function adadelta(given: Update): Variable {
  const { option, parameter } = given;
  const gradient = decayed(given);
  const square = squares(given, 'square_avg', gradient, option('rho'));
  const spread = root(shifted(square, option('eps')));
  const delta = multiply(divide(root(shifted(remembered(given, 'acc_delta'), option('eps'))), spread), gradient);
  squares(given, 'acc_delta', delta, option('rho'));
  return addScaled(parameter, delta, -option('lr'));
}

function adamax(given: Update): Variable {
  const { option, parameter, step, betas } = given;
  const gradient = decayed(given);
  const mean = keep(given, 'exp_avg', lerp(remembered(given, 'exp_avg'), gradient, 1 - betas[0]));
  const sizes = shifted(math('abs', gradient), option('eps'));
  const largest = keep(given, 'exp_inf', extremeOf(scaled(remembered(given, 'exp_inf'), betas[1]), sizes, 1));
  return addcdiv(parameter, mean, largest, -option('lr') / (1 - betas[0] ** step), parameter.tensor.dtype);
}

function nadam(given: Update): Variable {
  const { option, step, betas, memory } = given;
  const [parameter, gradient] = decayedPair(given, option('decoupled_weight_decay') !== 0);
  const { dtype } = parameter.tensor;
  const momentum = (at: number): number => betas[0] * (1 - 0.5 * 0.96 ** (at * option('momentum_decay')));
  // The product of momenta is a float32 tensor in torch.
  const product = Math.fround((memory.numbers.get('mu_product') ?? 1) * Math.fround(momentum(step)));
  memory.numbers.set('mu_product', product);
  const mean = keep(given, 'exp_avg', lerp(remembered(given, 'exp_avg'), gradient, 1 - betas[0]));
  const square = squares(given, 'exp_avg_sq', gradient, betas[1]);
  const correction = number(1 - betas[1] ** step, dtype);
  const denominator = shifted(root(divide(square, correction)), option('eps'));
  const next = product * momentum(step + 1);
  const moved = addcdiv(
    parameter,
    gradient,
    denominator,
    (-option('lr') * (1 - momentum(step))) / (1 - product),
    dtype,
  );
  return addcdiv(moved, mean, denominator, (-option('lr') * momentum(step + 1)) / (1 - next), dtype);
}

function radam(given: Update): Variable {
  const { option, step, betas } = given;
  const [parameter, gradient] = decayedPair(given, option('decoupled_weight_decay') !== 0);
  const { dtype } = parameter.tensor;
  const mean = keep(given, 'exp_avg', lerp(remembered(given, 'exp_avg'), gradient, 1 - betas[0]));
  const square = squares(given, 'exp_avg_sq', gradient, betas[1]);
  const [first, second] = [1 - betas[0] ** step, 1 - betas[1] ** step];
  const move = scaled(divide(mean, number(first, dtype)), option('lr'));
  const longest = 2 / (1 - betas[1]) - 1;
  const length = longest - (2 * step * betas[1] ** step) / second;
  if (length <= 5) return addScaled(parameter, move, -1);
  const rectified = Math.sqrt(((length - 4) * (length - 2) * longest) / ((longest - 4) * (longest - 2) * length));
  const inverse = math('reciprocal', shifted(root(square), option('eps')));
  const adaptive = multiply(move, multiply(inverse, number(Math.sqrt(second), dtype)));
  return addScaled(parameter, scaled(adaptive, rectified), -1);
}

const tail = 'foreach=None, maximize=False, capturable=False, differentiable=False';
const adamSignature = (decay: string): string =>
  `(params, lr=0.001, betas=None, eps=1e-08, weight_decay=${decay}, amsgrad=False, *, ${tail}, fused=None)`;

/** The optimisers of torch.optim. */
export const rules: readonly Rule[] = [
  {
    name: 'SGD',
    signature:
      '(params, lr=0.001, momentum=0, dampening=0, weight_decay=0, nesterov=False, *, maximize=False, foreach=None, differentiable=False, fused=None)',
    update: sgd,
  },
  { name: 'Adam', signature: adamSignature('0'), fixed: { decoupled_weight_decay: false }, update: adam(false) },
  { name: 'AdamW', signature: adamSignature('0.01'), fixed: { decoupled_weight_decay: true }, update: adam(true) },
  {
    name: 'RMSprop',
    signature:
      '(params, lr=0.01, alpha=0.99, eps=1e-08, weight_decay=0, momentum=0, centered=False, capturable=False, foreach=None, maximize=False, differentiable=False)',
    update: rmsprop,
  },
  {
    name: 'Adagrad',
    signature:
      '(params, lr=0.01, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10, foreach=None, *, maximize=False, differentiable=False, fused=None)',
    update: adagrad,
  },
  {
    name: 'Adadelta',
    signature: `(params, lr=1.0, rho=0.9, eps=1e-06, weight_decay=0, foreach=None, *, capturable=False, maximize=False, differentiable=False)`,
    update: adadelta,
  },
  {
    name: 'Adamax',
    signature:
      '(params, lr=0.002, betas=None, eps=1e-08, weight_decay=0, foreach=None, *, maximize=False, differentiable=False, capturable=False)',
    update: adamax,
  },
  {
    name: 'NAdam',
    signature: `(params, lr=0.002, betas=None, eps=1e-08, weight_decay=0, momentum_decay=0.004, decoupled_weight_decay=False, *, ${tail})`,
    update: nadam,
  },
  {
    name: 'RAdam',
    signature: `(params, lr=0.001, betas=None, eps=1e-08, weight_decay=0, decoupled_weight_decay=False, *, ${tail})`,
    update: radam,
  },
];
