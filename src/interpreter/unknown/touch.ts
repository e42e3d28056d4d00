import type { Call, Expression } from '../../python/ast/nodes';
import { scopeOf } from '../../python/ast/scope';
import { type AnyNode, childNodes } from '../../python/ast/walk';
import { Frame } from '../frame';
import { findInType } from '../lookup';
import type { Interpreter } from '../machine';
import { bindingFrame, lookUpName } from '../names';
import { attributesOf } from '../objects/attributeTable';
import { Raised } from '../objects/exception';
import { BoundMethod, PythonFunction } from '../objects/function';
import { typeOf } from '../objects/types';
import { Builtin, Instance, PythonModule, PythonObject, PythonType, Unknown, type Value } from '../values';
import { distrust, distrustLibraries, distrustLibrary } from './distrust';
import { mayMutate } from './mutators';
import { isPureBuiltin } from './purity';

/** What one look at code that may run keeps: the functions already followed. */
interface Look {
  readonly frame: Frame;
  readonly unknown: Unknown;
  readonly machine: Interpreter;
  readonly seen: Set<PythonFunction>;
}

/** Marks what running these nodes may change: receivers, targets, arguments, and what the called functions change in turn. */
export function touchNodes(nodes: readonly AnyNode[], frame: Frame, unknown: Unknown): void {
  const look: Look = { frame, unknown, machine: frame.machine, seen: new Set() };
  for (const node of nodes) touch(node, look);
}

/** The same for a function that may be called. */
export function touchFunction(
  callee: PythonFunction,
  unknown: Unknown,
  machine: Interpreter,
  seen = new Set<PythonFunction>(),
): void {
  if (seen.has(callee) || seen.size > 200) return;
  seen.add(callee);
  const scope = scopeOf(callee.node);
  const frame = new Frame(machine, scope, callee.closure);
  for (const name of [...scope.globals, ...scope.nonlocals]) {
    bindingFrame(name, frame).locals.set(name, new Unknown(unknown.reason, unknown.position));
  }
  const body = callee.node.kind === 'Lambda' ? [callee.node.body] : callee.node.body;
  for (const node of body) touch(node, { frame, unknown, machine, seen });
}

/** The value a name or attribute chain stands for now, found without running anything. */
function peek(node: Expression, look: Look): Value | undefined {
  if (node.kind === 'Name') {
    try {
      return lookUpName(node.name, look.frame);
    } catch (error) {
      if (error instanceof Raised) return undefined;
      throw error;
    }
  }
  if (node.kind === 'Subscript') return peek(node.object, look);
  if (node.kind !== 'Attribute') return undefined;
  const object = peek(node.object, look);
  if (object === undefined || object instanceof Unknown) return undefined;
  if (object instanceof PythonModule) return object.members.get(node.name);
  const own = attributesOf(object)?.get(node.name);
  if (own !== undefined) return own;
  const found = findInType(object instanceof PythonType ? object : typeOf(object), node.name, look.machine);
  return found instanceof PythonFunction ? new BoundMethod(found, object) : found;
}

function mark(value: Value | undefined, look: Look): void {
  for (const found of distrust(value, look.unknown, look.machine))
    touchFunction(found, look.unknown, look.machine, look.seen);
}

function touch(node: AnyNode, look: Look): void {
  switch (node.kind) {
    case 'Lambda':
    case 'Function':
      return;
    case 'Call':
      touchCall(node, look);
      break;
    case 'Assign':
      for (const target of node.targets) touchTarget(target, look);
      break;
    case 'AugmentedAssign':
      touchTarget(node.target, look);
      if (node.target.kind === 'Name') mark(peek(node.target, look), look);
      break;
    case 'For':
      touchTarget(node.target, look);
      markIterator(peek(node.iterable, look), look);
      break;
    case 'Delete':
      for (const target of node.targets) touchTarget(target, look);
      break;
    case 'With':
      for (const { context } of node.items) mark(peek(context, look), look);
      break;
    default:
  }
  for (const child of childNodes(node)) touch(child, look);
}

function touchTarget(target: Expression, look: Look): void {
  if (target.kind === 'Attribute' || target.kind === 'Subscript') mark(peek(target.object, look), look);
  else if (target.kind === 'Tuple' || target.kind === 'List') for (const item of target.items) touchTarget(item, look);
}

function markIterator(value: Value | undefined, look: Look): void {
  if (value instanceof PythonObject && ('next' in value || 'resume' in value)) mark(value, look);
}

function touchCall(node: Call, look: Look): void {
  const callee = peek(node.callee, look);
  const receiver = node.callee.kind === 'Attribute' ? peek(node.callee.object, look) : undefined;
  const name =
    node.callee.kind === 'Attribute' ? node.callee.name : node.callee.kind === 'Name' ? node.callee.name : '';
  for (const argument of node.args) markIterator(peek(argument.value, look), look);
  if (callee instanceof Builtin && isPureBuiltin(callee)) {
    for (const argument of node.args) followFunction(peek(argument.value, look), look);
    return;
  }
  if (receiver instanceof PythonModule || callee instanceof Builtin) {
    const isMutating = mayMutate(name);
    distrustLibraries(name, look.unknown.reason, look.machine);
    for (const argument of node.args) {
      if (isMutating || argument.name === 'out') mark(peek(argument.value, look), look);
    }
    if (!(receiver instanceof PythonModule) && (isMutating || !isPlain(receiver))) mark(receiver, look);
    return;
  }
  if (callee instanceof PythonType && callee.module === 'builtins') return;
  if (callee instanceof PythonObject) distrustLibrary(typeOf(callee).module, look.unknown.reason, look.machine);
  mark(receiver, look);
  mark(callee, look);
  followFunction(callee, look);
  for (const argument of node.args) markNames(argument.value, look);
}

/** Tensors and built-in containers, whose methods say by name whether they change it. */
function isPlain(value: Value | undefined): boolean {
  return (
    !(value instanceof Instance) &&
    (!(value instanceof PythonObject) || value.tensor !== undefined || value.type.module === 'builtins')
  );
}

function followFunction(value: Value | undefined, look: Look): void {
  if (value instanceof PythonFunction) touchFunction(value, look.unknown, look.machine, look.seen);
  else if (value instanceof BoundMethod) followFunction(value.callee, look);
  else if (value instanceof Instance || value instanceof PythonType) {
    const type = value instanceof PythonType ? value : value.type;
    for (const method of ['__call__', '__init__', 'forward', 'call']) {
      const found = findInType(type, method, look.machine);
      if (found instanceof PythonFunction) touchFunction(found, look.unknown, look.machine, look.seen);
    }
  }
}

/** Everything mentioned in an argument. */
function markNames(node: Expression, look: Look): void {
  if (node.kind === 'Name' || node.kind === 'Attribute' || node.kind === 'Subscript') mark(peek(node, look), look);
  for (const child of childNodes(node)) if (child.kind !== 'Lambda') markNames(child as Expression, look);
}
