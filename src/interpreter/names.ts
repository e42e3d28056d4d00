import { raised } from './exceptions';
import type { Frame } from './frame';
import type { Value } from './values';

/** The value of a name, or Python's NameError. */
export function lookUpName(name: string, frame: Frame): Value {
  const { scope } = frame;
  if (!scope.globals.has(name)) {
    if (!scope.nonlocals.has(name)) {
      const own = frame.locals.get(name);
      if (own !== undefined) return own;
      if (scope.kind === 'function' && scope.locals.has(name)) {
        throw raised(
          'UnboundLocalError',
          `cannot access local variable '${name}' where it is not associated with a value`,
        );
      }
    }
    for (let outer = frame.parent; outer && outer !== frame.module; outer = outer.parent) {
      if (outer.scope.kind === 'class') continue;
      const found = outer.locals.get(name);
      if (found !== undefined) return found;
      if (outer.scope.locals.has(name)) {
        const message = `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`;
        throw raised('NameError', message);
      }
    }
  }
  const global = frame.module.locals.get(name);
  const found = global === undefined ? frame.machine.builtins.get(name) : global;
  if (found !== undefined) return found;
  for (const starred of frame.module.starred) {
    const value = starred(name);
    if (value !== undefined) return value;
  }
  throw raised('NameError', `name '${name}' is not defined`);
}

/** Where a name is bound: the frame an assignment writes to. */
export function bindingFrame(name: string, frame: Frame): Frame {
  if (frame.scope.globals.has(name)) return frame.module;
  if (!frame.scope.nonlocals.has(name)) return frame;
  for (let outer = frame.parent; outer && outer !== frame.module; outer = outer.parent) {
    if (outer.scope.kind === 'class') continue;
    if (outer.scope.locals.has(name) || outer.locals.has(name)) return outer;
  }
  throw raised('SyntaxError', `no binding for nonlocal '${name}' found`);
}
