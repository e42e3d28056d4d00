import type { Expression, Scope } from '../outline/expression';
import { builtinNames, publicName, stringArgument } from './libraries';
import { agreed, type Meaning, other, tensor } from './meaning';
import { type Bindings, bindingsOf, type PlacedBinding, reaching, withoutHandlers } from './reach';
import type { Context, Resolver } from './resolver';

/** What a name stands for where it is read, at an offset of the document, by Python's rules of scope. */
export function lookUp(resolver: Resolver, name: string, context: Context, at: number): Meaning | undefined {
  // The bodies of functions run later than the text around them, when all of its bindings may have been made.
  let later = false;
  for (let scope: Scope | undefined = context.scope; scope !== undefined; scope = scope.parent) {
    if (scope.kind !== 'class' || !later) {
      const bindings = bindingsIn(resolver, scope, name, context, later);
      if (bindings !== undefined) {
        if (!later) return agreedBinding(resolver, reaching(bindings, context, at) ?? []);
        return scope.parent === undefined ? resolver.settled(name, bindings) : settledMeaning(resolver, bindings);
      }
    }
    later ||= scope.kind === 'function';
  }
  return fromStar(resolver, name) ?? (builtinNames.has(name) ? { kind: 'library', name, given: [] } : undefined);
}

/** What a name stands for once all of its bindings may have been made. */
export function settledMeaning(resolver: Resolver, { ordered, floating }: Bindings): Meaning | undefined {
  return agreedBinding(resolver, withoutHandlers([...ordered, ...floating]));
}

function agreedBinding(resolver: Resolver, reached: readonly PlacedBinding[]): Meaning | undefined {
  const [first] = reached;
  return reached.length > 1 ? agreed(reached.map(resolver.bound)) : first && resolver.bound(first);
}

function bindingsIn(
  resolver: Resolver,
  scope: Scope,
  name: string,
  { outline }: Context,
  later: boolean,
): Bindings | undefined {
  const { moduleBindings } = resolver.names;
  if (scope.parent === undefined) return later ? moduleBindings.get(name) : moduleBindings.until(name, outline.base);
  const bindings = scope.bindings.get(name);
  return bindings && bindingsOf(bindings.map((binding) => ({ binding, outline })));
}

/** A name that `from module import *` brings, when the module is known to have it. */
function fromStar({ names, catalogue }: Resolver, name: string): Meaning | undefined {
  for (const star of names.stars.toReversed()) {
    const qualified = publicName(`${star}.${name}`);
    const takesString = (stringArgument(qualified)?.positions.length ?? 0) > 0;
    if (catalogue.entries.has(qualified) || catalogue.modules.has(qualified) || takesString)
      return { kind: 'library', name: qualified, given: [] };
  }
  return undefined;
}

/** What a binding gives its name. */
export function bindingMeaning(resolver: Resolver, placed: PlacedBinding): Meaning | undefined {
  const { binding, outline } = placed;
  const { bound, scope, block } = binding;
  const context: Context = { outline, scope, block };
  switch (bound.kind) {
    case 'value':
      return resolver.meaning(bound.expression, context);
    case 'item': {
      const whole = resolver.meaning(bound.expression, context);
      return whole?.kind === 'list' ? whole.items[bound.index] : undefined;
    }
    case 'import':
      return { kind: 'library', name: publicName(bound.name), given: [] };
    case 'class':
      return { kind: 'class', scope: bound.scope, outline };
    case 'self':
      return { kind: 'instance', scope: bound.scope, outline };
    case 'function':
      return other;
    case 'parameter':
      return parameterMeaning(resolver, bound, { outline, scope: outside(scope, bound), block });
    case 'unknown':
      return undefined;
  }
}

/** Defaults and annotations of parameters stand in the scope around the function. */
function outside(scope: Scope, { value }: { readonly value: Expression | undefined }): Scope {
  return scope.kind === 'function' && scope.parent !== undefined && value !== undefined ? scope.parent : scope;
}

/** A parameter is taken at its default; without one its annotation may tell that it is a tensor, or certainly none. */
function parameterMeaning(
  resolver: Resolver,
  { value, annotation }: { readonly value: Expression | undefined; readonly annotation: Expression | undefined },
  context: Context,
): Meaning | undefined {
  const meaning = value === undefined ? undefined : resolver.meaning(value, context);
  if (meaning !== undefined && meaning.kind !== 'none' && meaning.kind !== 'other') return meaning;
  const type = annotation === undefined ? undefined : resolver.meaning(annotation, context);
  if (type?.kind === 'class') return { kind: 'instance', scope: type.scope, outline: type.outline };
  if (type?.kind === 'library') return type.name === 'torch.Tensor' ? tensor : annotatedOther(type.name);
  return meaning;
}

function annotatedOther(type: string): Meaning | undefined {
  return type.startsWith('torch.') || type.startsWith('typing.') || type === 'object' ? undefined : other;
}
