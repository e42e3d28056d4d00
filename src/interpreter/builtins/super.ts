import { bindAttribute } from '../binding';
import type { Frame } from '../frame';
import type { Interpreter } from '../machine';
import { isComplete } from '../objects/attributeTable';
import { typesMayHave } from '../objects/realNames';
import { slotMethod } from '../objects/slotMethods';
import { specialAttribute } from '../objects/special';
import { objectType, typeOf } from '../objects/types';
import { type Arguments, PythonObject, PythonType, type Result, type Slots, Unknown, type Value } from '../values';

export const superType = new PythonType('super', 'builtins');

/** Attributes from after `start` in an object's method resolution order. */
export class Super extends PythonObject {
  readonly type = superType;
  constructor(
    readonly start: PythonType,
    readonly object: Value,
  ) {
    super();
  }
}

/** `super().name`, undefined where there is none. */
export function superAttribute({ start, object }: Super, name: string, machine: Interpreter): Result | undefined {
  const type = object instanceof PythonType ? object : typeOf(object);
  const order = type.order.slice(type.order.indexOf(start) + 1);
  for (const base of [...order, objectType]) {
    const written = base.dictionary.get(name);
    const found = written === undefined ? slotMethod(base, name) : written;
    if (found === undefined) continue;
    const isClass = object instanceof PythonType;
    return bindAttribute(found, isClass && name !== '__new__' ? undefined : object, type, machine);
  }
  for (const base of order) {
    const slot = (base.slots as Slots<PythonObject>).getAttribute;
    const found = object instanceof PythonObject ? slot?.(object, name, machine) : undefined;
    if (found !== undefined) return found;
  }
  const special = specialAttribute(object, name, machine);
  if (special === undefined && typesMayHave([...order, objectType], name))
    return new Unknown(`super().${name} is not evaluated`);
  const library = order.find(({ module }) => module !== 'builtins' && module !== '__main__');
  return special === undefined && library && !isComplete(library)
    ? new Unknown(`${library.name}.${name} is not evaluated`)
    : special;
}

/** `super()` and `super(Type, object)`. */
export function makeSuper(args: Arguments, machine: Interpreter): Result {
  const [type, object] = args.positional;
  if (type instanceof PythonType && object !== undefined) return new Super(type, object);
  if (type instanceof Unknown) return type;
  if (type !== undefined) return new Unknown('this use of super()');
  let frame: Frame | undefined = machine.frame;
  let self: Value | undefined;
  while (frame && frame.scope.kind !== 'class') {
    if (frame.scope.kind === 'function') self = frame.self === undefined ? self : frame.self;
    frame = frame.parent;
  }
  const start = frame?.definedType;
  if (!start || self === undefined) return machine.raise('RuntimeError', 'super(): no arguments');
  return new Super(start, self);
}
