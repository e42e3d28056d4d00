import { pausing } from '../../../../numeric/pausing';
import { negate } from '../../../../tensor/autograd/arithmetic';
import { constant } from '../../../../tensor/autograd/tape';
import { full } from '../../../../tensor/create';
import { PythonDictionary } from '../../../objects/dictionary';
import { PythonList } from '../../../objects/list';
import { PythonTuple } from '../../../objects/tuple';
import { type Bound, bind, parseSignature } from '../../../signature';
import {
  Builtin,
  type Evaluation,
  finish,
  Instance,
  type Machine,
  PythonType,
  type Result,
  type Text,
  Unknown,
  type Value,
} from '../../../values';
import { decline } from '../../declined';
import { real, sequence } from '../convert';
import { forget } from '../forget';
import { overwrite } from '../inPlace';
import { gradientsKey } from '../state';
import { guarded } from '../table';
import { TorchTensor } from '../tensor';
import type { Memory, Rule } from './rules';

/** An optimiser: its groups of parameters with their options, and what it remembers of each parameter. */
export class Optimiser extends Instance {
  groups: PythonList = new PythonList([]);
  readonly memory = new Map<TorchTensor, Memory>();
  readonly steps = new Map<TorchTensor, number>();
  /** The options of groups that do not set their own. */
  options: readonly (readonly [string, Value])[] = [];
}

export const optimiserType = new PythonType('Optimizer', 'torch.optim.optimizer', [], {
  getAttribute: (self: Optimiser, name) => {
    if (name === 'param_groups') return self.groups;
    return name === 'state' || name === 'defaults'
      ? new Unknown(`torch.optim.Optimizer.${name} is not evaluated`)
      : undefined;
  },
  repr: optimiserText,
});

/** The options of every group in the order of their names (Optimizer.__repr__). */
function* optimiserText(self: Optimiser, machine: Machine): Generator<void, Text | Unknown> {
  let text = `${self.type.name} (`;
  let approximate = false;
  for (const [i, group] of groupsOf(self).entries()) {
    text += `\nParameter Group ${i}\n`;
    const entries = [...group.entries.values()].filter(([name]) => name !== 'params');
    for (const [name, value] of entries.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))) {
      const shown = yield* finish(machine.str(value));
      if (shown instanceof Unknown) return shown;
      approximate ||= shown.approximate;
      text += `    ${String(name)}: ${shown.text}\n`;
    }
  }
  return { text: `${text})`, approximate };
}

/** The groups of parameters. */
export const groupsOf = (self: Optimiser): PythonDictionary[] =>
  self.groups.items.flatMap((group) => (group instanceof PythonDictionary ? [group] : []));

const parametersOf = (self: Optimiser): TorchTensor[] =>
  groupsOf(self).flatMap((group) =>
    (sequence(group.get('params') ?? null) ?? []).filter((item) => item instanceof TorchTensor),
  );

/** One group's options, which a program may change: `optimizer.param_groups[0]['lr'] = 0.1`. */
const readOption =
  (group: PythonDictionary, machine: Machine) =>
  (name: string): number => {
    const value = group.get(name) ?? null;
    return typeof value === 'boolean' ? Number(value) : real(value, name, machine);
  };

function* stepGroup(self: Optimiser, rule: Rule, group: PythonDictionary, machine: Machine): Evaluation<void> {
  if (['capturable', 'differentiable', 'fused'].some((name) => group.get(name) === true))
    decline(`such a torch.optim.${rule.name} is not evaluated`);
  const lost = machine.distrusted(gradientsKey);
  if (lost) decline(lost.reason);
  const betas = sequence(group.get('betas') ?? null)?.map((beta) => real(beta, 'betas', machine)) ?? [];
  const option = readOption(group, machine);
  for (const parameter of sequence(group.get('params') ?? null) ?? []) {
    if (!(parameter instanceof TorchTensor) || parameter.grad === null) continue;
    const before = self.memory.get(parameter);
    const given = parameter.grad.tensor;
    const step = (self.steps.get(parameter) ?? 0) + 1;
    machine.charge(parameter.tensor.size * 8);
    const { memory, updated } = yield* pausing(() => {
      const memory: Memory = { tensors: new Map(before?.tensors), numbers: new Map(before?.numbers) };
      const gradient = group.get('maximize') === true ? negate(constant(given)) : constant(given);
      const both = [betas[0] ?? 0.9, betas[1] ?? 0.999] as const;
      return {
        memory,
        updated: rule.update({ parameter: constant(parameter.tensor), gradient, memory, step, betas: both, option }),
      };
    });
    self.memory.set(parameter, memory);
    self.steps.set(parameter, step);
    overwrite(parameter.tensor, updated.tensor);
  }
}

/** Raises what torch's constructors raise for numbers out of range. */
function checkOptions(rule: Rule, bound: Bound, machine: Machine): void {
  const number = (name: string): number | undefined => {
    const value = bound.get(name);
    return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : undefined;
  };
  const has = (name: string): boolean => parseSignature(rule.signature).some((parameter) => parameter.name === name);
  const checks: readonly (readonly [name: string, text: string])[] = [
    ['lr', 'learning rate'],
    ['eps', 'epsilon value'],
    ['momentum', 'momentum value'],
    ['weight_decay', 'weight_decay value'],
  ];
  for (const [name, text] of checks) {
    const value = has(name) ? number(name) : undefined;
    if (value !== undefined && value < 0)
      machine.raise(
        'ValueError',
        `Invalid ${text}: ${typeof bound.get(name) === 'number' && Number.isInteger(value) ? `${value}.0` : value}`,
      );
  }
  if (
    rule.name === 'SGD' &&
    bound.get('nesterov') === true &&
    ((number('momentum') ?? 0) <= 0 || number('dampening') !== 0)
  )
    machine.raise('ValueError', 'Nesterov momentum requires a momentum and zero dampening');
}

/** Fills in a group's parameters as a list and the options it leaves out. */
function* completeGroup(
  group: Value,
  options: readonly (readonly [string, Value])[],
  machine: Machine,
): Evaluation<Unknown | undefined> {
  if (!(group instanceof PythonDictionary)) return decline('such parameter groups are not evaluated');
  const params = group.get('params') ?? null;
  const items = params instanceof TorchTensor ? [params] : yield* machine.items(params);
  if (items instanceof Unknown) return items;
  const wrong = items.find((item) => !(item instanceof TorchTensor));
  if (wrong !== undefined) return decline('parameters that are no tensors, or named ones, are not evaluated');
  group.set('params', new PythonList(items));
  for (const [name, value] of options) if (group.get(name) === undefined) group.set(name, value);
  return undefined;
}

function* initialise(self: Optimiser, rule: Rule, bound: Bound, machine: Machine): Evaluation {
  const given = bound.get('params');
  if (given instanceof TorchTensor)
    return machine.raise(
      'TypeError',
      'params argument given to the optimizer should be an iterable of Tensors or dicts, but got torch.FloatTensor',
    );
  const parameters = yield* machine.items(given);
  if (parameters instanceof Unknown) return parameters;
  checkOptions(rule, bound, machine);
  if (parameters.length === 0) machine.raise('ValueError', 'optimizer got an empty parameter list');
  const options = parseSignature(rule.signature)
    .filter(({ name }) => name !== 'params')
    .map(({ name }): [string, Value] => [
      name,
      name === 'betas' && bound.get(name) === null ? new PythonTuple([0.9, 0.999]) : bound.get(name),
    ]);
  options.push(...Object.entries(rule.fixed ?? {}));
  const groups = parameters.every((item) => item instanceof PythonDictionary)
    ? parameters
    : [new PythonDictionary([['params', new PythonList(parameters)]])];
  for (const group of groups) {
    const unknown = yield* completeGroup(group, options, machine);
    if (unknown) return unknown;
  }
  self.groups = new PythonList(groups);
  self.options = options;
  return null;
}

/** The class of an optimiser. */
export function optimiser(rule: Rule): PythonType {
  const type = new PythonType(
    rule.name,
    `torch.optim.${rule.name.toLowerCase()}`,
    [optimiserType],
    {},
    (made) => new Optimiser(made),
  );
  const define = (
    name: string,
    signature: string,
    body: (self: Optimiser, bound: Bound, machine: Machine) => Result,
  ): void => {
    type.dictionary.set(
      name,
      new Builtin(name, ({ positional: [self, ...rest], keywords }, machine) => {
        if (!(self instanceof Optimiser)) return null;
        const bound = bind(
          `${rule.name}.${name}`,
          parseSignature(signature),
          { positional: [self, ...rest], keywords },
          machine,
        );
        return guarded(
          () => body(self, bound, machine),
          (unknown) => {
            for (const t of parametersOf(self)) forget(t, unknown, machine);
          },
        );
      }),
    );
  };
  define('__init__', `(self, ${rule.signature.slice(1)}`, (self, bound, machine) =>
    initialise(self, rule, bound, machine),
  );
  define('zero_grad', '(self, set_to_none=True)', (self, bound) => {
    const clear = bound.get('set_to_none') !== false;
    for (const parameter of parametersOf(self)) {
      if (parameter.grad)
        parameter.grad = clear ? null : new TorchTensor(full(parameter.tensor.shape, 0, parameter.tensor.dtype));
    }
    return null;
  });
  define('step', '(self, closure=None)', function* (self, bound, machine) {
    const closure = bound.get('closure');
    const loss = closure === null ? null : yield* finish(machine.callWith(closure));
    if (loss instanceof Unknown) return decline(loss.reason);
    for (const group of groupsOf(self)) yield* stepGroup(self, rule, group, machine);
    return loss;
  });
  define('add_param_group', '(self, param_group)', function* (self, bound, machine) {
    const group = bound.get('param_group');
    const unknown = yield* completeGroup(group, self.options, machine);
    if (unknown) return unknown;
    self.groups.items.push(group);
    return null;
  });
  return type;
}
