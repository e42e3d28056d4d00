import { full } from '../../../../tensor/create';
import { decline } from '../../declined';
import { real } from '../convert';
import { prelu } from '../prelu';
import { torchState } from '../state';
import { variableOf, wrap } from '../tensor';
import { type Layer, part, tensorOf } from './layer';
import { parameter } from './parameter';

/** nn.PReLU: a learnt slope for negative inputs, one per channel or one for all. */
export const preluLayer: Layer = {
  name: 'PReLU',
  module: 'activation',
  signature: '(num_parameters=1, init=0.25, device=None, dtype=None)',
  build: (self, bound, machine) => {
    const count = real(bound.get('num_parameters'), 'num_parameters', machine);
    const init = real(bound.get('init'), 'init', machine);
    self.parameters.set('weight', parameter(full([count], init, torchState(machine).defaultDtype)));
  },
  extra: (self) => `num_parameters=${String(self.attributes.get('num_parameters'))}`,
  forward: (self, input, machine) => {
    const x = variableOf(tensorOf(input, 'prelu', machine), machine);
    return wrap(prelu(x, part(self, 'weight', machine) ?? decline('PReLU without weight is not evaluated'), machine));
  },
};
