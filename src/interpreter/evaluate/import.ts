import type { Import, ImportFrom } from '../../python/ast/nodes';
import { memberOf } from '../attributes';
import { raised } from '../exceptions';
import type { Frame } from '../frame';
import { bindingFrame } from '../names';
import { namesOfModule } from '../objects/realNames';
import { unknownOf } from '../unknown/among';
import { type Evaluation, PythonModule, PythonObject, Unknown, type Value } from '../values';
import type { Completion } from './statements';

/** A module by its dotted name, Unknown where it is not known. */
function findModule(name: string, frame: Frame): Value {
  const { machine } = frame;
  const library = machine.findLibrary(name);
  if (!library) return new Unknown(`import ${name}: not evaluated`);
  machine.libraries.add(library);
  let value: Value = machine.loadLibrary(library);
  for (const part of name.split('.').slice(1)) {
    if (!(value instanceof PythonModule)) return new Unknown(`import ${name}: not evaluated`);
    const member: Value | undefined = findMember(value, part, frame);
    value = member === undefined ? new Unknown(`import ${name}: not evaluated`) : member;
  }
  return value;
}

function findMember(module: PythonModule, name: string, frame: Frame): Value | undefined {
  const found = memberOf(module, name, frame.machine);
  return found === undefined ? module.missing?.(name) : found;
}

function bindName(name: string, value: Value, frame: Frame): void {
  bindingFrame(name, frame).locals.set(name, value);
}

export function executeImport(node: Import, frame: Frame): Completion {
  for (const { name, alias } of node.names) {
    const module = findModule(name, frame);
    const unknown = unknownOf(module);
    if (unknown) frame.machine.note(unknown.reason);
    const [root = name] = name.split('.');
    if (alias !== undefined) bindName(alias, module, frame);
    else bindName(root, root === name ? module : findModule(root, frame), frame);
  }
  return undefined;
}

export function* executeImportFrom(node: ImportFrom, frame: Frame): Evaluation<Completion> {
  const { machine } = frame;
  if (node.level > 0) {
    const reason = `import ${'.'.repeat(node.level)}${node.module}: not evaluated`;
    machine.note(reason);
    for (const { name, alias } of node.names) bindName(alias ?? name, new Unknown(reason), frame);
    return undefined;
  }
  if (node.module === '__future__') {
    frame.module.postponesAnnotations ||= node.names.some(({ name }) => name === 'annotations');
    return undefined;
  }
  const module = findModule(node.module, frame);
  const unknown = unknownOf(module);
  if (unknown) machine.note(unknown.reason);
  if (node.names.length === 0) {
    if (module instanceof PythonModule) {
      for (const [name, value] of module.members) if (!name.startsWith('_')) bindName(name, value, frame);
    }
    frame.module.starred.unshift((name) => starredMember(module, node.module, name));
    return undefined;
  }
  for (const { name, alias } of node.names)
    bindName(alias ?? name, yield* importedMember(module, node.module, name, frame), frame);
  return undefined;
}

/** What a star import may have bound to a name that is not evaluated. */
function starredMember(module: Value, moduleName: string, name: string): Value | undefined {
  if (name.startsWith('_')) return undefined;
  if (!(module instanceof PythonModule)) return unknownOf(module);
  if (module.missing) return module.missing(name);
  if (namesOfModule(moduleName)?.has(name) === false) return undefined;
  return new Unknown(`${moduleName}.${name} is not evaluated`, undefined, moduleName);
}

function* importedMember(module: Value, moduleName: string, name: string, frame: Frame): Evaluation {
  const { machine } = frame;
  if (module instanceof Unknown) return module;
  if (!(module instanceof PythonModule))
    return module instanceof PythonObject ? yield* machine.getAttribute(module, name) : module;
  const found = findMember(module, name, frame);
  if (found !== undefined) return found;
  if (module.missing || namesOfModule(moduleName)?.has(name) === false)
    throw raised('ImportError', new Unknown(`where ${moduleName} is installed is part of the error's text`));
  const unknown = new Unknown(`${moduleName}.${name} is not evaluated`);
  machine.note(unknown.reason);
  return unknown;
}
