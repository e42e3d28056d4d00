import type { Expression } from '../../../python/ast/nodes';

/** Whether an annotation is this name, maybe of a module or with something in square brackets. */
export function mentions(annotation: Expression, name: string): boolean {
  if (annotation.kind === 'Subscript') return mentions(annotation.object, name);
  return (annotation.kind === 'Attribute' || annotation.kind === 'Name') && annotation.name === name;
}

export const isClassVariable = (annotation: Expression): boolean => mentions(annotation, 'ClassVar');
