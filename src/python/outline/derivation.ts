import type { Bound, Expression } from './expression';

/** The last parts of the names from which a bound name gets its meaning: `GELU` for `act = nn.GELU()`. */
export function sourcesOf(bound: Bound): readonly string[] {
  const sources: string[] = [];
  if (bound.kind === 'value' || bound.kind === 'item') addSources(bound.expression, sources);
  else if (bound.kind === 'parameter' && bound.value !== undefined) addSources(bound.value, sources);
  else if (bound.kind === 'import') sources.push(bound.name.slice(bound.name.lastIndexOf('.') + 1));
  return sources;
}

function addSources(expression: Expression, sources: string[]): void {
  switch (expression.kind) {
    case 'name':
    case 'attribute':
      sources.push(expression.name);
      break;
    case 'subscript':
      addSources(expression.object, sources);
      break;
    case 'call': {
      const { callee, args } = expression;
      addSources(callee, sources);
      const gathers = callee.kind !== 'call' && /^(?:[A-Z]|dict$|list$|tuple$)/.test(sources.at(-1) ?? '');
      for (const { value } of args)
        if (gathers || (value.kind !== 'call' && value.kind !== 'subscript')) addSources(value, sources);
      break;
    }
    case 'list':
      for (const item of expression.items) addSources(item, sources);
      break;
    case 'table':
      for (const [, value] of expression.entries) addSources(value, sources);
      break;
    case 'choice':
      for (const branch of expression.branches) addSources(branch, sources);
      break;
  }
}

/** All names that can be reached from some names along the links of the outlines: a filter before names are resolved. */
export function derived(
  seeds: Iterable<string>,
  links: Iterable<readonly (readonly [source: string, name: string])[]>,
): Set<string> {
  const bySource = new Map<string, string[]>();
  for (const each of links)
    for (const [source, name] of each) {
      const names = bySource.get(source);
      if (names === undefined) bySource.set(source, [name]);
      else names.push(name);
    }
  const reached = new Set(seeds);
  const pending = [...reached];
  for (let name = pending.pop(); name !== undefined; name = pending.pop())
    for (const next of bySource.get(name) ?? [])
      if (!reached.has(next)) {
        reached.add(next);
        pending.push(next);
      }
  return reached;
}
