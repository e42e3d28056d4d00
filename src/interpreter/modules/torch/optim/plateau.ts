import { PythonList } from '../../../objects/list';
import { bind, parseSignature } from '../../../signature';
import { Builtin, Instance, type Machine, PythonType } from '../../../values';
import { decline } from '../../declined';
import { real } from '../convert';
import { guarded } from '../table';
import { groupsOf, Optimiser } from './optimiser';

/** ReduceLROnPlateau: what it watches and how long it has not improved (torch/optim/lr_scheduler.py). */
class Plateau extends Instance {
  optimiser: Optimiser | undefined;
  best = 0;
  bad = 0;
  cooling = 0;
  readonly numbers = new Map<string, number>();
  isMaximum = false;
  isRelative = true;
}

const signature =
  "(self, optimizer, mode='min', factor=0.1, patience=10, threshold=0.0001, threshold_mode='rel', cooldown=0, min_lr=0, eps=1e-08)";

export const plateauType: PythonType = new PythonType(
  'ReduceLROnPlateau',
  'torch.optim.lr_scheduler',
  [],
  {
    getAttribute: (self: Plateau, name) => {
      if (name === 'best') return self.best;
      if (name === 'num_bad_epochs') return BigInt(self.bad);
      return name === 'optimizer' ? (self.optimiser ?? null) : undefined;
    },
  },
  (made) => new Plateau(made),
);

const define = (
  name: string,
  text: string,
  body: (self: Plateau, bound: ReturnType<typeof bind>, machine: Machine) => PythonList | null,
): void => {
  plateauType.dictionary.set(
    name,
    new Builtin(name, (args, machine) => {
      const [self] = args.positional;
      if (!(self instanceof Plateau)) return null;
      return guarded(
        () => body(self, bind(`ReduceLROnPlateau.${name}`, parseSignature(text), args, machine), machine),
        (unknown) => {
          self.distrusted = unknown;
          for (const group of self.optimiser ? groupsOf(self.optimiser) : []) group.set('lr', unknown);
        },
      );
    }),
  );
};

define('__init__', signature, (self, bound, machine) => {
  const optimiser = bound.get('optimizer');
  if (!(optimiser instanceof Optimiser)) return decline('a scheduler without a torch.optim optimizer is not evaluated');
  self.optimiser = optimiser;
  for (const name of ['factor', 'patience', 'threshold', 'cooldown', 'min_lr', 'eps'])
    self.numbers.set(name, real(bound.get(name), name, machine));
  self.isMaximum = bound.get('mode') === 'max';
  self.isRelative = bound.get('threshold_mode') === 'rel';
  self.best = self.isMaximum ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return null;
});

function isBetter(self: Plateau, value: number): boolean {
  const threshold = self.numbers.get('threshold') ?? 0;
  if (self.isMaximum) return value > (self.isRelative ? self.best * (threshold + 1) : self.best + threshold);
  return value < (self.isRelative ? self.best * (1 - threshold) : self.best - threshold);
}

define('step', '(self, metrics, epoch=None)', (self, bound, machine) => {
  const value = real(bound.get('metrics'), 'metrics', machine);
  if (bound.get('epoch') !== null) return decline('step(epoch) is not evaluated');
  const number = (name: string): number => self.numbers.get(name) ?? 0;
  if (isBetter(self, value)) {
    self.best = value;
    self.bad = 0;
  } else self.bad += 1;
  if (self.cooling > 0) {
    self.cooling -= 1;
    self.bad = 0;
  }
  if (self.bad <= number('patience')) return null;
  for (const group of self.optimiser ? groupsOf(self.optimiser) : []) {
    const rate = real(group.get('lr') ?? null, 'lr', machine);
    const next = Math.max(rate * number('factor'), number('min_lr'));
    if (rate - next > number('eps')) group.set('lr', next);
  }
  self.cooling = number('cooldown');
  self.bad = 0;
  return null;
});

define(
  'get_last_lr',
  '(self)',
  (self) => new PythonList(self.optimiser ? groupsOf(self.optimiser).map((group) => group.get('lr') ?? null) : []),
);
