import type { Block, Expression, FunctionDefinition, Lambda } from './nodes';
import { scopeOf } from './scope';
import { type AnyNode, childNodes } from './walk';

/** A module, class or function while its body is read. */
interface Place {
  readonly kind: 'module' | 'class' | 'function' | 'async';
  readonly node: FunctionDefinition | Lambda | undefined;
  readonly parent: Place | undefined;
  readonly assigned: Set<string>;
  readonly used: Set<string>;
  readonly returnsValue: { seen: boolean; yields: boolean };
}

class Refused extends Error {}

const refuse = (message: string): never => {
  throw new Refused(message);
};

const inside = (kind: Place['kind'], parent: Place | undefined, node?: FunctionDefinition | Lambda): Place => ({
  kind,
  node,
  parent,
  assigned: new Set(),
  used: new Set(),
  returnsValue: { seen: false, yields: false },
});

/** What CPython's symbol table and compiler refuse in a program that parses (Python/symtable.c, Python/compile.c): the SyntaxError's message. */
export function compileError(body: Block): string | undefined {
  const module = inside('module', undefined);
  try {
    block(body, module, false);
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}

function block(body: Block, place: Place, inLoop: boolean): void {
  for (const statement of body) visit(statement, place, inLoop);
}

function visit(node: AnyNode, place: Place, inLoop: boolean): void {
  const rule = rules[node.kind] as ((node: AnyNode, place: Place, inLoop: boolean) => void) | undefined;
  if (rule) rule(node, place, inLoop);
  else children(node, place, inLoop);
}

function children(node: AnyNode, place: Place, inLoop: boolean): void {
  for (const child of childNodes(node)) visit(child, place, inLoop);
}

function readFunction(node: FunctionDefinition | Lambda, place: Place): void {
  for (const { default: fallback, annotation } of node.parameters) {
    if (fallback) visit(fallback, place, false);
    if (annotation) visit(annotation, place, false);
  }
  if (node.kind === 'Lambda') {
    visit(node.body, inside('function', place, node), false);
    return;
  }
  for (const decorator of node.decorators) visit(decorator, place, false);
  if (node.returns) visit(node.returns, place, false);
  place.assigned.add(node.name);
  const own = inside(node.isAsync ? 'async' : 'function', place, node);
  block(node.body, own, false);
  if (own.kind === 'async' && own.returnsValue.seen && own.returnsValue.yields)
    refuse("'return' with value in async generator");
}

/** What may be assigned to holds at most one star on each level. */
function checkStars(target: Expression): void {
  if (target.kind === 'Starred') refuse('starred assignment target must be in a list or tuple');
  if (target.kind !== 'Tuple' && target.kind !== 'List') return;
  if (target.items.filter(({ kind }) => kind === 'Starred').length > 1)
    refuse('multiple starred expressions in assignment');
  for (const item of target.items) checkStars(item.kind === 'Starred' ? item.value : item);
}

function assign(target: Expression, place: Place): void {
  if (target.kind === 'Name') place.assigned.add(target.name);
  else if (target.kind === 'Tuple' || target.kind === 'List') for (const item of target.items) assign(item, place);
  else if (target.kind === 'Starred') assign(target.value, place);
  else visit(target, place, false);
}

function declare(names: readonly string[], place: Place, word: 'global' | 'nonlocal'): void {
  if (word === 'nonlocal' && place.kind === 'module') refuse('nonlocal declaration not allowed at module level');
  for (const name of names) {
    if (place.node?.parameters.some((parameter) => parameter.name === name))
      refuse(`name '${name}' is parameter and ${word}`);
    if (place.used.has(name)) refuse(`name '${name}' is used prior to ${word} declaration`);
    if (place.assigned.has(name)) refuse(`name '${name}' is assigned to before ${word} declaration`);
    if (word === 'nonlocal' && !isBoundAround(name, place.parent)) refuse(`no binding for nonlocal '${name}' found`);
  }
}

function isBoundAround(name: string, place: Place | undefined): boolean {
  if (!place) return false;
  const scope = place.node && scopeOf(place.node);
  if (scope?.globals.has(name)) return false;
  return scope?.locals.has(name) === true || isBoundAround(name, place.parent);
}

type Rules = {
  readonly [Kind in AnyNode['kind']]?: (node: Extract<AnyNode, { kind: Kind }>, place: Place, inLoop: boolean) => void;
};

const rules: Rules = {
  Break: (_node, _place, inLoop) => {
    if (!inLoop) refuse("'break' outside loop");
  },
  Continue: (_node, _place, inLoop) => {
    if (!inLoop) refuse("'continue' not properly in loop");
  },
  Return: ({ value }, place) => {
    if (place.kind === 'module' || place.kind === 'class') refuse("'return' outside function");
    if (value) {
      place.returnsValue.seen = true;
      visit(value, place, false);
    }
  },
  Yield: (node, place) => {
    if (place.kind === 'module' || place.kind === 'class') refuse("'yield' outside function");
    if (place.kind === 'async' && node.delegates) refuse("'yield from' inside async function");
    place.returnsValue.yields = true;
    children(node, place, false);
  },
  Await: (node, place) => {
    if (place.kind === 'module' || place.kind === 'class') refuse("'await' outside function");
    if (place.kind !== 'async') refuse("'await' outside async function");
    children(node, place, false);
  },
  Function: readFunction,
  Lambda: readFunction,
  Class: (node, place) => {
    for (const decorator of node.decorators) visit(decorator, place, false);
    for (const { value } of node.args) visit(value, place, false);
    place.assigned.add(node.name);
    block(node.body, inside('class', place), false);
  },
  While: (node, place, inLoop) => {
    visit(node.test, place, inLoop);
    block(node.body, place, true);
    block(node.otherwise, place, inLoop);
  },
  For: (node, place, inLoop) => {
    if (node.isAsync && place.kind !== 'async') refuse("'async for' outside async function");
    checkStars(node.target);
    assign(node.target, place);
    visit(node.iterable, place, inLoop);
    block(node.body, place, true);
    block(node.otherwise, place, inLoop);
  },
  With: (node, place, inLoop) => {
    if (node.isAsync && place.kind !== 'async') refuse("'async with' outside async function");
    for (const { context, target } of node.items) {
      visit(context, place, inLoop);
      if (target) assign(target, place);
    }
    block(node.body, place, inLoop);
  },
  Assign: (node, place, inLoop) => {
    visit(node.value, place, inLoop);
    for (const target of node.targets) {
      checkStars(target);
      assign(target, place);
    }
  },
  AugmentedAssign: (node, place, inLoop) => {
    visit(node.value, place, inLoop);
    assign(node.target, place);
  },
  AnnotatedAssign: (node, place, inLoop) => {
    if (node.value) visit(node.value, place, inLoop);
    assign(node.target, place);
  },
  Name: ({ name }, place) => {
    place.used.add(name);
  },
  Comprehension: (node, place, inLoop) => {
    const own = { ...inside(place.kind, place.parent, place.node), returnsValue: { seen: false, yields: false } };
    children(node, own, inLoop);
    const result = node.result === 'generator' ? 'generator expression' : `${node.result} comprehension`;
    if (own.returnsValue.yields) refuse(`'yield' inside ${result}`);
  },
  Global: ({ names }, place) => declare(names, place, 'global'),
  Nonlocal: ({ names }, place) => declare(names, place, 'nonlocal'),
  ImportFrom: ({ names }, place) => {
    if (names.length === 0 && place.kind !== 'module') refuse('import * only allowed at module level');
  },
};
