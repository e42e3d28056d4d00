import type { Expression } from '../../../python/ast/nodes';

/** Whether an annotation is `ClassVar` or `ClassVar[...]`. */
export function isClassVariable(annotation: Expression): boolean {
  if (annotation.kind === 'Subscript') return isClassVariable(annotation.object);
  if (annotation.kind === 'Attribute') return annotation.name === 'ClassVar';
  return annotation.kind === 'Name' && annotation.name === 'ClassVar';
}
