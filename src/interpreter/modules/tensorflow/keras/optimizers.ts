import { constant, type Variable } from '../../../../tensor/autograd/tape';
import { full } from '../../../../tensor/create';
import { Tensor } from '../../../../tensor/tensor';
import { extreme, multiply, number, subtract } from '../../../../tensor/tensorflow/arithmetic';
import { clippedByNorm } from '../../../../tensor/tensorflow/normalisation';
import { errorsOf, toArray } from '../../../../tensor/view';
import type { Bound } from '../../../signature';
import { type Builtin, type Machine, PythonObject, PythonType, Unknown, type Value } from '../../../values';
import { decline } from '../../declined';
import { convert, real, sequence } from '../convert';
import { operation } from '../table';
import { isTensor, TensorflowVariable } from '../tensor';
import { kerasVariableType } from '../variables';
import { optimizerRules, type Rule } from './optimizerRules';
import { automaticName } from './state';

/** keras.optimizers: objects that change variables by their gradients. */

type Slots = Map<string, Tensor>;

export class Optimizer extends PythonObject {
  readonly slots = new Map<TensorflowVariable, Slots>();
  readonly iterations: TensorflowVariable;
  constructor(
    readonly type: PythonType,
    readonly name: string,
    readonly rate: TensorflowVariable,
    readonly settings: ReadonlyMap<string, Value>,
    readonly rule: Rule,
  ) {
    super();
    const path = `${name}/iteration`;
    this.iterations = new TensorflowVariable(full([], 0, 'int64'), kerasVariableType, 'iteration', false, path);
  }
}

const setting = (self: Optimizer, name: string): Value => self.settings.get(name) ?? null;
const optionalNumber = (self: Optimizer, name: string): number | undefined =>
  setting(self, name) === null ? undefined : real(setting(self, name), name);

function store(variable: TensorflowVariable, { tensor }: Variable): void {
  variable.tensor = Tensor.of(tensor.dtype, [...tensor.shape], toArray(tensor).slice(), errorsOf(tensor)?.slice());
}

/** One update of one variable. */
function update(self: Optimizer, variable: TensorflowVariable, gradient: Variable, iterations: number): void {
  const slots = self.slots.get(variable) ?? new Map<string, Tensor>();
  self.slots.set(variable, slots);
  const { dtype, shape } = variable.tensor;
  store(
    variable,
    self.rule({
      variable: constant(variable.tensor),
      gradient,
      rate: constant(self.rate.tensor),
      iterations,
      setting: (name) => real(setting(self, name), name),
      flag: (name) => setting(self, name) === true,
      slot: (name, initial = 0) => constant(slots.get(name) ?? full(shape, initial, dtype)),
      keep: (name, value) => {
        slots.set(name, value.tensor);
        return value;
      },
    }),
  );
}

function clipped(self: Optimizer, gradient: Variable): Variable {
  const [norm, value] = [optionalNumber(self, 'clipnorm'), optionalNumber(self, 'clipvalue')];
  const like = (x: number): Variable => number(x, gradient.tensor.dtype);
  if (norm !== undefined) return clippedByNorm(gradient, like(norm), [...gradient.tensor.shape.keys()]);
  return value === undefined ? gradient : extreme(1, extreme(-1, gradient, like(value)), like(-value));
}

/** Pairs of gradient and variable applied; variables without a gradient are left as they are. */
function applyPairs(self: Optimizer, pairs: readonly (readonly [Value, Value])[], machine: Machine): void {
  const wanted = pairs.filter(([gradient]) => gradient !== null);
  if (wanted.length === 0) machine.raise('ValueError', 'No gradients provided for any variable.');
  const decay = optionalNumber(self, 'weight_decay');
  const rate = constant(self.rate.tensor);
  const [iterations = 0] = toArray(self.iterations.tensor);
  const updates = wanted.map(([gradient, variable]): readonly [Variable, TensorflowVariable] => {
    if (!(variable instanceof TensorflowVariable) || !isTensor(gradient))
      return decline('a gradient or variable is not known');
    if (
      gradient.tensor.dtype !== variable.tensor.dtype ||
      gradient.tensor.shape.join() !== variable.tensor.shape.join()
    )
      return decline('a gradient that does not fit its variable is not evaluated');
    machine.charge(8 * variable.tensor.size);
    return [clipped(self, constant(gradient.tensor)), variable];
  });
  for (const [, variable] of updates) {
    if (decay === undefined) continue;
    const value = constant(variable.tensor);
    store(variable, subtract(value, multiply(multiply(value, number(decay, value.tensor.dtype)), rate)));
  }
  for (const [gradient, variable] of updates) update(self, variable, gradient, iterations);
  self.iterations.tensor = full([], iterations + 1, 'int64');
}

const optimizerOf = (value: Value): Optimizer =>
  value instanceof Optimizer ? value : decline('an optimiser is not known');

function* itemsOf(value: Value, machine: Machine): Generator<void, readonly Value[]> {
  const items = sequence(value) ?? (yield* machine.items(value));
  return items instanceof Unknown ? decline(items.reason) : items;
}

function* applyGradients(bound: Bound, machine: Machine): Generator<void, Value> {
  const self = optimizerOf(bound.get('self'));
  const pairs: (readonly [Value, Value])[] = [];
  for (const pair of yield* itemsOf(bound.get('grads_and_vars'), machine)) {
    const [gradient = null, variable = null] =
      sequence(pair) ?? decline('pairs of gradient and variable are not known');
    pairs.push([gradient, variable]);
  }
  applyPairs(self, pairs, machine);
  return self.iterations;
}

function* apply(bound: Bound, machine: Machine): Generator<void, Value> {
  const gradients = yield* itemsOf(bound.get('grads'), machine);
  if (bound.get('trainable_variables') === null) return decline('gradients without their variables are not evaluated');
  const variables = yield* itemsOf(bound.get('trainable_variables'), machine);
  applyPairs(
    optimizerOf(bound.get('self')),
    gradients.map((gradient, i) => [gradient, variables[i] ?? null]),
    machine,
  );
  return null;
}

const read: Readonly<Record<string, (self: Optimizer) => Value>> = {
  learning_rate: (self) => self.rate,
  iterations: (self) => self.iterations,
  name: (self) => self.name,
};

function setRate(self: Optimizer, value: Value, machine: Machine): void {
  store(self.rate, convert(value, machine, 'float32'));
}

const slots = {
  getAttribute: (self: Optimizer, name: string) => read[name]?.(self) ?? self.settings.get(name),
  setAttribute: (self: Optimizer, name: string, value: Value, machine: Machine) => {
    if (name === 'learning_rate') setRate(self, value, machine);
    else decline(`setting ${name} of an optimiser is not evaluated`);
    return true;
  },
};

const unsupported = ['global_clipnorm', 'ema_overwrite_frequency', 'loss_scale_factor', 'gradient_accumulation_steps'];

function make(type: PythonType, bound: Bound, names: readonly string[], rule: Rule, machine: Machine): Value {
  for (const name of unsupported)
    if (bound.get(name) !== null) return decline(`an optimiser with ${name} is not evaluated`);
  if (bound.get('use_ema') === true || bound.keywords.size > 0) return decline('this optimiser is not evaluated');
  const given = bound.get('name');
  const name = typeof given === 'string' ? given : automaticName(type.name, machine);
  const rate = number(real(bound.get('learning_rate'), 'learning_rate'), 'float32').tensor;
  const variable = new TensorflowVariable(rate, kerasVariableType, 'learning_rate', false, `${name}/learning_rate`);
  const settings = new Map(names.map((parameter) => [parameter, bound.get(parameter)]));
  return new Optimizer(type, name, variable, settings, rule);
}

const types = new Map<string, PythonType>();

function optimizerType(name: string, signature: string, rule: Rule): PythonType {
  const names = [...signature.matchAll(/(\w+)=/g)]
    .map((match) => match[1] ?? '')
    .filter((part) => part !== 'name' && part !== 'learning_rate');
  const type: PythonType = new PythonType(name, 'keras.src.optimizers', [], slots, (_type, args, machine) =>
    maker.implementation(args, machine),
  );
  const maker: Builtin = operation(name, signature, (bound, machine) => make(type, bound, names, rule, machine));
  type.dictionary.set(
    'apply_gradients',
    operation('apply_gradients', '(self, grads_and_vars)', (bound, machine) => applyGradients(bound, machine)),
  );
  type.dictionary.set(
    'apply',
    operation('apply', '(self, grads, trainable_variables=None)', (bound, machine) => apply(bound, machine)),
  );
  types.set(name, type);
  return type;
}

/** The members of keras.optimizers. */
export const optimizerMembers = (): [string, Value][] =>
  Object.entries(optimizerRules).map(([name, [signature, rule]]) => [
    name,
    types.get(name) ?? optimizerType(name, signature, rule),
  ]);
