import { bind, bindTarget, type Collector, newScope } from './collector';
import type { Bound, Expression, Scope } from './expression';
import { at, eachChild, inner, isExpression, type Role, readChildren, readExpression, source } from './readExpression';

/** Reads in another scope, outside any block of the present one. */
export function within(collector: Collector, scope: Scope, read: () => void): void {
  const outer = { scope: collector.scope, block: collector.block };
  collector.scope = scope;
  collector.block = undefined;
  read();
  Object.assign(collector, outer);
}

export function readLambda(collector: Collector, role: Role): Expression {
  const { cursor } = collector;
  const own = newScope('function', collector.scope);
  eachChild(collector, () => {
    if (cursor.name === 'ParamList') readParameters(collector, own);
    else if (isExpression(cursor.name)) within(collector, own, () => readExpression(collector, inner(role, 'load')));
  });
  return at(collector, { kind: 'plain' });
}

/** Comprehensions and generators; the cursor may also be on an ArgList that is one. */
export function readComprehension(collector: Collector, role: Role): Expression {
  const { cursor } = collector;
  const own = newScope('comprehension', collector.scope);
  const { block } = collector;
  let target = false;
  within(collector, own, () => {
    collector.block = block;
    eachChild(collector, () => {
      if (cursor.name === 'for') target = true;
      else if (cursor.name === 'in') target = false;
      else if (!isExpression(cursor.name)) return;
      else if (target) bindTarget(collector, readExpression(collector, 'target'), undefined, -1);
      else readExpression(collector, inner(role, 'load'));
    });
  });
  return at(collector, { kind: 'plain' });
}

/** Reads the ParamList at the cursor: defaults and annotations in the scope around, the names into the function's own. */
export function readParameters(collector: Collector, own: Scope): void {
  const { cursor } = collector;
  let name: string | undefined;
  let starred = false;
  let assigned = false;
  let value: Expression | undefined;
  let annotation: Expression | undefined;
  const finish = (): void => {
    const bound: Bound = starred ? { kind: 'unknown' } : { kind: 'parameter', value, annotation };
    const first = own.bindings.size === 0 && own.self !== undefined && own.self.name === name;
    const parameter = name;
    if (parameter !== undefined)
      within(collector, own, () =>
        bind(collector, parameter, first && own.self ? { kind: 'self', scope: own.self.scope } : bound, -1),
      );
    name = value = annotation = undefined;
    starred = assigned = false;
  };
  eachChild(collector, () => {
    if (cursor.name === ',') finish();
    else if (cursor.name === '*' || cursor.name === '**') starred = true;
    else if (cursor.name === 'AssignOp') assigned = true;
    else if (cursor.name === 'TypeDef') annotation = readChildren(collector, 'silent')[0];
    else if (!isExpression(cursor.name)) return;
    else if (assigned) value = readExpression(collector, 'load');
    else name = source(collector);
  });
  finish();
}
