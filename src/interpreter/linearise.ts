import type { PythonType } from './values';

/** C3 linearisation, as Python orders base classes. */
export function linearise(type: PythonType, bases: readonly PythonType[]): readonly PythonType[] {
  const sequences = [...bases.map((base) => [...base.order]), [...bases]].filter((sequence) => sequence.length > 0);
  const order: PythonType[] = [type];
  while (sequences.some((sequence) => sequence.length > 0)) {
    const head = sequences
      .map((sequence) => sequence[0])
      .find(
        (candidate) => candidate !== undefined && sequences.every((sequence) => !sequence.slice(1).includes(candidate)),
      );
    if (head === undefined) return [type, ...new Set(bases.flatMap((base) => base.order))];
    order.push(head);
    for (const sequence of sequences) if (sequence[0] === head) sequence.shift();
  }
  return order;
}
