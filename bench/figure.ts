import { readFileSync } from 'node:fs';

/** One measured figure; the limit is what the product promises, where it promises one. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'KB';
  readonly limit?: number;
  /** The same in processor time, which other programs on a busy machine do not lengthen. */
  readonly cpu?: number;
}

/** Milliseconds of one piece of work: as the clock has them, and of the processor. */
export interface Spent {
  readonly wall: number;
  readonly cpu: number;
}

/** The share-th part of the times, sorted: 0.5 is the median. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Median and 95th percentile of some times under one name. */
export function spread(name: string, times: readonly Spent[], limit?: number): Figure[] {
  return [0.5, 0.95].map((share) => ({
    name: `${name}, p${share * 100}`,
    value: percentile(
      times.map(({ wall }) => wall),
      share,
    ),
    cpu: percentile(
      times.map(({ cpu }) => cpu),
      share,
    ),
    unit: 'ms',
    ...(limit !== undefined && { limit }),
  }));
}

/**
 * Milliseconds of processor time so far: of this thread alone where the system tells it (Linux), else of the whole process with the
 * compiler's and the collector's threads.
 */
function processorTime(): number {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  }
}

/** Time of one call. */
export function time(work: () => unknown): Spent {
  const cpu = processorTime();
  const start = performance.now();
  work();
  const wall = performance.now() - start;
  return { wall, cpu: processorTime() - cpu };
}

/** The figures as a table for a terminal: value, processor time, limit, and what part of the limit is used. */
export function table(figures: readonly Figure[]): string {
  const shown = (value: number, unit: string): string => `${value.toFixed(value < 10 ? 2 : 1)} ${unit}`;
  const rows = figures.map(({ name, value, unit, limit, cpu }) => [
    name,
    shown(value, unit),
    cpu === undefined ? '' : `${shown(cpu, 'ms')} cpu`,
    limit === undefined ? '' : `${limit} ${unit}`,
    limit === undefined ? '' : `${((100 * value) / limit).toFixed(0)}%`,
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
