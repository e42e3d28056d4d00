import type { Dtype } from '../../../tensor/dtype';
import { type TorchPrintOptions, torchProfiles } from '../../../tensor/printing/torch';
import { TorchGenerator } from '../../../tensor/random/torch/generator';
import { type Machine, StateKey } from '../../values';

/** What torch keeps for one run beside its random generator. */
export interface TorchState {
  gradEnabled: boolean;
  defaultDtype: Dtype;
  printOptions: TorchPrintOptions;
  /** Why some tensors hold numbers that cannot be known, for the reason shown. */
  unknownNumbers: string | undefined;
}

export const stateKey = new StateKey<TorchState>('torch', () => ({
  gradEnabled: true,
  defaultDtype: 'float32',
  printOptions: torchProfiles.default ?? fallback,
  unknownNumbers: undefined,
}));

const fallback: TorchPrintOptions = { precision: 4, threshold: 1000, edgeitems: 3, linewidth: 80, sciMode: undefined };

/** The default generator; not seeded until `torch.manual_seed`. */
export interface DefaultGenerator {
  readonly generator: TorchGenerator;
  seeded: boolean;
}

export const generatorKey = new StateKey<DefaultGenerator>('torch.default_generator', () => ({
  generator: new TorchGenerator(),
  seeded: false,
}));

/** Marked unknown when a backward pass that is not evaluated may have changed any tensor's `.grad`. */
export const gradientsKey = new StateKey<null>('torch.gradients', () => null);

export const torchState = (machine: Machine): TorchState => machine.state(stateKey);
