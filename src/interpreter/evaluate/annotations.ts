import type { Expression, FunctionDefinition } from '../../python/ast/nodes';
import { type AnyNode, childNodes } from '../../python/ast/walk';
import type { Frame } from '../frame';
import { lookUpName } from '../names';

const ownScopes: ReadonlySet<AnyNode['kind']> = new Set(['Lambda', 'Comprehension']);

/** Looks up the names in an annotation, as Python does where it stands: what it gives is not needed, but a name may not be defined. */
export function checkAnnotation(annotation: Expression, frame: Frame): void {
  if (!frame.module.postponesAnnotations) checkNames(annotation, frame);
}

/** The same for the annotations of a function. */
export function checkAnnotations({ parameters, returns }: FunctionDefinition, frame: Frame): void {
  for (const { annotation } of parameters) if (annotation) checkAnnotation(annotation, frame);
  if (returns) checkAnnotation(returns, frame);
}

function checkNames(node: AnyNode, frame: Frame): void {
  if (node.kind === 'Name') lookUpName(node.name, frame);
  else if (!ownScopes.has(node.kind)) for (const child of childNodes(node)) checkNames(child, frame);
}
