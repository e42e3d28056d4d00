import { parseSignature } from '../../../signature';
import type { Value } from '../../../values';
import type { ModuleObject } from './module';

/** Stores the arguments of `__init__` as attributes of the same names. */
export const keepArguments = (self: ModuleObject, bound: { get(name: string): Value }, signature: string): void => {
  for (const { name, kind } of parseSignature(signature)) {
    if (
      kind !== '*' &&
      kind !== '**' &&
      !['bias', 'device', 'dtype', 'size_average', 'reduce', '_stacklevel'].includes(name)
    ) {
      self.attributes.set(name, bound.get(name));
    }
  }
};
