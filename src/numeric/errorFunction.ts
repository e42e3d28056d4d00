/**
 * erf and erfc as FreeBSD's s_erf.c computes them (Sun Microsystems 1993): rational approximations on five intervals, below 1 ulp. glibc
 * uses the same; pass its exp to get its very result.
 */
const scale = 0.8450629115104675;
const coefficients = {
  small: [
    [0.12837916709551256, -0.3250421072470015, -0.02848174957559851, -0.005770270296489442, -2.3763016656650163e-5],
    [1, 0.39791722395915535, 0.0650222499887673, 0.005081306281875766, 0.00013249473800432164, -3.960228278775368e-6],
  ],
  middle: [
    [
      -0.0023621185607526594, 0.41485611868374833, -0.3722078760357013, 0.31834661990116175, -0.11089469428239668,
      0.035478304325618236, -0.002166375594868791,
    ],
    [
      1, 0.10642088040084423, 0.540397917702171, 0.07182865441419627, 0.12617121980876164, 0.01363708391202905,
      0.011984499846799107,
    ],
  ],
  large: [
    [
      -0.009864944034847148, -0.6938585727071818, -10.558626225323291, -62.375332450326006, -162.39666946257347,
      -184.60509290671104, -81.2874355063066, -9.814329344169145,
    ],
    [
      1, 19.651271667439257, 137.65775414351904, 434.56587747522923, 645.3872717332679, 429.00814002756783,
      108.63500554177944, 6.570249770319282, -0.0604244152148581,
    ],
  ],
  tail: [
    [
      -0.0098649429247001, -0.799283237680523, -17.757954917754752, -160.63638485582192, -637.5664433683896,
      -1025.0951316110772, -483.5191916086514,
    ],
    [
      1, 30.33806074348246, 325.7925129965739, 1536.729586084437, 3199.8582195085955, 2553.0504064331644,
      474.52854120695537, -22.44095244658582,
    ],
  ],
} as const;

/** The terms summed in pairs, as glibc orders them. */
function polynomial(x: number, terms: readonly number[]): number {
  const square = x * x;
  const fourth = square * square;
  const powers = [1, square, fourth, fourth * square, fourth * fourth];
  let sum = (terms[0] ?? 0) + x * (terms[1] ?? 0);
  for (let n = 2; n < terms.length; n += 2) {
    const pair = n + 1 < terms.length ? (terms[n] ?? 0) + x * (terms[n + 1] ?? 0) : (terms[n] ?? 0);
    sum += (powers[n / 2] ?? 0) * pair;
  }
  return sum;
}

const words = new Int32Array(2);
const double = new Float64Array(words.buffer);

function ratio(x: number, [numerator, denominator]: readonly [readonly number[], readonly number[]]): number {
  return polynomial(x, numerator) / polynomial(x, denominator);
}

/** e^(-x^2) times the tail's ratio over x, for x >= 1.25. */
function tail(x: number, bound: number, exp: (x: number) => number): number {
  const power = ratio(1 / (x * x), x < bound ? coefficients.large : coefficients.tail);
  double[0] = x;
  words[0] = 0;
  const head = double[0];
  return (exp(-head * head - 0.5625) * exp((head - x) * (head + x) + power)) / x;
}

/** The error function, to below 1 ulp. */
export function erf(x: number, exp: (x: number) => number = Math.exp): number {
  const size = Math.abs(x);
  if (Number.isNaN(x)) return x;
  if (size < 0.84375) {
    if (size < 2 ** -28)
      return size < 2 ** -1015 ? 0.0625 * (16 * x + 16 * 0.1283791670955126 * x) : x + 0.1283791670955126 * x;
    return x + x * ratio(x * x, coefficients.small);
  }
  const value =
    size < 1.25
      ? scale + ratio(size - 1, coefficients.middle)
      : size >= 6
        ? 1
        : 1 - tail(size, 2.8571434020996094, exp);
  return x < 0 ? -value : value;
}

/** 1 - erf(x) without cancellation, to below 1 ulp. */
export function erfc(x: number, exp: (x: number) => number = Math.exp): number {
  const size = Math.abs(x);
  if (Number.isNaN(x)) return x;
  if (size < 0.84375) {
    if (size < 2 ** -56) return 1 - x;
    const y = ratio(x * x, coefficients.small);
    return x < 0.25 ? 1 - (x + x * y) : 0.5 - (x - 0.5 + x * y);
  }
  if (size < 1.25) {
    const y = ratio(size - 1, coefficients.middle);
    return x >= 0 ? 1 - scale - y : 1 + (scale + y);
  }
  if (x < -6) return 2;
  if (size >= 28) return x > 0 ? 0 : 2;
  const y = tail(size, 2.8571414947509766, exp);
  return x > 0 ? y : 2 - y;
}
