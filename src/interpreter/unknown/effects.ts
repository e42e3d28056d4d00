import type { Block, Expression } from '../../python/ast/nodes';
import { boundNames } from '../../python/ast/scope';
import type { AnyNode } from '../../python/ast/walk';
import type { Frame } from '../frame';
import type { Interpreter } from '../machine';
import { bindingFrame } from '../names';
import { PythonFunction } from '../objects/function';
import { type Arguments, Builtin, PythonObject, PythonType, Unknown, type Value } from '../values';
import { distrust, distrustLibraries, distrustLibrary } from './distrust';
import { doubtFrom } from './doubt';
import { jumpsOf } from './jumps';
import { Lost } from './lost';
import { UnknownMember } from './member';
import { mayMutate } from './mutators';
import { isPureBuiltin } from './purity';
import { touchFunction, touchNodes } from './touch';

/** Statements that may or may not run: what they may bind, change or print is unknown; says how control may leave them. */
export function skipStatements(body: Block, frame: Frame, unknown: Unknown, before?: Lost): Lost | undefined {
  doubtFrom(body, frame, unknown);
  return skipHandlers(body, frame, unknown, before);
}

/** The same for the handlers of something unknown, which is taken not to raise: what they raise in turn is not in doubt. */
export function skipHandlers(body: Block, frame: Frame, unknown: Unknown, before?: Lost): Lost | undefined {
  skip(body, frame, unknown);
  const jumps = jumpsOf(body);
  const breaks = jumps.breaks || before?.breaks === true;
  const returns = jumps.returns || before?.returns === true;
  return breaks || returns ? new Lost(unknown, breaks, returns) : undefined;
}

/** Expressions that may or may not be evaluated; gives the unknown back. */
export function skipExpressions(nodes: readonly Expression[], frame: Frame, unknown: Unknown): Unknown {
  const calls = nodes.some((node) => containsCall(node));
  if (calls) {
    doubtFrom(nodes, frame, unknown);
    skip(nodes, frame, unknown);
  } else bindUnknown(nodes, frame, unknown);
  return unknown;
}

function containsCall(node: object): boolean {
  if ('kind' in node && (node.kind === 'Call' || node.kind === 'Yield')) return true;
  return Object.values(node).some((value) => typeof value === 'object' && value !== null && containsCall(value));
}

function skip(nodes: readonly AnyNode[], frame: Frame, unknown: Unknown): void {
  if (nodes.length === 0) return;
  frame.machine.note(unknown.reason);
  touchNodes(nodes, frame, unknown);
  bindUnknown(nodes, frame, unknown);
}

function bindUnknown(nodes: readonly AnyNode[], frame: Frame, unknown: Unknown): void {
  let target = frame;
  while (target.scope.kind === 'comprehension' && target.parent) target = target.parent;
  const declared = boundNames(nodes);
  for (const name of declared)
    bindingFrame(name, target).locals.set(name, new Unknown(unknown.reason, unknown.position));
}

/** Methods of library objects that only look, by the words their names begin with. */
const onlyLooks = /^(get_|named_|count_|compute_|is_|to_json$|summary$)/;

/** Tensors say by a method's name whether it changes them; of other library objects only some methods are known to leave them alone. */
function changesOwner({ owner, member }: UnknownMember): boolean {
  return owner.tensor === undefined ? !onlyLooks.test(member) : mayMutate(member);
}

/** A backward pass that is not evaluated may have changed the gradient of any tensor. */
function forgetGradients(callee: Value, unknown: Unknown, machine: Interpreter): void {
  const name = callee instanceof Builtin ? callee.name : callee instanceof UnknownMember ? callee.member : undefined;
  if (name !== 'backward') return;
  for (const { gradients } of machine.libraries) if (gradients) machine.distrust(gradients, unknown.reason);
}

/** Whether a call of a library's function that is not evaluated leaves the tensors among its arguments as they are. */
function onlyComputes(callee: Value, { positional, keywords }: Arguments, machine: Interpreter): boolean {
  if (!(callee instanceof Unknown) || callee.library === undefined) return false;
  if (keywords.has('out') || keywords.has('inplace') || positional.includes(true)) return false;
  const name = /\.(\w+) is not evaluated$/.exec(callee.reason)?.[1];
  const library = machine.findLibrary(callee.library);
  return name !== undefined && library?.leavesTensors?.(callee.library, name) === true;
}

/** A call of something unknown, or of native code with something unknown: nothing is run, and what it may have changed is unknown. */
export function unknownCall(callee: Value, args: Arguments, unknown: Unknown, machine: Interpreter): Unknown {
  const result = unknown;
  forgetGradients(callee, unknown, machine);
  if (callee instanceof Builtin) {
    if (isPureBuiltin(callee)) return result;
    distrustLibraries(callee.name, unknown.reason, machine);
    if (mayMutate(callee.name)) distrust(args.positional[0], unknown, machine);
    distrust(args.keywords.get('out'), unknown, machine);
    return result;
  }
  if (callee instanceof PythonType && callee.module !== '__main__') {
    distrustLibrary(callee.module, unknown.reason, machine);
    return result;
  }
  if (callee instanceof Unknown && callee.library !== undefined) {
    distrustLibrary(callee.library, unknown.reason, machine, /\.(\w+) is not evaluated$/.exec(callee.reason)?.[1]);
  }
  const functions: PythonFunction[] = callee instanceof PythonFunction ? [callee] : [];
  if (callee instanceof UnknownMember && changesOwner(callee))
    functions.push(...distrust(callee.owner, unknown, machine));
  const leavesTensors = onlyComputes(callee, args, machine);
  for (const value of [...args.positional, ...args.keywords.values()]) {
    if (leavesTensors && value instanceof PythonObject && value.tensor !== undefined) continue;
    functions.push(...distrust(value, unknown, machine));
  }
  if (callee instanceof PythonObject && !(callee instanceof Unknown))
    functions.push(...distrust(callee, unknown, machine));
  machine.note(unknown.reason);
  for (const found of functions) touchFunction(found, unknown, machine);
  return result;
}
