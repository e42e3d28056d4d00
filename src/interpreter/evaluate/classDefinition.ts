import type { ClassDefinition } from '../../python/ast/nodes';
import { scopeOf } from '../../python/ast/scope';
import { callPositional } from '../call';
import { Frame } from '../frame';
import { findInType } from '../lookup';
import { BoundMethod } from '../objects/function';
import { floatType, intType, objectType, strType } from '../objects/types';
import { dataSlots, textSlots } from '../operators/data';
import { unknownOf } from '../unknown/among';
import { skipStatements } from '../unknown/effects';
import {
  type Evaluation,
  finish,
  noKeywords,
  PythonObject,
  PythonType,
  typeType,
  Unknown,
  type Value,
} from '../values';
import { evaluateArguments } from './arguments';
import { bindDecorated, evaluateDecorators } from './functionDefinition';
import { type Completion, executeBlock } from './statements';

export function* executeClass(node: ClassDefinition, frame: Frame): Evaluation<Completion> {
  const { machine } = frame;
  const decorators = yield* evaluateDecorators(node.decorators, frame);
  const args = yield* evaluateArguments(node.args, null, frame);
  const unknown = args.unknown ?? [...args.positional, ...args.keywords.values()].map(unknownOf).find(Boolean);
  if (unknown) return skipStatements([node], frame, unknown);
  const metaclass = args.keywords.get('metaclass');
  if (metaclass !== undefined && metaclass !== typeType)
    return skipStatements([node], frame, new Unknown('a metaclass of the program is not evaluated'));
  const bases: PythonType[] = [];
  for (const base of args.positional) {
    const type = yield* baseType(base, frame);
    if (type instanceof Unknown) return skipStatements([node], frame, type);
    if (type === typeType) return skipStatements([node], frame, new Unknown('a metaclass is not evaluated'));
    if (type && type !== objectType) bases.push(type);
  }
  const body = new Frame(machine, scopeOf(node), frame);
  body.prefix = `${frame.prefix}${node.name}.`;
  const completion = yield* executeBlock(node.body, body);
  machine.frame = frame;
  if (completion) return skipStatements([node], frame, new Unknown('a class body that jumps'));
  const type = new PythonType(node.name, '__main__', bases);
  if (frame.prefix !== '') type.qualifiedName = frame.prefix + node.name;
  const data = [strType, intType, floatType].find((base) => type.order.includes(base));
  if (data && !type.order.some(({ module }) => module === 'enum'))
    Object.assign(type, { slots: data === strType ? textSlots : dataSlots });
  checkBases(bases, frame);
  for (const [name, value] of body.locals) type.dictionary.set(name, value);
  const [first] = node.body;
  if (first?.kind === 'Expression' && first.value.kind === 'Constant' && typeof first.value.value === 'string') {
    type.dictionary.set('__doc__', first.value.value);
  }
  machine.annotations.set(type, { nodes: body.annotations ?? new Map(), frame: body });
  body.definedType = type;
  const result = yield* finishClass(type, bases, args.keywords, frame);
  yield* bindDecorated(node, result, decorators, frame);
  return undefined;
}

/** A base as written: a class, or something like `Generic[T]` that stands for one. */
function* baseType(base: Value, frame: Frame): Evaluation<PythonType | Unknown | undefined> {
  if (base instanceof PythonType) return base;
  if (base instanceof PythonObject) {
    const entries = findInType(base.type, '__mro_entries__', frame.machine);
    if (entries !== undefined) {
      const replaced = yield* finish(callPositional(new BoundMethod(entries, base), [], frame.machine));
      return replaced instanceof PythonType ? replaced : undefined;
    }
  }
  return new Unknown('a base class that is no class');
}

/** The layout CPython would refuse. */
function checkBases(bases: readonly PythonType[], frame: Frame): void {
  if (new Set(bases).size < bases.length) frame.machine.raise('TypeError', `duplicate base class ${bases[0]?.name}`);
  const misplaced = bases.some((base, index) =>
    bases.slice(0, index).some((earlier) => base.order.includes(earlier) && base !== earlier),
  );
  if (misplaced) {
    const list = bases.map(({ name }) => name).join(', ');
    frame.machine.raise('TypeError', `Cannot create a consistent method resolution\norder (MRO) for bases ${list}`);
  }
  for (const base of bases) {
    if (base.name === 'bool' && base.module === 'builtins') {
      frame.machine.raise('TypeError', "type 'bool' is not an acceptable base type");
    }
  }
}

/** The dictionary key under which a native class keeps what it does with a new subclass (enum turns its attributes into members). */
export const subclassHook = '<subclass>';

/** `__set_name__`, `__init_subclass__` and what a native base does with its subclasses. */
function* finishClass(
  type: PythonType,
  bases: readonly PythonType[],
  keywords: ReadonlyMap<string, Value>,
  frame: Frame,
): Evaluation {
  const { machine } = frame;
  for (const [name, value] of type.dictionary) {
    const setter = value instanceof PythonObject ? findInType(value.type, '__set_name__', machine) : undefined;
    if (setter !== undefined) yield* finish(callPositional(new BoundMethod(setter, value), [type, name], machine));
  }
  for (const base of bases.flatMap(({ order }) => order)) {
    const hook = base.dictionary.get(subclassHook);
    if (hook === undefined) continue;
    const made = yield* finish(callPositional(hook, [type], machine));
    if (made !== type) return made;
    break;
  }
  for (const base of type.order.slice(1)) {
    const hook = base.dictionary.get('__init_subclass__');
    if (hook === undefined) continue;
    const callee = hook instanceof PythonObject && 'callee' in hook ? (hook as BoundMethod).callee : hook;
    const rest = new Map([...keywords].filter(([name]) => name !== 'metaclass'));
    yield* machine.call(callee, { positional: [type], keywords: rest.size > 0 ? rest : noKeywords });
    break;
  }
  return type;
}
