import { pythonRepr } from '../../../../numeric/decimal';
import type { Variable } from '../../../../tensor/autograd/tape';
import { PythonTuple } from '../../../objects/tuple';
import type { Bound } from '../../../signature';
import type { Machine, Result, Value } from '../../../values';
import { integer, sequence, tensorArgument } from '../convert';
import { type TorchTensor, variableOf } from '../tensor';
import { fillUniform, gain, kaimingBound } from './init';
import type { ModuleObject } from './module';

/** One layer: how it is made, what it prints and what it does. */
export interface Layer {
  readonly name: string;
  readonly module: string;
  readonly signature: string;
  /** Sets parameters and submodules; plain arguments are attributes already. */
  readonly build?: (self: ModuleObject, bound: Bound, machine: Machine) => void;
  readonly extra: (self: ModuleObject) => string;
  readonly forward: (self: ModuleObject, input: Value, machine: Machine, second?: Value) => Result;
}

export const attribute = (self: ModuleObject, name: string): Value => self.attributes.get(name) ?? null;
export const whole = (self: ModuleObject, name: string): number => Number(attribute(self, name));
export const text = (value: Value): string =>
  typeof value === 'number'
    ? pythonRepr(value)
    : value === null
      ? 'None'
      : typeof value === 'boolean'
        ? value
          ? 'True'
          : 'False'
        : value instanceof PythonTuple
          ? tuple(value.items.map(Number))
          : String(value);
export const tuple = (items: readonly number[]): string => `(${items.join(', ')}${items.length === 1 ? ',' : ''})`;

export const hasBias = (self: ModuleObject): boolean => (self.parameters.get('bias') ?? null) !== null;

/** The tensor a layer is applied to. */
export const tensorOf = (value: Value, name: string, machine: Machine): TorchTensor =>
  tensorArgument(value, name, 'input', 1, machine);

export const part = (self: ModuleObject, name: string, machine: Machine): Variable | undefined => {
  const tensor = self.parameters.get(name);
  return tensor ? variableOf(tensor, machine) : undefined;
};

/** The default initialisation of Linear and the convolutions: both uniform, bounded by the fan in. */
export function resetLinear(self: ModuleObject, fanIn: number, machine: Machine): void {
  const [weight, bias] = [self.parameters.get('weight'), self.parameters.get('bias')];
  const limit = kaimingBound(fanIn, gain('leaky_relu', Math.sqrt(5), machine));
  if (weight) fillUniform(weight, -limit, limit, machine);
  const biasLimit = fanIn > 0 ? 1 / Math.sqrt(fanIn) : 0;
  if (bias) fillUniform(bias, -biasLimit, biasLimit, machine);
}

/** n numbers from an int or a tuple of n ints. */
export function repeatedInteger(value: Value, count: number, machine: Machine): number[] {
  const items = sequence(value);
  return items
    ? items.map((item) => integer(item, 'sizes', machine))
    : Array<number>(count).fill(integer(value, 'sizes', machine));
}
