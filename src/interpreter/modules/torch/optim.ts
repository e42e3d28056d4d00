import { pausing } from '../../../numeric/pausing';
import { add, divide, multiply, number } from '../../../tensor/autograd/arithmetic';
import { math } from '../../../tensor/autograd/math';
import { constant, type Variable } from '../../../tensor/autograd/tape';
import { full } from '../../../tensor/create';
import { PythonDictionary } from '../../objects/dictionary';
import { PythonList } from '../../objects/list';
import { bind, parseSignature } from '../../signature';
import {
  Builtin,
  type Evaluation,
  finish,
  Instance,
  type Machine,
  PythonModule,
  PythonType,
  Unknown,
  type Value,
} from '../../values';
import { decline } from '../declined';
import { real, sequence } from './convert';
import { forget } from './forget';
import { overwrite } from './inPlace';
import { guarded } from './table';
import { TorchTensor } from './tensor';

/** An optimiser: its groups of parameters with their options, and what it remembers of each parameter. */
class Optimiser extends Instance {
  groups: PythonList = new PythonList([]);
  readonly memory = new Map<TorchTensor, Map<string, Variable>>();
  steps = 0;
}

interface Rule {
  readonly name: string;
  readonly signature: string;
  /** Options that change the update in ways that are not evaluated when set to something true. */
  readonly unsupported: readonly string[];
  readonly update: (
    parameter: Variable,
    gradient: Variable,
    memory: Map<string, Variable>,
    option: (name: string) => number,
    step: number,
    betas: readonly [number, number],
  ) => Variable;
}

const scaled = (v: Variable, factor: number): Variable => multiply(v, number(factor, v.tensor.dtype));
/** a + alpha b, as `add_(b, alpha=...)` rounds it. */
const addScaled = (a: Variable, b: Variable, alpha: number): Variable =>
  add(a, b, a.tensor.dtype, a.tensor.dtype === 'float64' ? alpha : Math.fround(alpha));

/** torch/optim/sgd.py, `_single_tensor_sgd`. */
const sgd: Rule = {
  name: 'SGD',
  signature:
    '(params, lr=0.001, momentum=0, dampening=0, weight_decay=0, nesterov=False, *, maximize=False, foreach=None, differentiable=False, fused=None)',
  unsupported: ['maximize', 'differentiable', 'fused'],
  update: (parameter, given, memory, option) => {
    const [momentum, decay] = [option('momentum'), option('weight_decay')];
    let gradient = decay === 0 ? given : addScaled(given, parameter, decay);
    if (momentum !== 0) {
      const earlier = memory.get('momentum_buffer');
      const buffer = earlier ? addScaled(scaled(earlier, momentum), gradient, 1 - option('dampening')) : gradient;
      memory.set('momentum_buffer', buffer);
      gradient = option('nesterov') !== 0 ? addScaled(gradient, buffer, momentum) : buffer;
    }
    return addScaled(parameter, gradient, -option('lr'));
  },
};

/** torch/optim/adam.py, `_single_tensor_adam`; `decoupled` weight decay for AdamW. */
const adam =
  (decoupled: boolean): Rule['update'] =>
  (given, slope, memory, option, step, [first, second]) => {
    const decay = option('weight_decay');
    const parameter = decoupled && decay !== 0 ? scaled(given, 1 - option('lr') * decay) : given;
    const gradient = !decoupled && decay !== 0 ? addScaled(slope, parameter, decay) : slope;
    const zero = constant(full(given.tensor.shape, 0, given.tensor.dtype));
    const mean = memory.get('exp_avg') ?? zero;
    const square = memory.get('exp_avg_sq') ?? zero;
    const newMean = add(mean, scaled(add(gradient, scaled(mean, -1)), 1 - first));
    const newSquare = addScaled(scaled(square, second), multiply(gradient, gradient), 1 - second);
    memory.set('exp_avg', newMean);
    memory.set('exp_avg_sq', newSquare);
    const size = option('lr') / (1 - first ** step);
    const root = Math.sqrt(1 - second ** step);
    const denominator = add(
      divide(math('sqrt', newSquare), number(root, given.tensor.dtype)),
      number(option('eps'), given.tensor.dtype),
    );
    return add(parameter, scaled(divide(newMean, denominator), -size));
  };

const adamSignature = (decay: string): string =>
  `(params, lr=0.001, betas=None, eps=1e-08, weight_decay=${decay}, amsgrad=False, *, foreach=None, maximize=False, capturable=False, differentiable=False, fused=None)`;
const adamUnsupported = ['amsgrad', 'maximize', 'capturable', 'differentiable', 'fused'];

const rules: readonly Rule[] = [
  sgd,
  { name: 'Adam', signature: adamSignature('0'), unsupported: adamUnsupported, update: adam(false) },
  { name: 'AdamW', signature: adamSignature('0.01'), unsupported: adamUnsupported, update: adam(true) },
];

const optimiserType = new PythonType('Optimizer', 'torch.optim.optimizer', [], {
  getAttribute: (self: Optimiser, name) => {
    if (name === 'param_groups') return self.groups;
    return name === 'state' || name === 'defaults'
      ? new Unknown(`torch.optim.Optimizer.${name} is not evaluated`)
      : undefined;
  },
  repr: () => new Unknown('the text of an optimizer is not evaluated'),
});

const parametersOf = (self: Optimiser): TorchTensor[] =>
  self.groups.items.flatMap((group) =>
    group instanceof PythonDictionary
      ? (sequence(group.get('params') ?? null) ?? []).filter((item) => item instanceof TorchTensor)
      : [],
  );

/** One group's options, which a program may change: `optimizer.param_groups[0]['lr'] = 0.1`. */
const readOption =
  (group: PythonDictionary, machine: Machine) =>
  (name: string): number => {
    const value = group.get(name) ?? null;
    return typeof value === 'boolean' ? Number(value) : real(value, name, machine);
  };

function* stepGroup(self: Optimiser, rule: Rule, group: PythonDictionary, machine: Machine): Evaluation<void> {
  if (rule.unsupported.some((name) => group.get(name) === true))
    decline(`such a torch.optim.${rule.name} is not evaluated`);
  const betas = sequence(group.get('betas') ?? null)?.map((beta) => real(beta, 'betas', machine)) ?? [];
  for (const parameter of sequence(group.get('params') ?? null) ?? []) {
    if (!(parameter instanceof TorchTensor) || parameter.grad === null) continue;
    const before = self.memory.get(parameter);
    const [weights, gradient] = [constant(parameter.tensor), constant(parameter.grad.tensor)];
    machine.charge(parameter.tensor.size * 8);
    const { memory, updated } = yield* pausing(() => {
      const memory = new Map<string, Variable>(before);
      const both = [betas[0] ?? 0.9, betas[1] ?? 0.999] as const;
      return {
        memory,
        updated: rule.update(weights, gradient, memory, readOption(group, machine), self.steps, both),
      };
    });
    self.memory.set(parameter, memory);
    overwrite(parameter.tensor, updated.tensor);
  }
}

function optimiser(rule: Rule): PythonType {
  const type = new PythonType(
    rule.name,
    `torch.optim.${rule.name.toLowerCase()}`,
    [optimiserType],
    {},
    (made) => new Optimiser(made),
  );
  const define = (
    name: string,
    body: (
      self: Optimiser,
      args: readonly Value[],
      machine: Machine,
      keywords: ReadonlyMap<string, Value>,
    ) => ReturnType<Builtin['implementation']>,
  ): void => {
    type.dictionary.set(
      name,
      new Builtin(name, ({ positional: [self, ...rest], keywords }, machine) =>
        self instanceof Optimiser
          ? guarded(
              () => body(self, rest, machine, keywords),
              (unknown) => {
                for (const t of parametersOf(self)) forget(t, unknown, machine);
              },
            )
          : null,
      ),
    );
  };
  define('__init__', function* (self, positional, machine, keywords) {
    const bound = bind(`${rule.name}.__init__`, parseSignature(rule.signature), { positional, keywords }, machine);
    const parameters = yield* machine.items(bound.get('params'));
    if (parameters instanceof Unknown) return parameters;
    if (parameters.length === 0) machine.raise('ValueError', 'optimizer got an empty parameter list');
    const options = parseSignature(rule.signature)
      .filter(({ name }) => name !== 'params')
      .map(({ name }): [string, Value] => [name, bound.get(name)]);
    const groups = parameters.every((item) => item instanceof PythonDictionary)
      ? parameters
      : [new PythonDictionary([['params', new PythonList(parameters)]])];
    for (const group of groups) {
      if (!(group instanceof PythonDictionary)) return decline('such parameter groups are not evaluated');
      const items = yield* machine.items(group.get('params') ?? null);
      if (items instanceof Unknown) return items;
      group.set('params', new PythonList(items));
      for (const [name, value] of options) if (group.get(name) === undefined) group.set(name, value);
    }
    self.groups = new PythonList(groups);
    return null;
  });
  define('zero_grad', (self, [setToNone], _machine, keywords) => {
    const clear = (setToNone ?? keywords.get('set_to_none') ?? true) === true;
    for (const parameter of parametersOf(self)) {
      if (parameter.grad)
        parameter.grad = clear ? null : new TorchTensor(full(parameter.tensor.shape, 0, parameter.tensor.dtype));
    }
    return null;
  });
  define('step', function* (self, [closure], machine) {
    const loss = closure === undefined || closure === null ? null : yield* finish(machine.callWith(closure));
    self.steps += 1;
    for (const group of self.groups.items)
      if (group instanceof PythonDictionary) yield* stepGroup(self, rule, group, machine);
    return loss;
  });
  return type;
}

/** The module torch.optim. */
export const optimModule = (): PythonModule =>
  new PythonModule(
    'torch.optim',
    new Map<string, Value>([
      ['Optimizer', optimiserType],
      ...rules.map((rule): [string, Value] => [rule.name, optimiser(rule)]),
    ]),
  );
