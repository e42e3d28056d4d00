import type { Dtype } from '../../../tensor/dtype';
import type { Tensor } from '../../../tensor/tensor';
import { resumable } from '../../resumable';
import { type Bound, defineFunction } from '../../signature';
import type { Builtin, Evaluation, Machine, Result, Value } from '../../values';
import { Declined, decline } from '../declined';
import { NumpyArray, ndarrayType, scalarTypes, wrap } from './array';
import { type Operand, operandOf, tensorOf } from './convert';
import { dtypeOf } from './dtypes';
import { store } from './slots';

export type Implementation = (bound: Bound, machine: Machine, name: string) => Result;

/**
 * One operation: where it is found (`N` numpy.*, `M` a method of arrays and scalars, `L` numpy.linalg.*,
 * `T` numpy.testing.*, each before a name), its
 * signature and what it does.
 */
export type Row = readonly [names: string, signature: string, implementation: Implementation];

/** Runs an operation; what it throws to say "not known" becomes an Unknown. */
export function guarded(run: () => Result): Result {
  try {
    const result = resumable(run);
    return isSteps(result) ? guardedSteps(result) : result;
  } catch (error) {
    return unknownOf(error);
  }
}

const isSteps = (result: Result): result is Evaluation =>
  typeof result === 'object' && result !== null && 'next' in result && 'throw' in result;

function* guardedSteps(steps: Evaluation): Evaluation {
  try {
    return yield* steps;
  } catch (error) {
    return unknownOf(error);
  }
}

function unknownOf(error: unknown): Value {
  if (error instanceof Declined) return error.unknown;
  throw error;
}

/** Puts the operations of a table in their places. */
export function register(
  rows: readonly Row[],
  members: Map<string, Value>,
  linalg: Map<string, Value>,
  testing?: Map<string, Value>,
): void {
  for (const [names, signature, implementation] of rows) {
    for (const entry of names.split(' ')) {
      const [, letters = '', name = ''] = /^([A-Z]*):(.*)$/.exec(entry) ?? [];
      const callable: Builtin = defineFunction(name, signature, (bound, machine) =>
        guarded(() => implementation(bound, machine, name)),
      );
      if (letters.includes('N')) members.set(name, callable);
      if (letters.includes('L')) linalg.set(name, callable);
      if (letters.includes('T')) testing?.set(name, callable);
      if (letters.includes('M')) {
        ndarrayType.dictionary.set(name, callable);
        for (const type of Object.values(scalarTypes)) type.dictionary.set(name, callable);
      }
    }
  }
}

/** The argument as an operand. */
export const operand = (bound: Bound, name: string, machine: Machine): Operand =>
  operandOf(bound.get(name), machine) ?? { tensor: tensorOf(bound.get(name), machine) };

/** The argument as an array. */
export const array = (bound: Bound, name: string, machine: Machine): Tensor => tensorOf(bound.get(name), machine);

/** The `dtype=` argument. */
export function dtypeArgument(bound: Bound, machine: Machine): Dtype | undefined {
  const value = bound.get('dtype');
  if (value === null) return undefined;
  return dtypeOf(value, machine) ?? decline('this dtype is not evaluated');
}

/** Hands over a result, into `out=` where that is given. */
export function finishInto(result: Tensor, bound: Bound, name: string, machine: Machine): Value {
  const out = bound.get('out');
  if (!(out instanceof NumpyArray)) return wrap(result, machine);
  store(result, out.tensor, name, machine);
  return out;
}

/** Whether an argument is given and true. */
export const flag = (bound: Bound, name: string): boolean => {
  const value = bound.get(name);
  return value === true || value === 1n;
};
