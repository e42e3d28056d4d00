import type { Dtype } from '../../../tensor/dtype';
import * as sampling from '../../../tensor/random/torch/distributions';
import type { Bound } from '../../signature';
import type { Machine, Value } from '../../values';
import { dtypeArgument, integer, integers, tensorArgument } from './convert';
import { created, options } from './creationArguments';
import { sampled } from './generator';
import type { Row } from './table';
import type { TorchTensor } from './tensor';

const shapeOf =
  (machine: Machine) =>
  (value: Value): number[] =>
    integers([value], 'size', machine);

/** Integers: `randint(high, size)` or `randint(low, high, size)`. */
function randint(
  bound: Bound,
  machine: Machine,
  shapeOf: (rest: Value) => readonly number[],
  fallback: Dtype,
  given: readonly Value[],
): TorchTensor {
  const [first = 0n, second] = given;
  const size = given.at(-1) ?? null;
  const withLow = given.length > 2;
  const low = withLow ? integer(first, 'low', machine) : 0;
  const high = withLow ? integer(second ?? null, 'high', machine) : integer(first, 'high', machine);
  const dtype = dtypeArgument(bound.get('dtype'), machine) ?? fallback;
  if (low >= high)
    machine.raise('RuntimeError', `random_ expects 'from' to be less than 'to', but got from=${low} >= to=${high}`);
  return created(
    sampled(shapeOf(size), dtype, bound, machine, (g, n) => ({
      values: sampling.integers(g, n, BigInt(low), BigInt(high)),
    })),
    bound,
    machine,
  );
}

/** Random integers and permutations. */
export const randomIntegerRows: readonly Row[] = [
  [
    'T:randint',
    `(*arguments, low=None, high=None, size=None, generator=None, ${options})`,
    (bound, machine) => {
      const named = ['low', 'high', 'size'].filter((name) => bound.get(name) !== null).map((name) => bound.get(name));
      return randint(bound, machine, shapeOf(machine), 'int64', [...bound.rest, ...named]);
    },
  ],
  [
    'T:randint_like',
    `(input, *arguments, generator=None, ${options}, memory_format=None)`,
    (bound, machine, name) => {
      const { tensor } = tensorArgument(bound.get('input'), name, 'input', 1, machine);
      return randint(bound, machine, () => tensor.shape, tensor.dtype, [...bound.rest, null]);
    },
  ],
  [
    'T:randperm',
    `(n, *, generator=None, ${options})`,
    (bound, machine) => {
      const n = integer(bound.get('n'), 'n', machine);
      return created(
        sampled([n], dtypeArgument(bound.get('dtype'), machine) ?? 'int64', bound, machine, (g) => ({
          values: sampling.permutation(g, n),
        })),
        bound,
        machine,
      );
    },
  ],
];
