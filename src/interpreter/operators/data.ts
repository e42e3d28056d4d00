import { itemsOf, iterate } from '../iteration';
import type { Interpreter } from '../machine';
import { dataOf } from '../objects/dataInstance';
import { formatValue, reprOf, strOf } from '../text/repr';
import { finish, type Instance, type Slots, Unknown } from '../values';
import { binary } from './binary';
import { compare } from './compare';
import { contains } from './contains';
import { getItem } from './item';
import { unary } from './unary';

/** What objects that also are an int, float or str do where their class says nothing else. */
export const dataSlots: Slots<Instance> = {
  repr: (self, machine) => reprOf(dataOf(self), machine as Interpreter),
  str: (self, machine) => strOf(dataOf(self), machine as Interpreter),
  format: (self, specification, machine) => formatValue(dataOf(self), specification, machine as Interpreter),
  number: (self) => {
    const value = dataOf(self);
    return typeof value === 'object' ? undefined : value;
  },
  compare: (operator, self, other, machine) => compare(operator, dataOf(self), dataOf(other), machine as Interpreter),
  binary: (operator, self, other, reflected, machine) =>
    reflected
      ? binary(operator, dataOf(other), dataOf(self), machine as Interpreter)
      : binary(operator, dataOf(self), dataOf(other), machine as Interpreter),
  unary: (operator, self, machine) => unary(operator, dataOf(self), machine as Interpreter),
  truth: (self, machine) => machine.truth(dataOf(self)),
};

export const textSlots: Slots<Instance> = {
  ...dataSlots,
  getItem: (self, key, machine) => getItem(dataOf(self), key, machine as Interpreter),
  iterate: (self, machine) => iterate(dataOf(self), machine as Interpreter),
  *length(self, machine) {
    const items = yield* itemsOf(dataOf(self), machine as Interpreter);
    return items instanceof Unknown ? items : items.length;
  },
  *contains(self, item, machine) {
    return yield* machine.truth(yield* finish(contains(dataOf(self), dataOf(item), false, machine as Interpreter)));
  },
};
