import type { Machine } from '../../../values';
import { decline } from '../../declined';
import { fillUniform } from './init';
import { attribute, type Layer, text, whole } from './layer';
import type { ModuleObject } from './module';
import { blankParameter } from './parameter';

/** Gates of each kind: how many blocks of hidden size its weights stack. */
const gates: Readonly<Record<string, number>> = { RNN: 1, LSTM: 4, GRU: 3 };

/** Draws every parameter from U(-1/√hidden, 1/√hidden) in the order in which they were set (`reset_parameters` in torch/nn/modules/rnn.py). */
function reset(self: ModuleObject, machine: Machine): void {
  const hidden = whole(self, 'hidden_size');
  const limit = hidden > 0 ? 1 / Math.sqrt(hidden) : 0;
  for (const parameter of self.parameters.values()) if (parameter) fillUniform(parameter, -limit, limit, machine);
}

const flag = (self: ModuleObject, name: string): boolean => attribute(self, name) === true;

const declined = (name: string): never => decline(`nn.${name} is not evaluated beyond its parameters`);

/** RNN, LSTM and GRU: their parameters and text; what they compute is not evaluated. */
const recurrent = (name: string): Layer => ({
  name,
  module: 'rnn',
  signature: `(input_size, hidden_size, num_layers=1${name === 'RNN' ? ", nonlinearity='tanh'" : ''}, bias=True, batch_first=False, dropout=0.0, bidirectional=False${name === 'LSTM' ? ', proj_size=0' : ''}, device=None, dtype=None)`,
  build: (self, bound, machine) => {
    if (name === 'LSTM' && Number(bound.get('proj_size')) !== 0) decline('an LSTM with projections is not evaluated');
    const hasBias = bound.get('bias') !== false;
    self.attributes.set('bias', hasBias);
    const [inputs, hidden, layers] = [whole(self, 'input_size'), whole(self, 'hidden_size'), whole(self, 'num_layers')];
    const rows = (gates[name] ?? 1) * hidden;
    const directions = flag(self, 'bidirectional') ? 2 : 1;
    for (let layer = 0; layer < layers; layer++) {
      for (let direction = 0; direction < directions; direction++) {
        const suffix = `l${layer}${direction === 1 ? '_reverse' : ''}`;
        const width = layer === 0 ? inputs : hidden * directions;
        self.parameters.set(`weight_ih_${suffix}`, blankParameter([rows, width], machine));
        self.parameters.set(`weight_hh_${suffix}`, blankParameter([rows, hidden], machine));
        if (!hasBias) continue;
        self.parameters.set(`bias_ih_${suffix}`, blankParameter([rows], machine));
        self.parameters.set(`bias_hh_${suffix}`, blankParameter([rows], machine));
      }
    }
    reset(self, machine);
  },
  extra: (self) =>
    [
      `${text(attribute(self, 'input_size'))}, ${text(attribute(self, 'hidden_size'))}`,
      ...(whole(self, 'num_layers') === 1 ? [] : [`num_layers=${text(attribute(self, 'num_layers'))}`]),
      ...(flag(self, 'bias') ? [] : ['bias=False']),
      ...(flag(self, 'batch_first') ? ['batch_first=True'] : []),
      ...(Number(attribute(self, 'dropout')) === 0 ? [] : [`dropout=${text(attribute(self, 'dropout'))}`]),
      ...(flag(self, 'bidirectional') ? ['bidirectional=True'] : []),
    ].join(', '),
  forward: () => declined(name),
});

/** RNNCell, LSTMCell and GRUCell: their parameters and text. */
const cell = (kind: string): Layer => ({
  name: `${kind}Cell`,
  module: 'rnn',
  signature: `(input_size, hidden_size, bias=True${kind === 'RNN' ? ", nonlinearity='tanh'" : ''}, device=None, dtype=None)`,
  build: (self, bound, machine) => {
    const hasBias = bound.get('bias') !== false;
    self.attributes.set('bias', hasBias);
    const rows = (gates[kind] ?? 1) * whole(self, 'hidden_size');
    self.parameters.set('weight_ih', blankParameter([rows, whole(self, 'input_size')], machine));
    self.parameters.set('weight_hh', blankParameter([rows, whole(self, 'hidden_size')], machine));
    self.parameters.set('bias_ih', hasBias ? blankParameter([rows], machine) : null);
    self.parameters.set('bias_hh', hasBias ? blankParameter([rows], machine) : null);
    reset(self, machine);
  },
  extra: (self) =>
    [
      `${text(attribute(self, 'input_size'))}, ${text(attribute(self, 'hidden_size'))}`,
      ...(flag(self, 'bias') ? [] : ['bias=False']),
      ...(kind === 'RNN' && attribute(self, 'nonlinearity') !== 'tanh'
        ? [`nonlinearity=${text(attribute(self, 'nonlinearity'))}`]
        : []),
    ].join(', '),
  forward: () => declined(`${kind}Cell`),
});

/** Recurrent layers. */
export const recurrentLayers: readonly Layer[] = Object.keys(gates).flatMap((kind) => [recurrent(kind), cell(kind)]);
