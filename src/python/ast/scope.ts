import type { ClassDefinition, Comprehension, Expression, FunctionDefinition, Lambda } from './nodes';
import { type AnyNode, childNodes } from './walk';

/** What a function, class or comprehension does with names. */
export interface Scope {
  readonly kind: 'module' | 'class' | 'function' | 'comprehension';
  /** Names bound here. */
  readonly locals: ReadonlySet<string>;
  readonly globals: ReadonlySet<string>;
  readonly nonlocals: ReadonlySet<string>;
  readonly isGenerator: boolean;
}

export type ScopeNode = FunctionDefinition | Lambda | ClassDefinition | Comprehension;

const scopes = new WeakMap<ScopeNode, Scope>();

/** The scope of a function, class or comprehension. */
export function scopeOf(node: ScopeNode): Scope {
  const known = scopes.get(node);
  if (known) return known;
  const bindings = new Bindings();
  if (node.kind === 'Comprehension') for (const clause of node.clauses) bindings.target(clause.target);
  else if (node.kind === 'Class') bindings.visitAll(node.body);
  else {
    for (const { name } of node.parameters) bindings.names.add(name);
    if (node.kind === 'Lambda') bindings.visit(node.body);
    else bindings.visitAll(node.body);
  }
  const { names, globals, nonlocals, yields } = bindings;
  for (const name of [...globals, ...nonlocals]) names.delete(name);
  const kind = node.kind === 'Class' ? 'class' : node.kind === 'Comprehension' ? 'comprehension' : 'function';
  const scope: Scope = { kind, locals: names, globals, nonlocals, isGenerator: yields };
  scopes.set(node, scope);
  return scope;
}

export const moduleScope: Scope = {
  kind: 'module',
  locals: new Set(),
  globals: new Set(),
  nonlocals: new Set(),
  isGenerator: false,
};

/** Names that running these nodes may bind in their own scope. */
export function boundNames(nodes: readonly AnyNode[]): ReadonlySet<string> {
  const bindings = new Bindings();
  bindings.visitAll(nodes);
  for (const name of [...bindings.globals, ...bindings.nonlocals]) bindings.names.add(name);
  return bindings.names;
}

class Bindings {
  readonly names = new Set<string>();
  readonly globals = new Set<string>();
  readonly nonlocals = new Set<string>();
  yields = false;

  visitAll(nodes: readonly AnyNode[]): void {
    for (const node of nodes) this.visit(node);
  }

  target(target: Expression): void {
    if (target.kind === 'Name') this.names.add(target.name);
    else if (target.kind === 'Tuple' || target.kind === 'List') for (const item of target.items) this.target(item);
    else if (target.kind === 'Starred') this.target(target.value);
    else this.visit(target);
  }

  visit(node: AnyNode): void {
    switch (node.kind) {
      case 'Lambda':
        for (const parameter of node.parameters) if (parameter.default) this.visit(parameter.default);
        return;
      case 'Function':
      case 'Class':
        this.names.add(node.name);
        this.visitAll(node.decorators);
        if (node.kind === 'Class') for (const argument of node.args) this.visit(argument.value);
        else for (const parameter of node.parameters) if (parameter.default) this.visit(parameter.default);
        return;
      case 'Comprehension':
        this.comprehension(node);
        return;
      case 'Yield':
        this.yields = true;
        break;
      case 'Named':
      case 'AsPattern':
        this.names.add(node.name);
        break;
      case 'CapturePattern':
      case 'StarPattern':
        if (node.name !== undefined) this.names.add(node.name);
        return;
      case 'MappingPattern':
        if (node.rest !== undefined) this.names.add(node.rest);
        break;
      default:
        this.statement(node);
    }
    this.visitAll(childNodes(node));
  }

  /** Only the walrus and the first iterable of a comprehension concern the scope around it. */
  private comprehension(node: Comprehension): void {
    const inner = new Bindings();
    inner.visitAll(childNodes(node));
    const walk = (child: AnyNode): void => {
      if (child.kind === 'Named') this.names.add(child.name);
      if (child.kind !== 'Lambda') for (const grandchild of childNodes(child)) walk(grandchild);
    };
    for (const child of childNodes(node)) walk(child);
    if (inner.yields) this.yields = true;
  }

  private statement(node: AnyNode): void {
    switch (node.kind) {
      case 'Assign':
        for (const target of node.targets) this.target(target);
        break;
      case 'AugmentedAssign':
      case 'AnnotatedAssign':
      case 'For':
        this.target(node.target);
        break;
      case 'Delete':
        for (const target of node.targets) this.target(target);
        break;
      case 'With':
        for (const { target } of node.items) if (target) this.target(target);
        break;
      case 'Try':
        for (const { name } of node.handlers) if (name !== undefined) this.names.add(name);
        break;
      case 'Import':
        for (const { name, alias } of node.names) this.names.add(alias ?? name.split('.')[0] ?? name);
        break;
      case 'ImportFrom':
        for (const { name, alias } of node.names) this.names.add(alias ?? name);
        break;
      case 'Global':
        for (const name of node.names) this.globals.add(name);
        break;
      case 'Nonlocal':
        for (const name of node.names) this.nonlocals.add(name);
        break;
      default:
    }
  }
}
