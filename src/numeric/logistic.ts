/** The logistic sigmoid 1 / (1 + e^-x), accurate in both tails. */
export function sigmoid(x: number): number {
  const power = Math.exp(-Math.abs(x));
  return (x >= 0 ? 1 : power) / (1 + power);
}

/** The sigmoid's derivative, sigmoid(x) sigmoid(-x). */
export function sigmoidSlope(x: number): number {
  const power = Math.exp(-Math.abs(x));
  return power / ((1 + power) * (1 + power));
}

/** ln(1 + e^x), which never overflows. */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}
