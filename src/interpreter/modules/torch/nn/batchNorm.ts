import { add, multiply, number } from '../../../../tensor/autograd/arithmetic';
import { reshaped } from '../../../../tensor/autograd/structure';
import { constant, type Variable } from '../../../../tensor/autograd/tape';
import { full } from '../../../../tensor/create';
import { decline } from '../../declined';
import { real } from '../convert';
import { overwrite } from '../inPlace';
import { torchState } from '../state';
import { TorchTensor, variableOf, wrap } from '../tensor';
import { attribute, hasBias, type Layer, part, tensorOf, text, whole } from './layer';
import { batchNorm } from './layers';
import { filledParameter } from './parameter';

export const batchNormalisation = (rank: number, ranks: readonly number[]): Layer => ({
  name: `BatchNorm${rank}d`,
  module: 'batchnorm',
  signature:
    '(num_features, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *, bias=True)',
  build: (self, bound, machine) => {
    const shape = [whole(self, 'num_features')];
    const affine = bound.get('affine') !== false;
    self.parameters.set('weight', affine ? filledParameter(shape, 1, machine) : null);
    self.parameters.set('bias', affine && bound.get('bias') !== false ? filledParameter(shape, 0, machine) : null);
    if (bound.get('track_running_stats') === false) return;
    self.buffers.set('running_mean', new TorchTensor(full(shape, 0, torchState(machine).defaultDtype)));
    self.buffers.set('running_var', new TorchTensor(full(shape, 1, torchState(machine).defaultDtype)));
    self.buffers.set('num_batches_tracked', new TorchTensor(full([], 0, 'int64')));
  },
  extra: (self) =>
    `${text(attribute(self, 'num_features'))}, ${['eps', 'momentum', 'affine'].map((name) => `${name}=${text(attribute(self, name))}`).join(', ')}, bias=${text(hasBias(self))}, track_running_stats=${text(attribute(self, 'track_running_stats'))}`,
  forward: (self, input, machine) => {
    const given = tensorOf(input, 'batch_norm', machine);
    if (!ranks.includes(given.tensor.shape.length)) {
      const names = ranks.map((n) => `${n}D`).join(' or ');
      return machine.raise('ValueError', `expected ${names} input (got ${given.tensor.shape.length}D input)`);
    }
    const x = variableOf(given, machine);
    const [mean, variance] = [self.buffers.get('running_mean'), self.buffers.get('running_var')];
    const channels = given.tensor.shape[1] ?? 0;
    if (channels !== whole(self, 'num_features')) {
      return mean
        ? machine.raise(
            'RuntimeError',
            `running_mean should contain ${channels} elements not ${whole(self, 'num_features')}`,
          )
        : decline('a batch norm of another number of features is not evaluated');
    }
    const fixed =
      !self.training && mean && variance ? ([constant(mean.tensor), constant(variance.tensor)] as const) : undefined;
    if (!fixed && given.tensor.size === (given.tensor.shape[1] ?? 0)) {
      return machine.raise(
        'ValueError',
        `Expected more than 1 value per channel when training, got input size torch.Size([${given.tensor.shape.join(', ')}])`,
      );
    }
    const out = batchNorm(
      x,
      part(self, 'weight', machine),
      part(self, 'bias', machine),
      real(attribute(self, 'eps'), 'eps', machine),
      fixed,
    );
    if (self.training && mean && variance) {
      const momentum = attribute(self, 'momentum');
      if (momentum === null) return decline('batch norm without momentum is not evaluated');
      track(mean, out.mean, real(momentum, 'momentum', machine));
      track(variance, out.variance, real(momentum, 'momentum', machine));
      const counter = self.buffers.get('num_batches_tracked');
      if (counter) overwrite(counter.tensor, add(constant(counter.tensor), number(1, 'int64')).tensor);
    }
    return wrap(out.result);
  },
});

/** running = momentum * batch + (1 - momentum) * running. */
function track(running: TorchTensor, batch: Variable['tensor'], momentum: number): void {
  const flat = reshaped(constant(batch), running.tensor.shape);
  const kept = multiply(constant(running.tensor), number(1 - momentum, running.tensor.dtype));
  overwrite(running.tensor, add(multiply(flat, number(momentum, running.tensor.dtype)), kept).tensor);
}
