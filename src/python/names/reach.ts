import type { Binding, Block } from '../outline/expression';
import type { PlacedOutline } from '../outline/outline';

/** A binding with the statement at module level it comes from. */
export interface PlacedBinding {
  readonly binding: Binding;
  readonly outline: PlacedOutline;
}

/** The bindings of one name in one scope, in textual order. */
export interface Bindings {
  readonly ordered: readonly PlacedBinding[];
  /** Those made from another scope, at a time that the text does not tell. */
  readonly floating: readonly PlacedBinding[];
}

export function bindingsOf(bindings: readonly PlacedBinding[]): Bindings {
  const floating = bindings.filter(({ binding }) => binding.floating);
  return { ordered: floating.length === 0 ? bindings : bindings.filter(({ binding }) => !binding.floating), floating };
}

/** Where a name is read: the statement and the suites around it. */
interface ReadingPoint {
  readonly block: Block | undefined;
  readonly outline: PlacedOutline;
}

/** The bindings, in textual order, that can hold where a name is read in the same scope, at that point of the run; undefined when
 * they are too many to tell. */
export function reaching(
  { ordered, floating }: Bindings,
  point: ReadingPoint,
  at: number,
): readonly PlacedBinding[] | undefined {
  const reached = [...floating];
  for (let index = lastBefore(ordered, point.outline.base); index >= 0; index--) {
    const placed = ordered[index];
    if (placed === undefined) continue;
    const { binding, outline } = placed;
    const together = outline === point.outline;
    if (together && exclusive(binding.block, point.block)) continue;
    const before = outline.base + binding.from <= at;
    if (!before && !(together && inOneLoop(binding.block, point.block))) continue;
    if (reached.length === mostBindings) return undefined;
    reached.push(placed);
    if (before && (binding.block === undefined || (together && holds(binding.block, point.block)))) break;
  }
  return withoutHandlers(reached);
}

/** Where more may hold they hardly agree, and comparing them all would take long. */
const mostBindings = 20;

/** The last of the bindings that stands in a statement beginning at or before an offset. */
function lastBefore(bindings: readonly PlacedBinding[], base: number): number {
  let low = -1;
  let high = bindings.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((bindings[middle]?.outline.base ?? 0) <= base) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What an exception handler binds counts only when nothing else does: imports are taken to succeed. */
export function withoutHandlers(bindings: readonly PlacedBinding[]): readonly PlacedBinding[] {
  if (bindings.length < 2) return bindings;
  const usual = bindings.filter(({ binding }) => binding.block?.kind !== 'handler');
  return usual.length === 0 ? bindings : usual;
}

function* enclosing(block: Block | undefined): Generator<Block> {
  for (let here = block; here !== undefined; here = here.parent) yield here;
}

function holds(outer: Block, block: Block | undefined): boolean {
  for (const one of enclosing(block)) if (one === outer) return true;
  return false;
}

/** Whether only one of the two suites runs. */
function exclusive(a: Block | undefined, b: Block | undefined): boolean {
  for (const one of enclosing(a)) for (const two of enclosing(b)) if (one.group === two.group) return one !== two;
  return false;
}

function inOneLoop(a: Block | undefined, b: Block | undefined): boolean {
  for (const one of enclosing(a)) if (one.kind === 'loop' && b !== undefined && holds(one, b)) return true;
  return false;
}
