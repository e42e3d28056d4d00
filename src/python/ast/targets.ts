import type { Cursor } from './cursor';
import type { Expression } from './nodes';
import { Malformed } from './tokens';

const words: Partial<Record<Expression['kind'], string>> = {
  Call: 'function call',
  Comparison: 'comparison',
  Conditional: 'conditional expression',
  Lambda: 'lambda',
  FormatString: 'f-string expression',
  Dictionary: 'dict literal',
  Set: 'set display',
  Yield: 'yield expression',
  Await: 'await expression',
  Ellipsis: 'ellipsis',
  Attribute: 'attribute',
  Subscript: 'subscript',
  List: 'list',
  Tuple: 'tuple',
  Starred: 'starred',
  Named: 'named expression',
  Imaginary: 'literal',
  Bytes: 'literal',
};

/** What CPython calls an expression (_PyPegen_get_expr_name). */
export function targetName(target: Expression): string {
  if (target.kind === 'Comprehension')
    return target.result === 'generator' ? 'generator expression' : `${target.result} comprehension`;
  if (target.kind !== 'Constant') return words[target.kind] ?? 'expression';
  if (target.value === null) return 'None';
  return typeof target.value === 'boolean' ? (target.value ? 'True' : 'False') : 'literal';
}

export const isPlace = ({ kind }: Expression): boolean =>
  kind === 'Name' || kind === 'Attribute' || kind === 'Subscript';

/** The first part of a target that cannot be assigned to. */
function misplaced(target: Expression): Expression | undefined {
  if (isPlace(target)) return undefined;
  if (target.kind === 'Starred') return misplaced(target.value);
  if (target.kind !== 'Tuple' && target.kind !== 'List') return target;
  for (const item of target.items) {
    const found = misplaced(item);
    if (found) return found;
  }
  return undefined;
}

/** Raises CPython's SyntaxError for what cannot be assigned to or deleted. */
export function checkTarget(target: Expression, verb: 'cannot assign to' | 'cannot delete'): void {
  const wrong = misplaced(target);
  if (wrong) throw new Malformed(`${verb} ${targetName(wrong)}`, wrong.from);
}

const loose: ReadonlySet<Expression['kind']> = new Set([
  'Boolean',
  'Comparison',
  'Conditional',
  'Lambda',
  'Named',
  'Yield',
  'Starred',
]);
const isBitwise = (value: Expression): boolean =>
  !loose.has(value.kind) && !(value.kind === 'Unary' && value.operator === 'not');

/** Whether a bracketless `target = value` could be a comparison gone wrong, for CPython's hint. */
function invites(target: Expression, value: Expression, cursor: Cursor): boolean {
  if (cursor.at('=') || cursor.at(':=') || !isBitwise(value) || !isBitwise(target)) return false;
  if (target.kind === 'List' || target.kind === 'Tuple') return false;
  if (target.kind === 'Comprehension') return target.result !== 'generator';
  return target.kind !== 'Constant' || (target.value !== null && typeof target.value !== 'boolean');
}

/** The target of `target = value`, with the value after it read. */
export function checkAssigned(target: Expression, value: Expression, cursor: Cursor): void {
  const wrong = misplaced(target);
  if (!wrong) return;
  if (target.kind === 'Yield') throw new Malformed('assignment to yield expression not possible', target.from);
  const last =
    target.kind === 'Tuple' && cursor.text[target.from] !== '(' ? target.items[target.items.length - 1] : target;
  const first = value.kind === 'Tuple' && cursor.text[value.from] !== '(' ? value.items[0] : value;
  if (last && first && !isPlace(last) && invites(last, first, cursor))
    throw new Malformed(`cannot assign to ${targetName(last)} here. Maybe you meant '==' instead of '='?`, last.from);
  throw new Malformed(`cannot assign to ${targetName(wrong)}`, wrong.from);
}

/** The target of `target: annotation`. */
export function checkAnnotated(target: Expression): void {
  if (isPlace(target)) return;
  throw new Malformed(
    target.kind === 'List' || target.kind === 'Tuple'
      ? `only single target (not ${targetName(target)}) can be annotated`
      : 'illegal target for annotation',
    target.from,
  );
}
