import { exceptionType } from '../../exceptions';
import type { Interpreter } from '../../machine';
import { PythonException, Raised } from '../../objects/exception';
import { hashKey } from '../../objects/hashing';
import { describe } from '../../objects/key';
import { PythonList } from '../../objects/list';
import { compareSequences } from '../../objects/sequence';
import { PythonTuple } from '../../objects/tuple';
import { notImplemented, typeOf } from '../../objects/types';
import { hashNumber } from '../../operators/hash';
import { bind, type Parameter } from '../../signature';
import { joinReprs } from '../../text/repr';
import { textValue } from '../../text/textValue';
import {
  type Arguments,
  Builtin,
  type ComparisonOperator,
  type Evaluation,
  Instance,
  PythonObject,
  PythonType,
  Unknown,
  type Value,
} from '../../values';
import type { Field } from './fields';

/** What a frozen dataclass raises on assignment. */
export const frozenErrorType = new PythonType('FrozenInstanceError', 'dataclasses', [exceptionType('AttributeError')]);

/** A function that takes its arguments as they come. */
export const native = (
  name: string,
  run: (args: Arguments, machine: Interpreter) => ReturnType<Builtin['implementation']>,
): Builtin => new Builtin(name, (args, machine) => run(args, machine as Interpreter), true);

function parametersOf(fields: readonly Field[], allKeywords: boolean): Parameter[] {
  const parameters: Parameter[] = [{ name: 'self', kind: 'both' }];
  for (const field of fields.filter((one) => one.is('init'))) {
    const kind = allKeywords || field.options.get('kw_only') === true ? 'keyword' : 'both';
    const fallback = field.options.has('default_factory') ? null : field.options.get('default');
    parameters.push(
      fallback === undefined ? { name: field.name, kind } : { name: field.name, kind, default: fallback },
    );
  }
  return parameters;
}

/** `__init__`. */
export function initialiser(type: PythonType, fields: readonly Field[], allKeywords: boolean): Builtin {
  const parameters = parametersOf(fields, allKeywords);
  return native('__init__', function* (args, machine): Evaluation {
    const bound = bind(`${type.name}.__init__`, parameters, args, machine);
    const self = bound.get('self');
    for (const field of fields) {
      const factory = field.options.get('default_factory');
      let value: Value | undefined;
      if (field.is('init') && (bound.given(field.name) || factory === undefined)) value = bound.get(field.name);
      else if (factory !== undefined) value = yield* machine.callWith(factory);
      else value = field.options.get('default');
      if (value === undefined) continue;
      if (
        self instanceof Instance &&
        typeOf(self).module === '__main__' &&
        !type.order.some((base) => base.construct)
      ) {
        self.attributes.set(field.name, value);
      } else yield* machine.setAttribute(self, field.name, value);
    }
    if (type.order.some((base) => base.dictionary.has('__post_init__'))) {
      yield* machine.callWith(yield* machine.getAttribute(self, '__post_init__'));
    }
    return null;
  });
}

/** What an object has in its fields. */
export function* valuesOf(self: Value, fields: readonly Field[], machine: Interpreter): Evaluation<Value[]> {
  const values: Value[] = [];
  for (const field of fields) values.push(yield* machine.getAttribute(self, field.name));
  return values;
}

/** `__eq__`, `__lt__` and their kin. */
export function comparison(operator: ComparisonOperator, fields: readonly Field[]): Builtin {
  const compared = fields.filter((field) => field.is('compare'));
  return native('compare', function* ({ positional: [self = null, other = null] }, machine): Evaluation {
    if (typeOf(self) !== typeOf(other)) return notImplemented;
    const left = yield* valuesOf(self, compared, machine);
    return yield* compareSequences(operator, left, yield* valuesOf(other, compared, machine), machine);
  });
}

/** `__repr__`. */
export function representation(fields: readonly Field[]): Builtin {
  return native('__repr__', function* ({ positional: [self = null] }, machine): Evaluation {
    if (!(self instanceof PythonObject)) return null;
    const values = yield* valuesOf(self, fields, machine);
    const pieces: string[] = [];
    let approximate = false;
    for (const [index, field] of fields.entries()) {
      const text = yield* joinReprs(new PythonList([]), [[values[index] ?? null]], `${field.name}=`, '', machine);
      if (text instanceof Unknown) return text;
      pieces.push(text.text);
      approximate ||= text.approximate;
    }
    return textValue({ text: `${self.type.qualifiedName ?? self.type.name}(${pieces.join(', ')})`, approximate });
  });
}

/** A number equal for equal fields, as keys of dicts and sets need. */
export function hashing(fields: readonly Field[]): Builtin {
  return native('__hash__', function* ({ positional: [self = null] }, machine): Evaluation {
    const tuple = new PythonTuple(
      yield* valuesOf(
        self,
        fields.filter((field) => field.is('compare')),
        machine,
      ),
    );
    const plain = hashNumber(tuple);
    if (plain !== undefined) return plain;
    const key = yield* hashKey(tuple, machine);
    return key instanceof Unknown
      ? key
      : BigInt(`0x${[...describe(key)].map((unit) => unit.charCodeAt(0).toString(16).padStart(4, '0')).join('')}`);
  });
}

/** Makes assigning to the fields raise. */
export function freeze(type: PythonType): void {
  const refuse = (verb: string): Builtin =>
    native('frozen', ({ positional: [, name = null] }) => {
      throw new Raised(new PythonException(frozenErrorType, [`cannot ${verb} field '${name}'`]));
    });
  type.dictionary.set('__setattr__', refuse('assign to'));
  type.dictionary.set('__delattr__', refuse('delete'));
}
