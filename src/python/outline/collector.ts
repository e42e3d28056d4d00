import type { TreeCursor } from '@lezer/common';
import { sourcesOf } from './derivation';
import type { Binding, Block, Bound, Expression, ImportedName, Scope, Use } from './expression';

/** What reading one statement at module level gathers; `scope` and `block` are where the reading is at the moment. */
export interface Collector {
  /** The statement's text. */
  readonly text: string;
  /** Offset of the statement in the document. */
  readonly base: number;
  readonly cursor: TreeCursor;
  readonly uses: Use[];
  readonly imports: ImportedName[];
  readonly stars: string[];
  readonly assignedElsewhere: Set<string>;
  readonly links: (readonly [source: string, name: string])[];
  importsTorch: boolean;
  scope: Scope;
  block: Block | undefined;
  depth: number;
}

/** Deeper nesting is left unread, so that hostile text cannot exhaust the stack. */
export const deepest = 200;

export function newScope(kind: Scope['kind'], parent?: Scope, rest: Partial<Scope> = {}): Scope {
  return {
    kind,
    parent,
    bindings: new Map(),
    attributes: new Map(),
    bases: [],
    globals: new Set(),
    nonlocals: new Set(),
    ...rest,
  };
}

export function bind(collector: Collector, name: string, bound: Bound, from: number): void {
  const { scope, block } = collector;
  link(collector, name, bound);
  const global = scope.globals.has(name);
  const outer = global || scope.nonlocals.has(name);
  const target = global ? outermost(scope) : outer ? enclosingFunction(scope) : bindingScope(scope, bound);
  add(target.bindings, name, { bound, from, block, scope, floating: outer });
}

/** Binds what stands left of `=`, `in` or `as`. */
export function bindTarget(
  collector: Collector,
  target: Expression,
  value: Expression | undefined,
  from: number,
): void {
  if (target.kind === 'name') {
    bind(
      collector,
      target.name,
      value === undefined ? { kind: 'unknown' } : { kind: 'value', expression: value },
      from,
    );
  } else if (target.kind === 'list') {
    const starred = target.items.some((item) => item.kind === 'unread');
    for (const [index, item] of target.items.entries())
      if (value === undefined || starred || item.kind !== 'name') bindTarget(collector, item, undefined, from);
      else bind(collector, item.name, { kind: 'item', expression: value, index }, from);
  } else if (target.kind === 'attribute') {
    bindAttribute(collector, target.object, target.name, value, from);
  } else if (target.kind === 'subscript') {
    collector.assignedElsewhere.add(lastName(target.object));
  }
}

function bindAttribute(
  collector: Collector,
  object: Expression,
  name: string,
  value: Expression | undefined,
  from: number,
): void {
  const { scope, block } = collector;
  const self = methodScope(scope)?.self;
  if (self === undefined || object.kind !== 'name' || object.name !== self.name) {
    collector.assignedElsewhere.add(name);
    return;
  }
  const bound: Bound = value === undefined ? { kind: 'unknown' } : { kind: 'value', expression: value };
  link(collector, name, bound);
  add(self.scope.attributes, name, { bound, from, block, scope, floating: false });
}

function link(collector: Collector, name: string, bound: Bound): void {
  for (const source of sourcesOf(bound)) collector.links.push([source, name]);
}

function lastName(expression: Expression): string {
  return expression.kind === 'name' || expression.kind === 'attribute' ? expression.name : '';
}

function add(map: Map<string, Binding[]>, name: string, binding: Binding): void {
  const bindings = map.get(name);
  if (bindings === undefined) map.set(name, [binding]);
  else bindings.push(binding);
}

/** The innermost scope that is a function: comprehensions inside a method still see its self. */
function methodScope(scope: Scope): Scope | undefined {
  let here: Scope | undefined = scope;
  while (here !== undefined && here.kind === 'comprehension') here = here.parent;
  return here?.kind === 'function' ? here : undefined;
}

/** A walrus inside a comprehension binds outside it; everything else binds where it stands. */
function bindingScope(scope: Scope, bound: Bound): Scope {
  let here = scope;
  while (here.kind === 'comprehension' && bound.kind !== 'unknown' && here.parent !== undefined) here = here.parent;
  return here;
}

function outermost(scope: Scope): Scope {
  let here = scope;
  while (here.parent !== undefined) here = here.parent;
  return here;
}

function enclosingFunction(scope: Scope): Scope {
  let here = scope.parent;
  while (here !== undefined && here.kind !== 'function') here = here.parent;
  return here ?? outermost(scope);
}
