import type { Variable } from '../../../../tensor/autograd/tape';
import { add, divide, extreme, multiply, number, pow, subtract } from '../../../../tensor/tensorflow/arithmetic';
import { abs, sqrt, square } from '../../../../tensor/tensorflow/elementary';

/** How Keras's optimisers change one variable (keras/src/optimizers); every operation is rounded to the variable's dtype. */

/** What a rule may read and keep. */
export interface Step {
  readonly variable: Variable;
  readonly gradient: Variable;
  readonly rate: Variable;
  /** How many updates there were before this one. */
  readonly iterations: number;
  readonly setting: (name: string) => number;
  readonly flag: (name: string) => boolean;
  /** A number kept between updates, of the variable's shape; it starts at `initial`. */
  readonly slot: (name: string, initial?: number) => Variable;
  readonly keep: (name: string, value: Variable) => Variable;
}

/** The variable's next value. */
export type Rule = (step: Step) => Variable;

const like = (x: Variable, value: number): Variable => number(value, x.tensor.dtype);

/** old + (new - old) * share. */
const towards = (old: Variable, found: Variable, share: number): Variable =>
  add(old, multiply(subtract(found, old), like(old, share)));

const sgd: Rule = ({ variable, gradient, rate, setting, flag, slot, keep }) => {
  const change = multiply(gradient, rate);
  if (setting('momentum') === 0) return subtract(variable, change);
  const momentum = like(variable, setting('momentum'));
  const kept = keep('momentum', subtract(multiply(slot('momentum'), momentum), change));
  return add(variable, flag('nesterov') ? subtract(multiply(kept, momentum), change) : kept);
};

const adam: Rule = ({ variable, gradient, rate, iterations, setting, flag, slot, keep }) => {
  const [first, second] = [setting('beta_1'), setting('beta_2')];
  const one = like(variable, 1);
  const count = like(variable, iterations + 1);
  const root = sqrt(subtract(one, pow(like(variable, second), count)));
  const alpha = divide(multiply(rate, root), subtract(one, pow(like(variable, first), count)));
  const mean = keep('m', towards(slot('m'), gradient, 1 - first));
  let spread = keep('v', towards(slot('v'), square(gradient), 1 - second));
  if (flag('amsgrad')) spread = keep('largest', extreme(1, slot('largest'), spread));
  const scale = add(sqrt(spread), like(variable, setting('epsilon')));
  return subtract(variable, divide(multiply(mean, alpha), scale));
};

const rmsprop: Rule = ({ variable, gradient, rate, setting, flag, slot, keep }) => {
  const [rho, rest] = [like(variable, setting('rho')), like(variable, 1 - setting('rho'))];
  const epsilon = like(variable, setting('epsilon'));
  const velocity = keep('velocity', add(multiply(rho, slot('velocity')), multiply(rest, square(gradient))));
  let denominator = add(velocity, epsilon);
  if (flag('centered')) {
    const average = keep('average', add(multiply(rho, slot('average')), multiply(rest, gradient)));
    denominator = add(subtract(velocity, square(average)), epsilon);
  }
  const increment = divide(multiply(rate, gradient), sqrt(denominator));
  if (!(setting('momentum') > 0)) return subtract(variable, increment);
  const momentum = like(variable, setting('momentum'));
  return subtract(variable, keep('momentum', add(multiply(momentum, slot('momentum')), increment)));
};

const adagrad: Rule = ({ variable, gradient, rate, setting, slot, keep }) => {
  const total = keep('total', add(slot('total', setting('initial_accumulator_value')), square(gradient)));
  const root = sqrt(add(total, like(variable, setting('epsilon'))));
  return subtract(variable, divide(multiply(rate, gradient), root));
};

const adamax: Rule = ({ variable, gradient, rate, iterations, setting, slot, keep }) => {
  const [first, second] = [setting('beta_1'), setting('beta_2')];
  const power = pow(like(variable, first), like(variable, iterations + 1));
  const mean = keep('m', towards(slot('m'), gradient, 1 - first));
  const largest = keep('u', extreme(1, multiply(like(variable, second), slot('u')), abs(gradient)));
  const scale = multiply(subtract(like(variable, 1), power), add(largest, like(variable, setting('epsilon'))));
  return subtract(variable, divide(multiply(rate, mean), scale));
};

const rate = (value: number): string => `learning_rate=${value}`;
const general =
  'weight_decay=None, clipnorm=None, clipvalue=None, global_clipnorm=None, use_ema=False, ema_momentum=0.99, ema_overwrite_frequency=None, loss_scale_factor=None, gradient_accumulation_steps=None, name=None, **kwargs';
const betas = 'beta_1=0.9, beta_2=0.999, epsilon=0.0000001';

/** Class name, parameters and rule of every optimiser. */
export const optimizerRules: Readonly<Record<string, readonly [signature: string, rule: Rule]>> = {
  SGD: [`(${rate(0.01)}, momentum=0.0, nesterov=False, ${general})`, sgd],
  Adam: [`(${rate(0.001)}, ${betas}, amsgrad=False, ${general})`, adam],
  AdamW: [
    `(${rate(0.001)}, weight_decay=0.004, ${betas}, amsgrad=False, ${general.replace('weight_decay=None, ', '')})`,
    adam,
  ],
  RMSprop: [`(${rate(0.001)}, rho=0.9, momentum=0.0, epsilon=0.0000001, centered=False, ${general})`, rmsprop],
  Adagrad: [`(${rate(0.001)}, initial_accumulator_value=0.1, epsilon=0.0000001, ${general})`, adagrad],
  Adamax: [`(${rate(0.001)}, ${betas}, ${general})`, adamax],
};
