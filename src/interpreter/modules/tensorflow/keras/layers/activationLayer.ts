import type { Spelling } from '../../../../../activations/activation';
import { allSpellings } from '../../../../../activations/lookup';
import { constant } from '../../../../../tensor/autograd/tape';
import type { Bound } from '../../../../signature';
import { decline } from '../../../declined';
import { applyActivation, readParameters } from '../../activations';
import { convert } from '../../convert';
import { isTensor, TensorflowTensor, wrap } from '../../tensor';
import type { LayerDefinition } from './definition';

/** A layer made from an activation's spelling: keras.layers.LeakyReLU. */
export function activationLayer(spelling: Spelling): LayerDefinition {
  const named = spelling.parameters.filter(({ how }) => how !== '**');
  const parts = named.map(
    ({ name, default: value }) => `${name}=${value === null || value === undefined ? 'None' : value}`,
  );
  return {
    signature: `(${['self', ...parts, '**kwargs'].join(', ')})`,
    settings: (bound) => {
      const old = Object.entries(spelling.deprecatedParameters ?? {}).find(([name]) => bound.keywords.has(name));
      if (old !== undefined) decline(`${spelling.name} with ${old[0]} is not evaluated`);
      return Object.fromEntries(named.map(({ name }) => [name, bound.get(name)]));
    },
    call: (self, input, machine) => {
      const { activation: found } = allSpellings().get(spelling.name) ?? decline(`${spelling.name} is not evaluated`);
      const x = convert(input, machine);
      const read = { get: (name: string) => self.attributes.get(name) ?? null } as Bound;
      const [parameters, axis] = readParameters(spelling, read);
      const result = wrap(
        applyActivation(found, spelling, x, parameters, axis ?? (found.shape === 'axis' ? -1n : null), machine),
      );
      if (found.behaviour?.keras?.keepsLogits)
        result.logits = isTensor(input) && input instanceof TensorflowTensor ? input : wrap(constant(x.tensor));
      return result;
    },
  };
}
