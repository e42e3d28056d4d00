import { twoSum } from '../../../numeric/fma';

/** `math.fsum`: the correctly rounded sum (Shewchuk's partials, as Modules/mathmodule.c). */
export function exactSum(numbers: readonly number[]): number {
  const special = numbers.filter((x) => !Number.isFinite(x));
  if (special.length > 0) return special.reduce((sum, x) => sum + x, 0);
  let partials: number[] = [];
  for (const number of numbers) {
    const next: number[] = [];
    let x = number;
    for (const partial of partials) {
      const [high, low] = twoSum(x, partial);
      if (low !== 0) next.push(low);
      x = high;
    }
    partials = [...next, x];
  }
  let high = partials.pop() ?? 0;
  let low = 0;
  while (partials.length > 0) {
    [high, low] = twoSum(high, partials.pop() ?? 0);
    if (low !== 0) break;
  }
  const following = partials[partials.length - 1] ?? 0;
  if (low !== 0 && Math.sign(low) === Math.sign(following)) {
    const twice = low * 2;
    const candidate = high + twice;
    if (candidate - high === twice) return candidate;
  }
  return high;
}

/** Square root of the sum of squares and whether it is exact. */
export function euclideanNorm(numbers: readonly number[]): { readonly value: number; readonly exact: boolean } {
  if (numbers.some((x) => Math.abs(x) === Number.POSITIVE_INFINITY))
    return { value: Number.POSITIVE_INFINITY, exact: true };
  const nonzero = numbers.filter((x) => x !== 0);
  if (nonzero.length <= 1) return { value: Math.abs(nonzero[0] ?? 0), exact: true };
  const sum = numbers.reduce((total, x) => total + x * x, 0);
  const value = Math.sqrt(sum);
  const whole = numbers.every((x) => Number.isInteger(x)) && sum <= Number.MAX_SAFE_INTEGER;
  return {
    value: Number.isFinite(sum) && sum > 1e-280 ? value : Math.hypot(...numbers),
    exact: whole && Number.isInteger(value),
  };
}
