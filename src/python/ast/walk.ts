import type { Expression, Pattern, Statement } from './nodes';

export type AnyNode = Expression | Statement | Pattern;

/** The nodes directly inside a node, in the order of its fields. */
export function childNodes(node: object): AnyNode[] {
  const children: AnyNode[] = [];
  collect(node, children);
  return children;
}

function collect(holder: object, children: AnyNode[]): void {
  for (const value of Object.values(holder)) {
    if (typeof value !== 'object' || value === null) continue;
    if ('from' in value && 'kind' in value) children.push(value as AnyNode);
    else collect(value, children);
  }
}
