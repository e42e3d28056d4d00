import { hypot } from '../../../numeric/glibc/hypot';
import { countWording } from '../../builtins/define';
import { boundMethod } from '../../lookup';
import type { Interpreter } from '../../machine';
import { PythonComplex } from '../../objects/complex';
import { PythonTuple } from '../../objects/tuple';
import { typeOf } from '../../objects/types';
import { complexQuotient, orDoubtful, type Parts, surely, toComplex } from '../../operators/complex';
import { defineFunction } from '../../signature';
import {
  type Builtin,
  type Evaluation,
  type Machine,
  PythonModule,
  PythonObject,
  Unknown,
  type Value,
} from '../../values';
import type { Library } from '../library';
import { functions, isOrdinary } from './functions';

/** What a row gives: an Unknown where the last bit of a step is not known. */
type Row = readonly [signature: string, run: (z: readonly Parts[], machine: Machine) => Value];

const finite = ([x, y]: Parts): boolean => Number.isFinite(x) && Number.isFinite(y);
const strange = new Unknown('a function of a complex number that is infinite, not a number, very large or very small');
const domain = (machine: Machine): never => machine.raise('ValueError', 'math domain error');

function apply(name: string, z: Parts, machine: Machine): Parts | Unknown {
  if (!isOrdinary(z)) return strange;
  if (name.startsWith('log') && z[0] === 0 && z[1] === 0) domain(machine);
  return orDoubtful(() => functions[name]?.(z) ?? z);
}

const complexOf = (parts: Parts | Unknown): Value => (parts instanceof Unknown ? parts : new PythonComplex(...parts));

const rows: Readonly<Record<string, Row>> = {
  ...Object.fromEntries(
    Object.keys(functions).map((name): [string, Row] => [
      name,
      ['(z, /)', ([z = [0, 0]], machine) => complexOf(apply(name, z, machine))],
    ]),
  ),
  log: [
    '(z, base=None, /)',
    ([z = [0, 0], base], machine) => {
      const top = apply('log', z, machine);
      if (base === undefined || top instanceof Unknown) return complexOf(top);
      const bottom = apply('log', base, machine);
      return complexOf(bottom instanceof Unknown ? bottom : (complexQuotient(top, bottom) ?? domain(machine)));
    },
  ],
  phase: ['(z, /)', ([[x, y] = [0, 0]]) => orDoubtful(() => surely('atan2', y, x))],
  polar: [
    '(z, /)',
    ([z = [0, 0]]) =>
      finite(z) ? orDoubtful(() => new PythonTuple([hypot(...z), surely('atan2', z[1], z[0])])) : strange,
  ],
  rect: [
    '(r, phi, /)',
    ([[length] = [0, 0], [angle] = [0, 0]]) => {
      if (!finite([length, angle])) return strange;
      if (angle === 0) return new PythonComplex(length, length * angle);
      return complexOf(orDoubtful((): Parts => [length * surely('cos', angle), length * surely('sin', angle)]));
    },
  ],
  isfinite: ['(z, /)', ([z = [0, 0]]) => finite(z)],
  isnan: ['(z, /)', ([[x, y] = [0, 0]]) => Number.isNaN(x) || Number.isNaN(y)],
  isinf: ['(z, /)', ([z = [0, 0]]) => z.some((part) => Math.abs(part) === Number.POSITIVE_INFINITY)],
};

function* argument(value: Value, machine: Machine): Evaluation<Parts | Unknown> {
  const plain = toComplex(value);
  if (plain) return [plain.real, plain.imag];
  for (const name of ['__complex__', '__float__', '__index__']) {
    const method =
      value instanceof PythonObject ? boundMethod(value.type, name, value, machine as Interpreter) : undefined;
    const converted = method === undefined ? undefined : toComplex(yield* machine.callWith(method));
    if (converted) return [converted.real, converted.imag];
  }
  return machine.raise('TypeError', `must be real number, not ${typeOf(value).name}`);
}

function define(name: string, [signature, run]: Row): Builtin {
  const names = signature
    .replace(/[()/]/g, '')
    .split(',')
    .map((part) => part.trim().replace('=None', ''));
  return defineFunction(
    name,
    signature,
    function* (bound, machine) {
      const given: Parts[] = [];
      for (const parameter of names.filter((part) => part !== '')) {
        const value = bound.get(parameter);
        if (value === null && parameter === 'base') continue;
        const parts = yield* argument(value, machine);
        if (parts instanceof Unknown) return parts;
        given.push(parts);
      }
      return run(given, machine);
    },
    { wording: countWording(signature, 'cmath.') },
  );
}

function load(): PythonModule {
  const members = new Map<string, Value>([
    ['pi', Math.PI],
    ['e', Math.E],
    ['tau', 2 * Math.PI],
    ['inf', Number.POSITIVE_INFINITY],
    ['nan', Number.NaN],
    ['infj', new PythonComplex(0, Number.POSITIVE_INFINITY)],
    ['nanj', new PythonComplex(0, Number.NaN)],
  ]);
  for (const [name, row] of Object.entries(rows)) members.set(name, define(name, row));
  return new PythonModule('cmath', members);
}

/** Python's `cmath`. */
export const library: Library = { name: 'cmath', load };
