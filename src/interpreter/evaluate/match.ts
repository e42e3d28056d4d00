import type { Match, Pattern } from '../../python/ast/nodes';
import { findAttribute } from '../attributes';
import type { Frame } from '../frame';
import { findInType } from '../lookup';
import { bindingFrame } from '../names';
import { dictionaryType, PythonDictionary } from '../objects/dictionary';
import { listType, PythonList } from '../objects/list';
import { frozenSetType, setType } from '../objects/set';
import { PythonTuple, tupleType } from '../objects/tuple';
import { boolType, floatType, intType, isSubtype, strType, typeOf } from '../objects/types';
import { areEqual } from '../operators/compare';
import { truthOf } from '../truth';
import { unknownOf } from '../unknown/among';
import { skipStatements } from '../unknown/effects';
import { type Evaluation, finish, PythonType, Unknown, type Value } from '../values';
import { evaluate } from './expressions';
import { type Completion, executeBlock } from './statements';

type Matched = Evaluation<boolean | Unknown>;

export function* executeMatch(node: Match, frame: Frame): Evaluation<Completion> {
  const subject = yield* finish(evaluate(node.subject, frame));
  for (const [index, { pattern, guard, body }] of node.cases.entries()) {
    let matched: boolean | Unknown = unknownOf(subject) ?? (yield* matches(pattern, subject, frame));
    if (matched === true && guard)
      matched = yield* finish(truthOf(yield* finish(evaluate(guard, frame)), frame.machine));
    if (matched instanceof Unknown) {
      const rest = node.cases.slice(index).flatMap((branch) => branch.body);
      const binders = { ...node, cases: node.cases.slice(index).map((branch) => ({ ...branch, body: [] })) };
      return skipStatements([binders, ...rest], frame, matched);
    }
    if (matched) return yield* executeBlock(body, frame);
  }
  return undefined;
}

function bindName(name: string | undefined, value: Value, frame: Frame): void {
  if (name !== undefined) bindingFrame(name, frame).locals.set(name, value);
}

function* matches(pattern: Pattern, value: Value, frame: Frame): Matched {
  switch (pattern.kind) {
    case 'CapturePattern':
      bindName(pattern.name, value, frame);
      return true;
    case 'ValuePattern': {
      const expected = yield* finish(evaluate(pattern.value, frame));
      if (expected === null || typeof expected === 'boolean') return unknownOf(value) ?? value === expected;
      return yield* areEqual(value, expected, frame.machine);
    }
    case 'AsPattern': {
      const matched = yield* matches(pattern.pattern, value, frame);
      if (matched === true) bindName(pattern.name, value, frame);
      return matched;
    }
    case 'OrPattern':
      for (const option of pattern.patterns) {
        const matched = yield* matches(option, value, frame);
        if (matched !== false) return matched;
      }
      return false;
    case 'SequencePattern':
      return yield* matchSequence(pattern.patterns, value, frame);
    case 'MappingPattern':
      return yield* matchMapping(pattern, value, frame);
    case 'ClassPattern':
      return yield* matchClass(pattern, value, frame);
    case 'StarPattern':
      return false;
  }
}

function* matchSequence(patterns: readonly Pattern[], value: Value, frame: Frame): Matched {
  const unknown = unknownOf(value);
  if (unknown) return unknown;
  if (!(value instanceof PythonList) && !(value instanceof PythonTuple)) return false;
  const { items } = value;
  const star = patterns.findIndex(({ kind }) => kind === 'StarPattern');
  if (star < 0 ? items.length !== patterns.length : items.length < patterns.length - 1) return false;
  const after = star < 0 ? 0 : patterns.length - star - 1;
  for (const [index, pattern] of patterns.entries()) {
    if (pattern.kind === 'StarPattern') {
      bindName(pattern.name, new PythonList(items.slice(star, items.length - after)), frame);
      continue;
    }
    const at = star >= 0 && index > star ? items.length - (patterns.length - index) : index;
    const matched = yield* matches(pattern, items[at] ?? null, frame);
    if (matched !== true) return matched;
  }
  return true;
}

function* matchMapping(pattern: Pattern & { kind: 'MappingPattern' }, value: Value, frame: Frame): Matched {
  const unknown = unknownOf(value);
  if (unknown) return unknown;
  if (!(value instanceof PythonDictionary)) return false;
  const rest = new PythonDictionary(value.entries.values());
  for (const entry of pattern.entries) {
    const key = yield* finish(evaluate(entry.key, frame));
    const item = value.get(key);
    if (item === undefined) return false;
    for (const [found, [original]] of rest.entries) if (original === key) rest.entries.delete(found);
    const matched = yield* matches(entry.pattern, item, frame);
    if (matched !== true) return matched;
  }
  bindName(pattern.rest, rest, frame);
  return true;
}

/** Classes whose one positional pattern is the object itself. */
const isSelfMatching = (type: PythonType): boolean =>
  [boolType, floatType, intType, strType, dictionaryType, listType, tupleType, setType, frozenSetType].includes(type);

function* matchClass(pattern: Pattern & { kind: 'ClassPattern' }, value: Value, frame: Frame): Matched {
  const { machine } = frame;
  const type = yield* finish(evaluate(pattern.type, frame));
  const unknown = unknownOf(type) ?? unknownOf(value);
  if (unknown) return unknown;
  if (!(type instanceof PythonType)) return machine.raise('TypeError', 'called match pattern must be a class');
  if (!isSubtype(typeOf(value), type)) return false;
  const [first, ...more] = pattern.positional;
  if (first && more.length === 0 && type.order.some(isSelfMatching)) {
    const matched = yield* matches(first, value, frame);
    if (matched !== true) return matched;
  } else if (first) {
    const names = findInType(type, '__match_args__', machine);
    const allowed = names instanceof PythonTuple ? names.items : [];
    if (allowed.length < pattern.positional.length) {
      const s = allowed.length === 1 ? '' : 's';
      machine.raise(
        'TypeError',
        `${type.name}() accepts ${allowed.length} positional sub-pattern${s} (${pattern.positional.length} given)`,
      );
    }
    for (const [index, inner] of pattern.positional.entries()) {
      const matched = yield* matchAttribute(String(allowed[index]), inner, value, frame);
      if (matched !== true) return matched;
    }
  }
  for (const { name, pattern: inner } of pattern.keywords) {
    const matched = yield* matchAttribute(name, inner, value, frame);
    if (matched !== true) return matched;
  }
  return true;
}

function* matchAttribute(name: string, pattern: Pattern, value: Value, frame: Frame): Matched {
  const found = findAttribute(value, name, frame.machine);
  if (found === undefined) return false;
  return yield* matches(pattern, yield* finish(found), frame);
}
