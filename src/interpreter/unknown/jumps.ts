import type { Block } from '../../python/ast/nodes';
import { type AnyNode, childNodes } from '../../python/ast/walk';

export interface Jumps {
  /** `break` or `continue` of a loop around. */
  readonly breaks: boolean;
  /** `return` or `yield`. */
  readonly returns: boolean;
}

/** How statements may leave the block they stand in, exceptions apart. */
export function jumpsOf(body: Block): Jumps {
  let breaks = false;
  let returns = false;
  const walk = (node: AnyNode, inLoop: boolean): void => {
    if (node.kind === 'Lambda' || node.kind === 'Function' || node.kind === 'Class' || node.kind === 'Comprehension')
      return;
    if (node.kind === 'Return' || node.kind === 'Yield') returns = true;
    if ((node.kind === 'Break' || node.kind === 'Continue') && !inLoop) breaks = true;
    const loops = node.kind === 'While' || node.kind === 'For';
    for (const child of childNodes(node)) walk(child, inLoop || loops);
  };
  for (const statement of body) walk(statement, false);
  return { breaks, returns };
}
