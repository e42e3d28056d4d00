import { outlines } from '../python/outline/outline';
import { type Document, parse } from '../python/parse';

/** The names that a file's statements at module level import, with what they stand for: `F` for `torch.nn.functional`. */
export function importedNames(document: Document): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const outline of outlines(document)) {
    for (const [local, bindings] of outline.scope.bindings) {
      for (const { bound } of bindings) if (bound.kind === 'import') names.set(local, bound.name);
    }
  }
  return names;
}

/** Import lines among those needed that would bind a name the file, or the notebook's cells, do not yet bind to the same thing. */
export function missingImports(needed: readonly string[], present: readonly Document[]): readonly string[] {
  const has = new Map(present.flatMap((document) => [...importedNames(document)]));
  return needed.filter((line) => [...importedNames(parse(line))].some(([local, name]) => has.get(local) !== name));
}

/** The offset at which further import lines belong: after the docstring and the first run of imports. */
export function importOffset(document: Document): number {
  const { text, tree } = document;
  let offset = 0;
  let first = true;
  for (let node = tree.topNode.firstChild; node !== null; node = node.nextSibling) {
    if (node.name === 'Comment') continue;
    const docstring = first && node.name === 'ExpressionStatement' && node.firstChild?.name.endsWith('String') === true;
    if (!docstring && node.name !== 'ImportStatement') break;
    first = false;
    const ending = /\r\n?|\n/g;
    ending.lastIndex = node.to;
    offset = ending.exec(text) === null ? text.length : ending.lastIndex;
  }
  return offset;
}
