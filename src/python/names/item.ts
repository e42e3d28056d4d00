import type { Expression } from '../outline/expression';
import { tableItem } from './libraries';
import { type Meaning, tensor } from './meaning';
import type { Context, Resolver } from './resolver';

type Subscript = Extract<Expression, { kind: 'subscript' }>;

/** What `object[key]` stands for: an entry of a table or list that the text shows, or of a library's own table. */
export function subscriptMeaning(
  resolver: Resolver,
  { object, key }: Subscript,
  context: Context,
): Meaning | undefined {
  const whole = resolver.meaning(object, context);
  if (whole?.kind === 'tensor') return tensor;
  if (key === undefined || isChanged(resolver, object)) return undefined;
  return itemOf(resolver, whole, resolver.meaning(key, context));
}

/** The item that a key picks. */
export function itemOf(resolver: Resolver, whole: Meaning | undefined, key: Meaning | undefined): Meaning | undefined {
  if (whole?.kind === 'list' && key?.kind === 'number') return whole.items.at(key.value);
  if (key?.kind !== 'text') return undefined;
  if (whole?.kind === 'table') return whole.entries.get(key.value);
  const spelling = whole?.kind === 'library' ? tableItem(whole.name, key.value) : undefined;
  return spelling !== undefined && resolver.catalogue.entries.has(spelling)
    ? { kind: 'object', spelling, given: [] }
    : undefined;
}

/** Whether the file assigns items to something of this name. */
export function isChanged({ names }: Resolver, object: Expression): boolean {
  return (object.kind === 'name' || object.kind === 'attribute') && names.assignedElsewhere.has(object.name);
}
