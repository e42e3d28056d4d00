import { constant } from '../../../../tensor/autograd/tape';
import { PythonTuple } from '../../../objects/tuple';
import type { Bound } from '../../../signature';
import type { Machine, Result, Value } from '../../../values';
import { decline } from '../../declined';
import { integer, sequence, tensorArgument } from '../convert';
import type { Row } from '../table';
import { variableOf, wrap } from '../tensor';
import { attribute, type Layer, repeatedInteger, text } from './layer';
import type { ModuleObject } from './module';
import { adaptivePool, averagePool, maxPool, type Pool } from './pooling';

type Read = (name: string) => Value;

/** A pool from its arguments; the stride is the kernel unless given. */
function poolOf(read: Read, rank: number, machine: Machine): Pool {
  const kernel = repeatedInteger(read('kernel_size'), rank, machine);
  const stride = read('stride');
  const isEmpty = stride === null || sequence(stride)?.length === 0;
  return {
    kernel,
    stride: isEmpty ? kernel : repeatedInteger(stride, rank, machine),
    padding: repeatedInteger(read('padding'), rank, machine),
    dilation: repeatedInteger(read('dilation'), rank, machine),
  };
}

function checkPlain(read: Read, name: string): void {
  if (read('ceil_mode') === true) decline(`${name} with ceil_mode is not evaluated`);
}

function pooled(kind: 'max' | 'avg', rank: number, input: Value, read: Read, machine: Machine): Result {
  const name = `${kind}_pool${rank}d`;
  const x = variableOf(tensorArgument(input, name, 'input', 1, machine), machine);
  checkPlain(read, name);
  const pool = poolOf(read, rank, machine);
  if (kind === 'avg') {
    if (read('divisor_override') !== null) return decline('divisor_override is not evaluated');
    if (read('count_include_pad') === false && pool.padding.some((count) => count > 0))
      return decline('count_include_pad=False is not evaluated');
    return wrap(averagePool(x, pool, machine));
  }
  const { value, indices } = maxPool(x, pool, machine);
  return read('return_indices') === true ? new PythonTuple([wrap(value), wrap(constant(indices))]) : wrap(value);
}

function adapted(kind: 'max' | 'avg', rank: number, input: Value, read: Read, machine: Machine): Result {
  const x = variableOf(tensorArgument(input, `adaptive_${kind}_pool${rank}d`, 'input', 1, machine), machine);
  const size = read('output_size');
  const items = sequence(size) ?? Array<Value>(rank).fill(size);
  const wanted = items.map((item) => (item === null ? null : integer(item, 'output_size', machine)));
  const { value, indices } = adaptivePool(kind, x, wanted, machine);
  return read('return_indices') === true && indices
    ? new PythonTuple([wrap(value), wrap(constant(indices))])
    : wrap(value);
}

const reader =
  (bound: Bound, defaults: Readonly<Record<string, Value>> = {}): Read =>
  (name) =>
    Object.hasOwn(defaults, name) ? (defaults[name] ?? null) : bound.get(name);

const maxSignature = '(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False)';
const averageOptions = (rank: number): string =>
  `kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True${rank === 1 ? '' : ', divisor_override=None'}`;
const averageDefaults = (rank: number): Readonly<Record<string, Value>> =>
  rank === 1 ? { dilation: 1n, divisor_override: null } : { dilation: 1n };

/** Pools as functions. */
export const poolingRows: readonly Row[] = [1, 2].flatMap((rank): Row[] => [
  [
    `F:max_pool${rank}d`,
    maxSignature,
    (bound, machine) => pooled('max', rank, bound.get('input'), reader(bound), machine),
  ],
  [
    `F:avg_pool${rank}d`,
    `(input, ${averageOptions(rank)})`,
    (bound, machine) => pooled('avg', rank, bound.get('input'), reader(bound, averageDefaults(rank)), machine),
  ],
  [
    `F:adaptive_avg_pool${rank}d`,
    '(input, output_size)',
    (bound, machine) => adapted('avg', rank, bound.get('input'), reader(bound, { return_indices: false }), machine),
  ],
  [
    `F:adaptive_max_pool${rank}d`,
    '(input, output_size, return_indices=False)',
    (bound, machine) => adapted('max', rank, bound.get('input'), reader(bound), machine),
  ],
]);

const shown = (self: ModuleObject, names: readonly string[]): string =>
  names.map((name) => `${name}=${text(attribute(self, name))}`).join(', ');
const setStride = (self: ModuleObject): void => {
  if (attribute(self, 'stride') === null) self.attributes.set('stride', attribute(self, 'kernel_size'));
};

/** Pools as layers. */
export const poolingLayers: readonly Layer[] = [1, 2].flatMap((rank): Layer[] => [
  {
    name: `MaxPool${rank}d`,
    module: 'pooling',
    signature: '(kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False)',
    build: setStride,
    extra: (self) => shown(self, ['kernel_size', 'stride', 'padding', 'dilation', 'ceil_mode']),
    forward: (self, input, machine) => pooled('max', rank, input, (name) => attribute(self, name), machine),
  },
  {
    name: `AvgPool${rank}d`,
    module: 'pooling',
    signature: `(${averageOptions(rank)})`,
    build: (self, _bound, machine) => {
      setStride(self);
      if (rank > 1) return;
      for (const name of ['kernel_size', 'stride', 'padding'])
        self.attributes.set(name, new PythonTuple(repeatedInteger(attribute(self, name), 1, machine).map(BigInt)));
    },
    extra: (self) => shown(self, ['kernel_size', 'stride', 'padding']),
    forward: (self, input, machine) =>
      pooled('avg', rank, input, (name) => (name === 'dilation' ? 1n : attribute(self, name)), machine),
  },
  ...(['avg', 'max'] as const).map(
    (kind): Layer => ({
      name: `Adaptive${kind === 'avg' ? 'Avg' : 'Max'}Pool${rank}d`,
      module: 'pooling',
      signature: kind === 'avg' ? '(output_size)' : '(output_size, return_indices=False)',
      extra: (self) => `output_size=${text(attribute(self, 'output_size'))}`,
      forward: (self, input, machine) => adapted(kind, rank, input, (name) => attribute(self, name), machine),
    }),
  ),
]);
