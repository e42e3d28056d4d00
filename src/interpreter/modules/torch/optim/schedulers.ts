import { PythonList } from '../../../objects/list';
import { type Bound, bind, parseSignature } from '../../../signature';
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
} from '../../../values';
import { decline } from '../../declined';
import { integer, real, sequence } from '../convert';
import { guarded } from '../table';
import { groupsOf, Optimiser } from './optimiser';
import { plateauType } from './plateau';
import { power, rates } from './rates';

/** A scheduler of learning rates: its optimiser, its own options as attributes, and how many epochs have passed. */
class Scheduler extends Instance {
  optimiser: Optimiser | undefined;
  epoch = -1;
  bases: readonly number[] = [];
  /** The functions of LambdaLR and MultiplicativeLR, one per group. */
  functions: readonly Value[] = [];
}

const schedulerType = new PythonType('LRScheduler', 'torch.optim.lr_scheduler');

/** The learning rates that the groups have now. */
const ratesOf = (optimiser: Optimiser, machine: Machine): number[] =>
  groupsOf(optimiser).map((group) => real(group.get('lr') ?? null, 'lr', machine));

/** Binds an optimiser to a scheduler: the rates it begins with are kept in the groups. */
function attach(self: Scheduler, bound: Bound, machine: Machine): void {
  const optimiser = bound.get('optimizer');
  if (!(optimiser instanceof Optimiser)) {
    decline('a scheduler without a torch.optim optimizer is not evaluated');
    return;
  }
  if (integer(bound.get('last_epoch'), 'last_epoch', machine) !== -1) decline('last_epoch is not evaluated');
  self.optimiser = optimiser;
  for (const group of groupsOf(optimiser))
    if (group.get('initial_lr') === undefined) group.set('initial_lr', group.get('lr') ?? null);
  self.bases = groupsOf(optimiser).map((group) => real(group.get('initial_lr') ?? null, 'lr', machine));
}

type Rates = (self: Scheduler, machine: Machine) => Evaluation<number[]>;

function* advance(self: Scheduler, nextRates: Rates, machine: Machine): Evaluation {
  if (self.optimiser === undefined) return decline('a scheduler without an optimizer is not evaluated');
  self.epoch += 1;
  const values = yield* nextRates(self, machine);
  for (const [i, group] of groupsOf(self.optimiser).entries()) group.set('lr', values[i] ?? null);
  return null;
}

/** A class of schedulers by its options and by how it finds the next rates. */
function scheduler(
  name: string,
  options: string,
  nextRates: Rates,
  keep: (self: Scheduler, bound: Bound) => void,
): PythonType {
  const type: PythonType = new PythonType(
    name,
    'torch.optim.lr_scheduler',
    [schedulerType],
    {
      getAttribute: (self: Scheduler, attribute) => {
        if (attribute === 'last_epoch') return BigInt(self.epoch);
        if (attribute === 'base_lrs') return new PythonList([...self.bases]);
        return attribute === 'optimizer' ? (self.optimiser ?? null) : undefined;
      },
    },
    (made) => new Scheduler(made),
  );
  const define = (
    member: string,
    signature: string,
    body: (self: Scheduler, bound: Bound, machine: Machine) => Value | Evaluation,
  ): void => {
    type.dictionary.set(
      member,
      new Builtin(member, (args, machine) => {
        const [self] = args.positional;
        if (!(self instanceof Scheduler)) return null;
        return guarded(
          () => body(self, bind(`${name}.${member}`, parseSignature(signature), args, machine), machine),
          (unknown) => {
            // The rates from here on are unknown.
            for (const group of self.optimiser ? groupsOf(self.optimiser) : []) group.set('lr', unknown);
          },
        );
      }),
    );
  };
  define('__init__', `(self, optimizer, ${options}, last_epoch=-1)`, (self, bound, machine) => {
    attach(self, bound, machine);
    keep(self, bound);
    return advance(self, nextRates, machine);
  });
  define('step', '(self, epoch=None)', (self, bound, machine) =>
    bound.get('epoch') === null ? advance(self, nextRates, machine) : decline('step(epoch) is not evaluated'),
  );
  define(
    'get_last_lr',
    '(self)',
    (self) => new PythonList(self.optimiser ? groupsOf(self.optimiser).map((group) => group.get('lr') ?? null) : []),
  );
  return type;
}

/** A scheduler whose rates are arithmetic on its own options. */
const arithmetic = ([name, options, rate]: (typeof rates)[number]): PythonType => {
  const names = parseSignature(`(${options})`).map((parameter) => parameter.name);
  return scheduler(
    name,
    options,
    function* (self, machine) {
      const option = (key: string): number => real(self.attributes.get(key) ?? null, key, machine);
      yield;
      return ratesOf(self.optimiser ?? decline('no optimizer'), machine).map((current, i) =>
        rate(current, self.bases[i] ?? current, self.epoch, option),
      );
    },
    (self, bound) => {
      for (const key of names) self.attributes.set(key, bound.get(key));
    },
  );
};

/** A scheduler that asks the program's own function of the epoch. */
const asking = (name: string, multiplies: boolean): PythonType =>
  scheduler(
    name,
    'lr_lambda',
    function* (self, machine) {
      const rates = ratesOf(self.optimiser ?? decline('no optimizer'), machine);
      const next: number[] = [];
      for (const [i, current] of rates.entries()) {
        if (multiplies && self.epoch === 0) next.push(current);
        else {
          const factor = yield* finish(machine.callWith(self.functions[i] ?? null, BigInt(self.epoch)));
          if (factor instanceof Unknown) return decline(factor.reason);
          next.push((multiplies ? current : (self.bases[i] ?? current)) * real(factor, 'lr_lambda', machine));
        }
      }
      return next;
    },
    (self, bound) => {
      const given = bound.get('lr_lambda');
      self.functions = sequence(given) ?? self.bases.map(() => given);
    },
  );

const milestones = scheduler(
  'MultiStepLR',
  'milestones, gamma=0.1',
  function* (self, machine) {
    yield;
    const marks =
      sequence(self.attributes.get('milestones') ?? null) ?? decline('milestones that are no list are not evaluated');
    const hits = marks.filter((mark) => integer(mark, 'milestones', machine) === self.epoch).length;
    const gamma = real(self.attributes.get('gamma') ?? null, 'gamma', machine);
    return ratesOf(self.optimiser ?? decline('no optimizer'), machine).map((rate) =>
      hits === 0 ? rate : rate * power(gamma, hits),
    );
  },
  (self, bound) => {
    for (const key of ['milestones', 'gamma']) self.attributes.set(key, bound.get(key));
  },
);

/** The module torch.optim.lr_scheduler. */
export const schedulerModule = (): PythonModule =>
  new PythonModule(
    'torch.optim.lr_scheduler',
    new Map<string, Value>([
      ['LRScheduler', schedulerType],
      ...[
        ...rates.map(arithmetic),
        asking('LambdaLR', false),
        asking('MultiplicativeLR', true),
        milestones,
        plateauType,
      ].map((type): [string, Value] => [type.name, type]),
    ]),
  );
