import { getIndex, IndexFailure, setIndex } from '../../../tensor/index';
import { Tensor } from '../../../tensor/tensor';
import { copyInto, reshape, select, toArray, unsqueeze } from '../../../tensor/view';
import { defineFunction } from '../../signature';
import { Builtin, type Machine, PythonType, type Value } from '../../values';
import { decline } from '../declined';
import { NumpyArray, wrap } from './array';
import { binaryFunctions } from './binary';
import { axisOf, type Operand, operandOf, tensorOf } from './convert';
import { applyBinary } from './operations';
import { guarded } from './table';

/** Reductions that have a function of their own; the rest go through the elements one after another. */
const reductions: Readonly<Record<string, string>> = {
  add: 'sum',
  multiply: 'prod',
  maximum: 'max',
  minimum: 'min',
  logical_and: 'all',
  logical_or: 'any',
};

const accumulations: Readonly<Record<string, string>> = { add: 'cumsum', multiply: 'cumprod' };

/** A ufunc: a function with methods of its own. */
class Ufunc extends Builtin {
  override readonly type: PythonType = ufuncType;
  constructor(
    run: Builtin,
    /** Finds other functions of numpy. */
    readonly find: (name: string) => Value,
  ) {
    super(run.name, run.implementation);
  }
}

const operand = (value: Value, machine: Machine): Operand =>
  operandOf(value, machine) ?? { tensor: tensorOf(value, machine) };

/** `ufunc.outer`: every element of a with every element of b. */
const outer = (self: Ufunc): Builtin =>
  defineFunction('outer', '(A, B, /)', (bound, machine) =>
    guarded(() => {
      const [a, b] = [tensorOf(bound.get('A'), machine), operand(bound.get('B'), machine)];
      const wide = reshape(a, [...a.shape, ...b.tensor.shape.map(() => 1)]);
      return wrap(applyBinary(self.name, { tensor: wide }, b, machine), machine);
    }),
  );

/** `ufunc.accumulate` along an axis. */
const accumulate = (self: Ufunc): Builtin =>
  defineFunction('accumulate', '(array, axis=0, dtype=None, out=None)', (bound, machine) =>
    guarded(() => {
      const name = accumulations[self.name];
      if (name !== undefined) return machine.callWith(self.find(name), bound.get('array'), bound.get('axis'));
      const t = tensorOf(bound.get('array'), machine);
      const axis = axisOf(bound.get('axis'), t.shape.length);
      const result = Tensor.of(t.dtype, [...t.shape], toArray(t).slice());
      for (let i = 1; i < (t.shape[axis] ?? 0); i++) {
        const [before, here] = [select(result, axis, i - 1), select(result, axis, i)];
        copyInto(here, applyBinary(self.name, { tensor: before }, { tensor: here }, machine, t.dtype));
      }
      return new NumpyArray(result);
    }),
  );

/** `ufunc.at`: in place at indices, which may repeat. */
const at = (self: Ufunc): Builtin =>
  defineFunction('at', '(a, indices, b=None, /)', (bound, machine) =>
    guarded(() => {
      const target = bound.get('a');
      const places = tensorOf(bound.get('indices'), machine);
      if (!(target instanceof NumpyArray) || places.shape.length !== 1)
        return decline('this form of ufunc.at is not evaluated');
      const b = operand(bound.get('b'), machine);
      const isEach = b.tensor.shape.length > 0 && b.tensor.shape[0] === places.size && places.size !== 1;
      for (const [i, place] of toArray(places).entries()) {
        const index = [{ kind: 'integer' as const, at: place }];
        const here = getIndex(target.tensor, index, 'broadcast');
        if (here instanceof IndexFailure)
          return machine.raise(
            'IndexError',
            `index ${place} is out of bounds for axis 0 with size ${target.tensor.shape[0]}`,
          );
        const change: Operand = isEach ? { tensor: select(b.tensor, 0, i) } : b;
        setIndex(target.tensor, index, applyBinary(self.name, { tensor: here }, change, machine), 'broadcast');
      }
      return null;
    }),
  );

const reduce = (self: Ufunc): Builtin => {
  const name = reductions[self.name];
  return defineFunction('reduce', '(array, axis=0, dtype=None, out=None, keepdims=False)', (bound, machine) =>
    guarded(() => {
      const t = tensorOf(bound.get('array'), machine);
      const source = name === undefined ? undefined : self.find(name);
      if (source instanceof Builtin) {
        const keywords = new Map<string, Value>([
          ['axis', bound.get('axis')],
          ['keepdims', bound.get('keepdims')],
        ]);
        return source.implementation({ positional: [new NumpyArray(t)], keywords }, machine);
      }
      const axis = axisOf(bound.get('axis'), t.shape.length);
      if ((t.shape[axis] ?? 0) === 0 || !(self.name in binaryFunctions))
        return decline('this reduction is not evaluated');
      let result: Tensor = select(t, axis, 0);
      for (let i = 1; i < (t.shape[axis] ?? 0); i++)
        result = applyBinary(self.name, { tensor: result }, { tensor: select(t, axis, i) }, machine);
      return wrap(bound.get('keepdims') === true ? unsqueeze(result, axis) : result, machine);
    }),
  );
};

const methods: Readonly<Record<string, (self: Ufunc) => Builtin>> = { reduce, accumulate, outer, at };

const ufuncType: PythonType = new PythonType('ufunc', 'numpy', [], {
  call: (self: Ufunc, args, machine) => self.implementation(args, machine),
  repr: (self: Ufunc) => ({ text: `<ufunc '${self.name}'>`, approximate: false }),
  hash: (self: Ufunc) => `ufunc ${self.name}`,
  getAttribute: (self: Ufunc, name) => {
    if (name === 'nin') return self.name in binaryFunctions || self.name in reductions ? 2n : 1n;
    if (name === 'nout') return 1n;
    return Object.hasOwn(methods, name) ? methods[name]?.(self) : undefined;
  },
});

/** Turns the functions of the ufunc tables into ufuncs. */
export function makeUfuncs(names: readonly string[], members: Map<string, Value>): void {
  const find = (name: string): Value => members.get(name) ?? null;
  for (const name of names) {
    const run = members.get(name);
    if (run instanceof Builtin) members.set(name, new Ufunc(run, find));
  }
}
