import { reduceExtreme } from '../../../tensor/autograd/reduction';
import { constant } from '../../../tensor/autograd/tape';
import { argumentOfExtreme, extreme, quantifier, reduce } from '../../../tensor/reduce';
import type { Tensor } from '../../../tensor/tensor';
import type { Machine, Value } from '../../values';
import { decline } from '../declined';
import { axes, axis } from './convert';
import { namedResult } from './objects';
import { input } from './reductions';
import { pickAlong } from './sorting';
import type { Implementation, Row } from './table';
import { wrap } from './tensor';

/** `max`, `min`: of everything, along an axis with places, or of two tensors. */
const maxOrMin =
  (name: 'max' | 'min', sign: 1 | -1): Implementation =>
  (bound, machine) => {
    const x = input(bound, machine, name);
    const dim = bound.get('dim');
    if (dim !== null && typeof dim === 'object' && dim.tensor !== undefined) {
      return callMethod(bound.get('input'), `${name}imum`, dim, machine);
    }
    const capital = name === 'max' ? 'Max' : 'Min';
    if (dim === null) {
      if (x.tensor.size === 0) {
        return machine.raise(
          'RuntimeError',
          `${name}(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.`,
        );
      }
      return wrap(reduceExtreme(x, [...x.tensor.shape.keys()], false, extreme(sign), `${capital}Backward1`));
    }
    const along = axis(dim, x.tensor.shape.length, machine);
    checkNotEmpty(x.tensor, dim, name, machine);
    const places = argumentAlong(x.tensor, along, sign);
    const [values, indices] = pickAlong(x, along, places, bound.get('keepdim') === true, `${capital}Backward0`);
    return namedResult(name, ['values', 'indices'], [wrap(values), wrap(constant(indices))]);
  };

function* callMethod(self: Value, name: string, other: Value, machine: Machine): Generator<void, Value> {
  const method = yield* machine.getAttribute(self, name);
  return yield* machine.callWith(method, other);
}

const argumentAlong = (t: Tensor, along: number, sign: 1 | -1): Tensor =>
  reduce(t, t.shape.length === 0 ? [] : [along], true, 'int64', argumentOfExtreme(sign));

const argument =
  (sign: 1 | -1): Implementation =>
  (bound, machine, name) => {
    const x = input(bound, machine, name).tensor;
    const dim = bound.get('dim');
    checkNotEmpty(x, dim, name, machine);
    const chosen = dim === null ? [...x.shape.keys()] : axes(dim, x.shape.length, machine);
    return wrap(constant(reduce(x, chosen, bound.get('keepdim') === true, 'int64', argumentOfExtreme(sign))));
  };

const amaxOrAmin =
  (node: string, sign: 1 | -1): Implementation =>
  (bound, machine, name) => {
    const x = input(bound, machine, name);
    if (x.tensor.size === 0) return decline(`${name} of an empty tensor is not evaluated`);
    return wrap(
      reduceExtreme(
        x,
        axes(bound.get('dim'), x.tensor.shape.length, machine),
        bound.get('keepdim') === true,
        extreme(sign),
        node,
      ),
    );
  };

const anyOrAll =
  (all: boolean): Implementation =>
  (bound, machine, name) => {
    const x = input(bound, machine, name).tensor;
    const chosen = axes(bound.get('dim'), x.shape.length, machine);
    return wrap(
      constant(
        reduce(x, chosen, bound.get('keepdim') === true, x.dtype === 'uint8' ? 'uint8' : 'bool', quantifier(all)),
      ),
    );
  };

/** Raises torch's error when a largest element is sought among none. */
function checkNotEmpty(x: Tensor, dim: Value, name: string, machine: Machine): void {
  if (x.size > 0) return;
  const chosen = dim === null ? [] : axes(dim, x.shape.length, machine);
  if (dim === null)
    machine.raise('IndexError', `${name}(): Expected reduction dim to be specified for input.numel() == 0.`);
  const empty = chosen.find((item) => x.shape[item] === 0);
  if (empty !== undefined)
    machine.raise('IndexError', `${name}(): Expected reduction dim ${empty} to have non-zero size.`);
}

/** Largest and smallest elements, where they are, and whether any or all hold. */
export const extremeRows: readonly Row[] = [
  ['TM:max', '(input, dim=None, keepdim=False)', maxOrMin('max', 1)],
  ['TM:min', '(input, dim=None, keepdim=False)', maxOrMin('min', -1)],
  ['TM:amax', '(input, dim=None, keepdim=False)', amaxOrAmin('AmaxBackward0', 1)],
  ['TM:amin', '(input, dim=None, keepdim=False)', amaxOrAmin('AminBackward0', -1)],
  ['TM:argmax', '(input, dim=None, keepdim=False)', argument(1)],
  ['TM:argmin', '(input, dim=None, keepdim=False)', argument(-1)],
  ['TM:any', '(input, dim=None, keepdim=False)', anyOrAll(false)],
  ['TM:all', '(input, dim=None, keepdim=False)', anyOrAll(true)],
];
