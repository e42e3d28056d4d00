import type { Machine, Value } from '../../../values';
import { sequence } from '../convert';
import { isTensor } from '../tensor';
import type { LayerObject } from './layer';

/** What a layer asks of its input (keras/src/layers/input_spec.py). */
export interface InputSpec {
  readonly ndim?: number;
  readonly minimum?: number;
  /** The extent that the last axis must have. */
  readonly last?: number;
}

const tuple = (shape: readonly (number | null)[]): string =>
  `(${shape.map((extent) => extent ?? 'None').join(', ')}${shape.length === 1 ? ',' : ''})`;

/** Raises what Keras raises for an input that does not fit. */
export function checkInput(self: LayerObject, input: Value, machine: Machine): void {
  const { spec } = self;
  if (spec === undefined) return;
  const items = sequence(input) ?? [input];
  const [value] = items;
  if (items.length !== 1 || value === undefined || !isTensor(value)) return;
  const { shape } = value.tensor;
  const fail = (words: string): never =>
    machine.raise(
      'ValueError',
      `Input 0 with name 'None' of layer '${self.name}' is incompatible with the layer: ${words}`,
    );
  const { ndim, minimum, last } = spec;
  if (ndim !== undefined && shape.length !== ndim)
    fail(`expected ndim=${ndim}, found ndim=${shape.length}. Full shape received: ${tuple(shape)}`);
  if (minimum !== undefined && shape.length < minimum)
    fail(`expected min_ndim=${minimum}, found ndim=${shape.length}. Full shape received: ${tuple(shape)}`);
  if (last !== undefined && shape.at(-1) !== last)
    fail(`expected axis -1 of input shape to have value ${last}, but received input with shape ${tuple(shape)}`);
}
