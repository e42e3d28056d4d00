import { libm } from '../../../../numeric/libm';
import { decline } from '../../declined';

/** The learning rate of a group for an epoch, from the one it has, the one it began with, and the scheduler's options. */
export type Rate = (rate: number, base: number, epoch: number, option: (name: string) => number) => number;

const cosine = (x: number): number => {
  const { value, certain } = libm('cos', x);
  return certain ? value : decline('a cosine is only known approximately');
};
/** Python's `x ** y` of floats. */
export const power = (x: number, y: number): number => {
  const { value, certain } = libm('pow', x, y);
  return certain ? value : decline('a power is only known approximately');
};

/** Name, options, and the rate as get_lr of each class in torch/optim/lr_scheduler.py gives it. */
export const rates: readonly (readonly [name: string, options: string, rate: Rate])[] = [
  [
    'StepLR',
    'step_size, gamma=0.1',
    (rate, _base, epoch, option) => (epoch === 0 || epoch % option('step_size') !== 0 ? rate : rate * option('gamma')),
  ],
  ['ExponentialLR', 'gamma', (rate, _base, epoch, option) => (epoch === 0 ? rate : rate * option('gamma'))],
  [
    'ConstantLR',
    'factor=0.3333333333333333, total_iters=5',
    (rate, _base, epoch, option) => {
      if (epoch === 0) return rate * option('factor');
      return epoch === option('total_iters') ? rate * (1 / option('factor')) : rate;
    },
  ],
  [
    'LinearLR',
    'start_factor=0.3333333333333333, end_factor=1.0, total_iters=5',
    (rate, _base, epoch, option) => {
      const [start, end, total] = [option('start_factor'), option('end_factor'), option('total_iters')];
      if (epoch === 0) return rate * start;
      return epoch > total ? rate : rate * (1 + (end - start) / (total * start + (epoch - 1) * (end - start)));
    },
  ],
  [
    'PolynomialLR',
    'total_iters=5, power=1.0',
    (rate, _base, epoch, option) => {
      const total = option('total_iters');
      if (epoch === 0 || epoch > total) return rate;
      return rate * power((1 - epoch / total) / (1 - (epoch - 1) / total), option('power'));
    },
  ],
  [
    'CosineAnnealingLR',
    'T_max, eta_min=0.0',
    (rate, base, epoch, option) => {
      const [period, least] = [option('T_max'), option('eta_min')];
      if (epoch === 0) return rate;
      if ((epoch - 1 - period) % (2 * period) === 0)
        return rate + ((base - least) * (1 - cosine(Math.PI / period))) / 2;
      const ratio = (1 + cosine((Math.PI * epoch) / period)) / (1 + cosine((Math.PI * (epoch - 1)) / period));
      return ratio * (rate - least) + least;
    },
  ],
  [
    'CosineAnnealingWarmRestarts',
    'T_0, T_mult=1, eta_min=0.0',
    (_rate, base, epoch, option) => {
      let [passed, period] = [epoch, option('T_0')];
      while (passed >= period) {
        passed -= period;
        period *= option('T_mult');
      }
      return option('eta_min') + ((base - option('eta_min')) * (1 + cosine((Math.PI * passed) / period))) / 2;
    },
  ],
];
