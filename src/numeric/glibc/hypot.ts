/**
 * glibc's `hypot`, sysdeps/ieee754/dbl-64/e_hypot.c since 2.35, as built for x86-64 (Borges 2019, "An Improved Algorithm for hypot(a,b)",
 * arXiv 1904.09481): the square root corrected by its own residual.
 */
export function hypot(x: number, y: number): number {
  if (Math.abs(x) === Number.POSITIVE_INFINITY || Math.abs(y) === Number.POSITIVE_INFINITY)
    return Number.POSITIVE_INFINITY;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const larger = Math.max(Math.abs(x), Math.abs(y));
  const smaller = Math.min(Math.abs(x), Math.abs(y));
  if (larger > largeValue) {
    if (smaller <= larger * epsilon) return larger + smaller;
    return corrected(larger * scale, smaller * scale) / scale;
  }
  if (smaller < tinyValue) {
    if (larger >= smaller / epsilon) return larger + smaller;
    return corrected(larger / scale, smaller / scale) * scale;
  }
  return smaller <= larger * epsilon ? larger + smaller : corrected(larger, smaller);
}

const scale = 2 ** -600;
const largeValue = 2 ** 511;
const tinyValue = 2 ** -459;
const epsilon = 2 ** -54;

function corrected(larger: number, smaller: number): number {
  const root = Math.sqrt(larger * larger + smaller * smaller);
  let first: number;
  let second: number;
  if (root <= 2 * smaller) {
    const delta = root - smaller;
    first = larger * (2 * delta - larger);
    second = (delta - 2 * (larger - smaller)) * delta;
  } else {
    const delta = root - larger;
    first = 2 * delta * (larger - 2 * smaller);
    second = (4 * delta - smaller) * smaller + delta * delta;
  }
  return root - (first + second) / (2 * root);
}
