import type { TreeCursor } from '@lezer/common';
import { bindTarget, type Collector } from './collector';
import type { Argument, Expression } from './expression';
import { at, eachChild, inner, isExpression, note, type Role, readExpression, source } from './readExpression';
import { readComprehension } from './readScope';

/** `object.name` or `object[key]`. */
export function readMember(collector: Collector, role: Role): Expression {
  const { cursor, base } = collector;
  let object: Expression | undefined;
  let property: { name: string; nameFrom: number } | undefined;
  let closed = false;
  let slice = false;
  const keys: Expression[] = [];
  eachChild(collector, () => {
    if (cursor.name === 'PropertyName') property = { name: source(collector), nameFrom: cursor.from - base };
    else if (cursor.name === ':') slice = true;
    else if (cursor.name === ']') closed = true;
    else if (!isExpression(cursor.name)) return;
    else if (object === undefined) object = readExpression(collector, inner(role, 'part'));
    else keys.push(readExpression(collector, inner(role, 'load')));
  });
  if (object === undefined) return at(collector, { kind: 'unread' });
  if (role !== 'silent' && (object.kind === 'call' || object.kind === 'subscript')) note(collector, object);
  if (property !== undefined) return at(collector, { kind: 'attribute', object, ...property });
  if (!closed) return at(collector, { kind: 'unread' });
  return at(collector, { kind: 'subscript', object, key: slice || keys.length !== 1 ? undefined : keys[0] });
}

/** `callee(arguments)`. */
export function readCall(collector: Collector, role: Role): Expression {
  const { cursor } = collector;
  let callee: Expression | undefined;
  let args: readonly Argument[] = [];
  eachChild(collector, () => {
    if (cursor.name === 'ArgList') args = readArguments(collector, inner(role, 'load'));
    else if (isExpression(cursor.name)) callee = readExpression(collector, inner(role, 'part'));
  });
  if (callee === undefined) return at(collector, { kind: 'unread' });
  const call = at(collector, { kind: 'call', callee, args });
  if (role !== 'silent' && (callee.kind === 'call' || callee.kind === 'subscript')) note(collector, callee, call);
  return call;
}

/** Reads the arguments of the ArgList at the cursor. */
export function readArguments(collector: Collector, role: Role): Argument[] {
  const { cursor, base } = collector;
  if (hasComprehension(collector)) {
    const value = readComprehension(collector, role);
    return [{ value, spread: false, from: value.from, to: value.to }];
  }
  const args: Argument[] = [];
  let name: string | undefined;
  let target: Expression | undefined;
  let spread = false;
  eachChild(collector, () => {
    if (cursor.name === ',') {
      name = target = undefined;
      spread = false;
    } else if (cursor.name === '*' || cursor.name === '**') spread = true;
    else if (!isExpression(cursor.name)) return;
    else if (cursor.name === 'VariableName' && name === undefined && target === undefined && isAssigned(cursor)) {
      if (isKeyword(collector)) name = source(collector);
      else target = at(collector, { kind: 'name', name: source(collector) });
    } else {
      const value = readExpression(collector, role);
      const range = { from: cursor.from - base, to: cursor.to - base };
      if (target !== undefined) bindTarget(collector, target, value, range.to);
      args.push({ ...(name === undefined ? {} : { name }), spread, value, ...range });
    }
  });
  return args;
}

function isAssigned(cursor: TreeCursor): boolean {
  if (!cursor.nextSibling()) return false;
  const assignment = cursor.name === 'AssignOp';
  cursor.prevSibling();
  return assignment;
}

/** Whether the name at the cursor is followed by `=`, not by `:=`. */
function isKeyword({ cursor, text, base }: Collector): boolean {
  return !/^\s*:=/.test(text.slice(cursor.to - base, cursor.to - base + 20));
}

function hasComprehension(collector: Collector): boolean {
  let found = false;
  eachChild(collector, () => {
    found ||= collector.cursor.name === 'for';
  });
  return found;
}
