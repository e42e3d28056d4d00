import { bind, bindTarget, type Collector, deepest, newScope } from './collector';
import type { Block, Expression, Scope } from './expression';
import { readArguments } from './readCall';
import { at, eachChild, isExpression, readChildren, readExpression, source } from './readExpression';
import { readImport } from './readImport';
import { readParameters, within } from './readScope';

/** Reads the statement at the cursor: what it binds and what it uses. */
export function readStatement(collector: Collector): void {
  const { cursor } = collector;
  if (collector.depth >= deepest) return;
  collector.depth++;
  const read = statements.get(cursor.name);
  if (read !== undefined) read(collector);
  else if (isExpression(cursor.name)) readExpression(collector, 'load');
  else eachChild(collector, () => readStatement(collector));
  collector.depth--;
}

const statements = new Map<string, (collector: Collector) => void>([
  ['ImportStatement', readImport],
  ['AssignStatement', readAssignment],
  ['UpdateStatement', readUpdate],
  ['DeleteStatement', (collector) => rebind(collector, 'target')],
  ['TypeDefinition', (collector) => rebind(collector, 'silent')],
  ['ScopeStatement', readScopeStatement],
  ['FunctionDefinition', readFunction],
  ['ClassDefinition', readClass],
  ['Decorator', readDecorator],
  ['IfStatement', (collector) => readSuites(collector, 'branch', true)],
  ['MatchStatement', readMatch],
  ['WhileStatement', (collector) => readSuites(collector, 'loop', false)],
  ['ForStatement', (collector) => readSuites(collector, 'loop', false)],
  ['TryStatement', (collector) => readSuites(collector, 'branch', false)],
  ['WithStatement', (collector) => readSuites(collector, undefined, false)],
]);

function readAssignment(collector: Collector): void {
  const { cursor, base } = collector;
  let last = 0;
  eachChild(collector, () => {
    if (cursor.name === 'AssignOp') last++;
  });
  const groups: Expression[][] = [[]];
  const tuples: boolean[] = [];
  let annotation: Expression | undefined;
  eachChild(collector, () => {
    const group = groups[groups.length - 1];
    if (cursor.name === 'AssignOp') groups.push([]);
    else if (cursor.name === ',') tuples[groups.length - 1] = true;
    else if (cursor.name === 'TypeDef') annotation = readChildren(collector, 'silent')[0];
    else if (cursor.name === '*') group?.push(at(collector, { kind: 'unread' }));
    else if (isExpression(cursor.name))
      group?.push(readExpression(collector, groups.length - 1 < last || last === 0 ? 'target' : 'load'));
    else if (cursor.type.isError) readStatement(collector);
  });
  const whole = groups.map((items, index): Expression | undefined =>
    tuples[index] === true ? at(collector, { kind: 'list', items }) : items[0],
  );
  const to = cursor.to - base;
  const value = last === 0 ? undefined : whole[whole.length - 1];
  for (const target of last === 0 ? whole : whole.slice(0, -1)) {
    if (target === undefined) continue;
    if (last === 0 && target.kind === 'name')
      bind(collector, target.name, { kind: 'parameter', value: undefined, annotation }, to);
    else bindTarget(collector, target, value, to);
  }
}

/** `x += 1`: the target is a new value of which nothing is known. */
function readUpdate(collector: Collector): void {
  const { cursor, base } = collector;
  let target: Expression | undefined;
  eachChild(collector, () => {
    if (!isExpression(cursor.name)) return;
    if (target === undefined) target = readExpression(collector, 'target');
    else readExpression(collector, 'load');
  });
  if (target !== undefined) bindTarget(collector, target, undefined, cursor.to - base);
}

function rebind(collector: Collector, role: 'target' | 'silent'): void {
  const { cursor, base } = collector;
  const [target, ...others] = readChildren(collector, role);
  for (const item of role === 'target' ? [target, ...others] : [target])
    if (item !== undefined) bindTarget(collector, item, undefined, cursor.to - base);
}

function readScopeStatement(collector: Collector): void {
  const { cursor, scope } = collector;
  let names = scope.globals;
  eachChild(collector, () => {
    if (cursor.name === 'nonlocal') names = scope.nonlocals;
    else if (cursor.name === 'VariableName' && scope.parent !== undefined) names.add(source(collector));
  });
}

function readFunction(collector: Collector): void {
  const { cursor, base, scope } = collector;
  const method = scope.kind === 'class';
  const self = method ? firstParameter(collector) : undefined;
  const own = newScope('function', scope, self === undefined ? {} : { self: { name: self, scope } });
  eachChild(collector, () => {
    if (cursor.name === 'VariableName') bind(collector, source(collector), { kind: 'function' }, cursor.to - base);
    else if (cursor.name === 'ParamList') readParameters(collector, own);
    else if (cursor.name === 'Body') within(collector, own, () => eachChild(collector, () => readStatement(collector)));
  });
}

/** The name that stands for the instance, unless the function is a static method. */
function firstParameter({ cursor, text, base }: Collector): string | undefined {
  const node = cursor.node;
  const isStatic = node.parent
    ?.getChildren('Decorator')
    .some((one) => /staticmethod/.test(text.slice(one.from, one.to)));
  const first = isStatic ? null : node.getChild('ParamList')?.getChild('VariableName');
  return first ? text.slice(first.from - base, first.to - base) : undefined;
}

function readClass(collector: Collector): void {
  const { cursor, base } = collector;
  const bases: Expression[] = [];
  const own: Scope = newScope('class', collector.scope, { bases });
  eachChild(collector, () => {
    if (cursor.name === 'VariableName')
      bind(collector, source(collector), { kind: 'class', scope: own }, cursor.to - base);
    else if (cursor.name === 'ArgList')
      for (const argument of readArguments(collector, 'load'))
        if (argument.name === undefined) bases.push(argument.value);
    if (cursor.name === 'Body') within(collector, own, () => eachChild(collector, () => readStatement(collector)));
  });
}

function readDecorator(collector: Collector): void {
  const { cursor } = collector;
  eachChild(collector, () => {
    if (cursor.name === 'ArgList') readArguments(collector, 'load');
  });
}

/**
 * A compound statement: the expressions of its head, then its suites. What `for`, `with … as` and `except … as` bind is bound where
 * its suite begins.
 */
function readSuites(collector: Collector, kind: Block['kind'] | undefined, exclusive: boolean): void {
  const { cursor, base, block } = collector;
  const group = {};
  const loop = cursor.name === 'ForStatement';
  let target = false;
  let handler = false;
  const targets: Expression[] = [];
  eachChild(collector, () => {
    if (cursor.name === 'for' || cursor.name === 'as') target = true;
    else if (cursor.name === 'in' || (cursor.name === ',' && !loop)) target = false;
    else if (cursor.name === 'except') handler = true;
    else if (cursor.name === 'else' || cursor.name === 'finally') handler = false;
    else if (isExpression(cursor.name)) {
      const expression = readExpression(collector, target ? 'target' : 'load');
      if (target) targets.push(expression);
    } else if (cursor.name === 'Body') {
      const suite = handler ? 'handler' : kind;
      if (suite !== undefined) collector.block = { parent: block, kind: suite, group: exclusive ? group : {} };
      for (const one of targets.splice(0)) bindTarget(collector, one, undefined, cursor.from - base);
      eachChild(collector, () => readStatement(collector));
      collector.block = block;
      target = false;
    } else if (cursor.type.isError) readStatement(collector);
  });
}

function readMatch(collector: Collector): void {
  const { cursor, block } = collector;
  const group = {};
  eachChild(collector, () => {
    if (isExpression(cursor.name)) readExpression(collector, 'load');
    else if (cursor.name === 'MatchBody')
      eachChild(collector, () => {
        if (cursor.name !== 'MatchClause') return;
        collector.block = { parent: block, kind: 'branch', group };
        readClause(collector);
        collector.block = block;
      });
  });
}

function readClause(collector: Collector): void {
  const { cursor } = collector;
  eachChild(collector, () => {
    if (cursor.name === 'Body' || cursor.name === 'Guard') eachChild(collector, () => readStatement(collector));
    else if (cursor.name.endsWith('Pattern')) readPattern(collector);
  });
}

function readPattern(collector: Collector): void {
  const { cursor, base } = collector;
  const captures = cursor.name === 'CapturePattern' || cursor.name === 'AsPattern' || cursor.name === 'MappingPattern';
  if (collector.depth >= deepest) return;
  collector.depth++;
  eachChild(collector, () => {
    if (cursor.name !== 'VariableName') readPattern(collector);
    else if (captures) bind(collector, source(collector), { kind: 'unknown' }, cursor.from - base);
  });
  collector.depth--;
}
