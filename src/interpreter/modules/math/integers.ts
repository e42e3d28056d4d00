import type { Machine } from '../../values';

/** `math.gcd` of two. */
export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** `math.lcm` of two. */
export function leastCommonMultiple(a: bigint, b: bigint): bigint {
  if (a === 0n || b === 0n) return 0n;
  const product = (a / greatestCommonDivisor(a, b)) * b;
  return product < 0n ? -product : product;
}

/** The product from..to, the work charged as it goes. */
export function productOfRange(from: bigint, to: bigint, machine: Machine): bigint {
  let product = 1n;
  let bits = 0;
  for (let n = from; n <= to; n++) {
    product *= n;
    bits += n.toString(2).length;
    machine.charge(1 + (bits >> 5));
  }
  return product;
}

/** `math.comb`. */
export function combinations(n: bigint, k: bigint, machine: Machine): bigint {
  if (k > n) return 0n;
  const fewer = k < n - k ? k : n - k;
  return productOfRange(n - fewer + 1n, n, machine) / productOfRange(1n, fewer, machine);
}

/** `math.isqrt`: the largest integer whose square is not above n (Newton's method). */
export function integerSquareRoot(n: bigint, machine: Machine): bigint {
  if (n < 2n) return n;
  let root = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    machine.charge(1 + (n.toString(16).length >> 3));
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
