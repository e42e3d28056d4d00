import { torchProfiles } from '../../../tensor/printing/torch';
import { isFloat } from '../../../tensor/rounding';
import { own } from '../../own';
import type { Machine, Value } from '../../values';
import { dtypeArgument, real } from './convert';
import { torchState } from './state';

/** `torch.set_printoptions`. */
export function setPrintOptions(bound: { get(name: string): Value }, machine: Machine): Value {
  const state = torchState(machine);
  const profile = bound.get('profile');
  if (typeof profile === 'string') state.printOptions = own(torchProfiles, profile) ?? state.printOptions;
  const whole = (name: string, before: number): number => {
    const value = bound.get(name);
    return value === null ? before : real(value, name, machine);
  };
  const before = state.printOptions;
  const mode = bound.get('sci_mode');
  state.printOptions = {
    precision: whole('precision', before.precision),
    threshold: whole('threshold', before.threshold),
    edgeitems: whole('edgeitems', before.edgeitems),
    linewidth: whole('linewidth', before.linewidth),
    sciMode: typeof mode === 'boolean' ? mode : undefined,
  };
  return null;
}

/** `torch.set_default_dtype`. */
export function setDefaultDtype(value: Value, machine: Machine): Value {
  const dtype = dtypeArgument(value, machine);
  if (dtype === undefined || !isFloat(dtype))
    return machine.raise('TypeError', `only floating-point types are supported as the default type`);
  torchState(machine).defaultDtype = dtype;
  return null;
}
