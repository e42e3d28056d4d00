/** CPython's costs (Python/suggestions.c): a letter changed only in case is half a move. */
const move = 2;
const caseOnly = 1;
const maximumLength = 40;
const maximumCandidates = 750;

function substitution(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() === b.toLowerCase() ? caseOnly : move;
}

/** Edit distance, or something above `most`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) * move > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index * move);
  for (let i = 1; i <= a.length; i++) {
    const next = [i * move];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + substitution(a[i - 1] ?? '', b[j - 1] ?? '');
      next.push(Math.min(replaced, (row[j] ?? 0) + move, (next[j - 1] ?? 0) + move));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The name CPython would suggest for a misspelt one: the first of the nearest. */
export function suggestion(name: string, candidates: Iterable<string>): string | undefined {
  const list = [...candidates];
  if (list.length >= maximumCandidates || name.length > maximumLength) return undefined;
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of list) {
    if (candidate === name || candidate.length > maximumLength) continue;
    const most = Math.min(Math.floor(((name.length + candidate.length + 3) * move) / 6), least - 1);
    const found = distance(name, candidate, most);
    if (found > most || found >= least) continue;
    best = candidate;
    least = found;
  }
  return best;
}
