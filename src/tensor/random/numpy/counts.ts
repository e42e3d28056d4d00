import type { Distribution, Draws, Library } from './distributions';

/** log Γ(x) as NumPy's samplers compute it (`random_loggam`, after Zhang and Jin, "Computation of Special Functions", 1996). */
function logGamma(x: number, { log }: Library): number {
  if (x === 1 || x === 2) return 0;
  const steps = x < 7 ? Math.trunc(7 - x) : 0;
  let place = x + steps;
  const square = (1 / place) * (1 / place);
  const series = [
    8.333333333333333e-2, -2.777777777777778e-3, 7.936507936507937e-4, -5.952380952380952e-4, 8.417508417508418e-4,
    -1.917526917526918e-3, 6.41025641025641e-3, -2.955065359477124e-2, 1.796443723688307e-1, -1.3924322169059,
  ];
  const sum = series.reduceRight((total, term) => total * square + term);
  let result = sum / place + 0.5 * 1.8378770664093453 + (place - 0.5) * log(place) - place;
  for (let k = 1; k <= steps; k++) {
    result -= log(place - 1);
    place -= 1;
  }
  return result;
}

/** Below 10 by multiplying uniforms, else by transformed rejection (W. Hörmann, Insurance: Mathematics and Economics 12, 1993). */
export const poisson: Distribution = (draws, library, _legacy, [mean = 1]) => {
  if (mean === 0) return 0;
  if (mean < 10) {
    const limit = library.exp(-mean);
    let count = 0;
    for (let product = draws.double(); product > limit; product *= draws.double()) count++;
    return count;
  }
  const root = Math.sqrt(mean);
  const logMean = library.log(mean);
  const b = 0.931 + 2.53 * root;
  const a = -0.059 + 0.02483 * b;
  const inverse = 1.1239 + 1.1328 / (b - 3.4);
  const limit = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = draws.double() - 0.5;
    const v = draws.double();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= limit) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    const height = library.log(v) + library.log(inverse) - library.log(a / (us * us) + b);
    if (height <= -mean + k * logMean - logGamma(k + 1, library)) return k;
  }
};

/** By inversion: the probabilities added up from 0. */
function inverted(draws: Draws, { exp, log, log1p }: Library, legacy: boolean, n: number, p: number): number {
  const q = 1 - p;
  const first = exp(n * (legacy ? log(q) : log1p(-p)));
  const bound = Math.trunc(Math.min(n, n * p + 10 * Math.sqrt(n * p * q + 1)));
  let count = 0;
  let mass = first;
  let u = draws.double();
  while (u > mass) {
    count++;
    if (count > bound) {
      count = 0;
      mass = first;
      u = draws.double();
    } else {
      u -= mass;
      mass = ((n - count + 1) * p * mass) / (count * q);
    }
  }
  return count;
}

/** BTPE (V. Kachitvichyanukul and B. W. Schmeiser, "Binomial random variate generation", 1988). */
function rejected(draws: Draws, library: Library, legacy: boolean, n: number, p: number): number {
  const { log } = library;
  const r = Math.min(p, 1 - p);
  const q = 1 - r;
  const fm = n * r + r;
  const m = Math.floor(fm);
  const p1 = Math.floor(2.195 * Math.sqrt(n * r * q) - 4.6 * q) + 0.5;
  const xm = m + 0.5;
  const [xl, xr] = [xm - p1, xm + p1];
  const c = 0.134 + 20.5 / (15.3 + m);
  const slope = (a: number) => a * (1 + a / 2);
  const left = slope((fm - xl) / (fm - xl * r));
  const right = slope((xr - fm) / (xr * q));
  const p2 = p1 * (1 + 2 * c);
  const p3 = p2 + c / left;
  const p4 = p3 + c / right;
  const nrq = n * r * q;
  for (;;) {
    const u = draws.double() * p4;
    let v = draws.double();
    if (u <= p1) return Math.floor(xm - p1 * v + u);
    let y: number;
    if (u <= p2) {
      const x = xl + (u - p1) / c;
      v = v * c + 1 - Math.abs(m - x + 0.5) / p1;
      if (v > 1) continue;
      y = Math.floor(x);
    } else if (u <= p3) {
      y = Math.floor(xl + log(v) / left);
      if (y < 0 || v === 0) continue;
      v = v * (u - p2) * left;
    } else {
      y = Math.floor(xr - log(v) / right);
      if (y > n || v === 0) continue;
      v = v * (u - p3) * right;
    }
    if (isAccepted(y, v)) return y;
  }

  function isAccepted(y: number, v: number): boolean {
    const k = Math.abs(y - m);
    if (!(k > 20 && k < nrq / 2 - 1)) {
      const s = r / q;
      const a = s * (n + 1);
      let f = 1;
      for (let i = m + 1; i <= y; i++) f *= a / i - s;
      for (let i = y + 1; i <= m; i++) f /= a / i - s;
      return v <= f;
    }
    const rho = (k / nrq) * ((k * (k / 3 + 0.625) + 0.16666666666666666) / nrq + 0.5);
    const t = (-k * k) / (2 * nrq);
    const height = log(v);
    if (height < t - rho) return true;
    if (height > t + rho) return false;
    const [x1, f1, z, w] = [y + 1, m + 1, n + 1 - m, n - y + 1];
    // The old interface keeps the paper's misprint (13680) and adds all four terms.
    const head = legacy ? 13680 : 13860;
    const stirling = (x: number) => {
      const square = x * x;
      return (head - (462 - (132 - (99 - 140 / square) / square) / square) / square) / x / 166320;
    };
    const base = xm * log(f1 / x1) + (n - m + 0.5) * log(z / w) + (y - m) * log((w * r) / (x1 * q));
    const correction = legacy
      ? (sum: number) => sum + stirling(f1) + stirling(z) + stirling(x1) + stirling(w)
      : (sum: number) => sum + stirling(f1) + stirling(z) - stirling(x1) - stirling(w);
    return height <= correction(base);
  }
}

export const binomial: Distribution = (draws, library, legacy, [n = 1, p = 0.5]) => {
  if (n === 0 || p === 0) return 0;
  const small = p <= 0.5 ? p : 1 - p;
  const count =
    small * n <= 30 ? inverted(draws, library, legacy, n, small) : rejected(draws, library, legacy, n, small);
  return p <= 0.5 ? count : n - count;
};

export const geometric: Distribution = (draws, library, legacy, [p = 0.5]) => {
  if (p < 1 / 3) {
    const z = legacy ? library.log1p(-draws.double()) / library.log(1 - p) : -draws.exponential() / library.log1p(-p);
    return Math.ceil(z);
  }
  let count = 1;
  let product = p;
  let sum = p;
  for (const u = draws.double(); u > sum; count++) {
    product *= 1 - p;
    sum += product;
  }
  return count;
};

/** The counts of each outcome, by binomials of what is left. */
export function multinomial(
  draws: Draws,
  library: Library,
  legacy: boolean,
  n: number,
  shares: readonly number[],
): number[] {
  const counts = new Array<number>(shares.length).fill(0);
  let rest = 1;
  let left = n;
  for (let j = 0; j < shares.length - 1 && left > 0; j++) {
    const count = binomial(draws, library, legacy, [left, (shares[j] ?? 0) / rest]);
    counts[j] = count;
    left -= count;
    rest -= shares[j] ?? 0;
  }
  if (left > 0) counts[shares.length - 1] = left;
  return counts;
}
