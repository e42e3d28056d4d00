import type { Expression, Scope } from '../outline/expression';
import type { PlacedOutline } from '../outline/outline';
import { publicName } from './libraries';
import { agreed, type Meaning, other } from './meaning';
import { withoutHandlers } from './reach';
import type { Resolver } from './resolver';

/** What `object.name` stands for. */
export function attributeOf(resolver: Resolver, object: Meaning | undefined, name: string): Meaning | undefined {
  switch (object?.kind) {
    case 'library':
      return object.given.length > 0 ? undefined : { ...object, name: publicName(`${object.name}.${name}`) };
    case 'class':
    case 'instance':
      return classAttribute(resolver, object.scope, object.outline, name, new Set());
    case 'tensor':
      return { kind: 'library', name: `torch.Tensor.${name}`, given: [] };
    case 'text':
    case 'number':
    case 'none':
      return other;
    default:
      return undefined;
  }
}

/** What methods assign to self.name or the class body binds, in the class or the first base that has it. */
function classAttribute(
  resolver: Resolver,
  scope: Scope,
  outline: PlacedOutline,
  name: string,
  seen: Set<Scope>,
): Meaning | undefined {
  if (seen.has(scope) || resolver.names.assignedElsewhere.has(name)) return undefined;
  seen.add(scope);
  const bindings = [...(scope.attributes.get(name) ?? []), ...(scope.bindings.get(name) ?? [])]
    .filter(({ bound }) => bound.kind !== 'parameter' || bound.value !== undefined)
    .map((binding) => ({ binding, outline }));
  if (bindings.length > 0) return agreed(withoutHandlers(bindings).map(resolver.bound));
  for (const base of scope.bases) {
    const meaning = baseClass(resolver, base, scope, outline);
    if (meaning?.kind !== 'class') continue;
    const found = classAttribute(resolver, meaning.scope, meaning.outline, name, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

function baseClass(resolver: Resolver, base: Expression, scope: Scope, outline: PlacedOutline): Meaning | undefined {
  return resolver.meaning(base, { outline, scope: scope.parent ?? scope, block: undefined });
}
