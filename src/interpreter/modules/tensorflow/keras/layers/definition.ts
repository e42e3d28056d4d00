import type { Variable } from '../../../../../tensor/autograd/tape';
import { isFloat } from '../../../../../tensor/rounding';
import type { Bound } from '../../../../signature';
import type { Machine, Result, Value } from '../../../../values';
import { decline } from '../../../declined';
import { convert, integer, sequence } from '../../convert';
import type { TensorflowVariable } from '../../tensor';
import { type Initializer, initializerFrom } from '../initializers';
import type { InputSpec } from '../inputSpec';
import { addWeight, type LayerObject } from '../layer';

/** Keras's own layers: a signature for `__init__`, then what `build` makes and `call` computes. */
export interface LayerDefinition {
  readonly signature: string;
  /** Refuses arguments that Keras refuses before the layer gets its name. */
  readonly check?: (bound: Bound, machine: Machine) => void;
  /** Reads the settings; what it returns is kept for build and call. */
  readonly settings: (bound: Bound, machine: Machine, self: LayerObject) => Readonly<Record<string, Value>>;
  /** What it asks of its input before it is built. */
  readonly spec?: InputSpec;
  readonly build?: (self: LayerObject, shape: readonly number[], machine: Machine) => void;
  readonly call: (self: LayerObject, input: Value, machine: Machine, training: boolean) => Result;
}

/** A setting or weight of a layer. */
export const own = (self: LayerObject, name: string): Value => self.attributes.get(name) ?? null;

export const tensorOf = (value: Value, machine: Machine): Variable => convert(value, machine);

/** An input of floats. */
export function floatsOf(value: Value, machine: Machine, what: string): Variable {
  const x = convert(value, machine);
  return isFloat(x.tensor.dtype) ? x : decline(`${what} of integers is not evaluated`);
}

/** A weight as an operand, undefined where the layer has none. */
export const weightOf = (self: LayerObject, name: string, machine: Machine): Variable | undefined => {
  const value = own(self, name);
  return value === null ? undefined : convert(value, machine);
};

/** Makes a weight under its name from the initialiser kept as a setting. */
export function makeWeight(
  self: LayerObject,
  name: string,
  shape: readonly number[],
  initializer: string,
  machine: Machine,
  trainable = true,
): TensorflowVariable {
  const made = addWeight(self, shape, own(self, initializer) as Initializer, name, trainable, machine);
  self.attributes.set(name, made);
  return made;
}

/** The initialisers among the arguments, under their own names. */
export const initializersOf = (bound: Bound, names: readonly string[], machine: Machine): Record<string, Value> =>
  Object.fromEntries(names.map((name) => [name, initializerFrom(bound.get(name), machine)]));

/** An argument that is one number for all spatial axes or one for each. */
export function perAxis(value: Value, rank: number, what: string): number[] {
  const items = sequence(value);
  const numbers =
    items === undefined ? new Array<number>(rank).fill(integer(value, what)) : items.map((item) => integer(item, what));
  return numbers.length === rank ? numbers : decline(`${what} that does not fit is not evaluated`);
}

/** Declines arguments that change what is computed and are not handled. */
export function plain(bound: Bound, names: readonly string[], what: string): void {
  for (const name of names) if (bound.get(name) !== null) decline(`${what} with ${name} is not evaluated`);
}

const layouts: ReadonlySet<Value> = new Set([null, 'channels_last']);

export function channelsLast(bound: Bound): void {
  if (!layouts.has(bound.get('data_format'))) decline('channels first are not evaluated');
}
