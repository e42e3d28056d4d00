import { cast } from '../../../tensor/cast';
import { array2string, elementText, numpyRepr } from '../../../tensor/printing/numpy';
import { promoteTypes } from '../../../tensor/promotion/numpy';
import { isFloat, rounder } from '../../../tensor/rounding';
import { broadcastShapes, sameShape, sizeOf } from '../../../tensor/shape';
import { Tensor } from '../../../tensor/tensor';
import { errorsOf, expand, toArray } from '../../../tensor/view';
import { PythonDictionary } from '../../objects/dictionary';
import { PythonList } from '../../objects/list';
import { PythonTuple } from '../../objects/tuple';
import type { Bound } from '../../signature';
import { formatPrimitive } from '../../text/format';
import { type Machine, Unknown, type Value } from '../../values';
import { decline } from '../declined';
import { NumpyScalar } from './array';
import { floatOf, integerOf, tensorOf } from './convert';
import { optionsIn } from './printing';
import type { Implementation, Row } from './table';

/** What two arrays are held against, and how a failure is headed. */
interface Comparison {
  readonly holds: (x: number, y: number) => boolean;
  readonly header: string;
  readonly precision: number;
  readonly names: readonly [string, string];
  /** Whether NaN at the same places, and infinities, count as equal. */
  readonly matchesNaN: boolean;
  readonly matchesInfinities: boolean;
}

const usualNames = ['ACTUAL', 'DESIRED'] as const;

function shown(t: Tensor, precision: number, machine: Machine): string {
  const { text } = numpyRepr(t, { ...optionsIn(machine), precision });
  const lines = text.split('\n');
  return lines.length > 4 ? `${lines.slice(0, 3).join('\n')}...` : text;
}

function fail(
  comparison: Comparison,
  arrays: readonly [Tensor, Tensor],
  message: string,
  bound: Bound,
  machine: Machine,
): never {
  const { header, precision, names } = comparison;
  const given = bound.get('err_msg');
  const text = (typeof given === 'string' ? given : '') + message;
  let head = `\n${header}`;
  if (text !== '') head += !text.includes('\n') && text.length < 79 - header.length ? ` ${text}` : `\n${text}`;
  const lines = arrays.map((t, i) => ` ${names[i]}: ${shown(t, precision, machine)}`);
  return machine.raise('AssertionError', [head, ...(bound.get('verbose') === false ? [] : lines)].join('\n'));
}

/** `assert_array_compare` of numpy/testing/_private/utils.py. */
function compareArrays(comparison: Comparison, bound: Bound, machine: Machine): Value {
  const names = bound.given('x') ? ['x', 'y'] : ['actual', 'desired'];
  const [x, y] = names.map((name) => tensorOf(bound.get(name), machine)) as [Tensor, Tensor];
  if (bound.get('strict') === true) return decline('strict= is not evaluated');
  const isScalar = x.shape.length === 0 || y.shape.length === 0;
  if (!isScalar && !sameShape(x.shape, y.shape)) {
    const text = (shape: readonly number[]) => `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
    return fail(comparison, [x, y], `\n(shapes ${text(x.shape)}, ${text(y.shape)} mismatch)`, bound, machine);
  }
  const shape = broadcastShapes(x.shape, y.shape) ?? [];
  const [wideX, wideY] = [expand(x, shape), expand(y, shape)];
  const [a, b] = [toArray(wideX), toArray(wideY)];
  const open = (i: number) => (errorsOf(wideX)?.[i] ?? 0) + (errorsOf(wideY)?.[i] ?? 0);
  const marked = (isMarked: (x: number) => boolean, what: string) => {
    if (a.some((p, i) => isMarked(p) !== isMarked(b[i] ?? 0)))
      fail(comparison, [x, y], `\n${what} location mismatch:`, bound, machine);
  };
  if (comparison.matchesNaN) marked(Number.isNaN, 'nan');
  const isInfinite = (p: number) => Math.abs(p) === Number.POSITIVE_INFINITY;
  if (comparison.matchesInfinities) {
    marked(isInfinite, 'inf');
    if (a.some((p, i) => isInfinite(p) && p !== b[i]))
      fail(comparison, [x, y], '\ninf values mismatch:', bound, machine);
  }
  const isSkipped = (p: number) =>
    (comparison.matchesNaN && Number.isNaN(p)) || (comparison.matchesInfinities && isInfinite(p));
  const wrong = [...a.keys()].filter((i) => {
    const [p, q] = [a[i] ?? 0, b[i] ?? 0];
    if (isSkipped(p)) return false;
    const error = open(i);
    const isRight = comparison.holds(p, q);
    if (error > 0 && (comparison.holds(p - error, q) !== isRight || comparison.holds(p + error, q) !== isRight))
      decline('a comparison depends on digits that differ between processors');
    return !isRight;
  });
  if (wrong.length === 0) return null;
  if (wrong.some((i) => open(i) > 0)) decline('the digits of a difference are only known approximately');
  return fail(comparison, [x, y], `\n${remarks(comparison, x, y, wrong, machine)}`, bound, machine);
}

function remarks({ names }: Comparison, x: Tensor, y: Tensor, wrong: readonly number[], machine: Machine): string {
  const shape = broadcastShapes(x.shape, y.shape) ?? [];
  const [a, b] = [toArray(expand(x, shape)), toArray(expand(y, shape))];
  const percent = formatPrimitive((100 * wrong.length) / a.length, '.3g', machine);
  if (percent instanceof Unknown) return decline('a share is not known');
  const lines = [`Mismatched elements: ${wrong.length} / ${a.length} (${percent.text}%)`];
  if (shape.length > 0) {
    const places = wrong.slice(0, 5).map((i) => {
      const at = shape.map((extent, axis) => Math.floor(i / sizeOf(shape.slice(axis + 1))) % extent);
      return ` [${at.join(', ')}]: ${elementText(a[i] ?? 0, x.dtype)} (${names[0]}), ${elementText(b[i] ?? 0, y.dtype)} (${names[1]})`;
    });
    const title =
      wrong.length === 1
        ? 'Mismatch at index:'
        : wrong.length <= 5
          ? 'Mismatch at indices:'
          : 'First 5 mismatches are at indices:';
    lines.push(`${title}\n${places.join('\n')}`);
  }
  const dtype = promoteTypes(x.dtype, y.dtype);
  const round = rounder(dtype);
  const ratio = isFloat(dtype) ? dtype : 'float64';
  const differences = wrong.map((i) => Math.abs(round((a[i] ?? 0) - (b[i] ?? 0))));
  const relative = wrong.flatMap((i, k) =>
    b[i] === 0 ? [] : [rounder(ratio)((differences[k] ?? 0) / Math.abs(b[i] ?? 0))],
  );
  const largest = (values: readonly number[], type: Tensor['dtype']) =>
    array2string(Tensor.of(type, [], Float64Array.of(values.length === 0 ? Infinity : Math.max(...values))), {
      options: optionsIn(machine),
    }).text;
  lines.push(`Max absolute difference among violations: ${largest(differences, dtype)}`);
  lines.push(
    `Max relative difference among violations: ${largest(relative, relative.length === 0 ? 'float64' : ratio)}`,
  );
  return lines.join('\n');
}

const allClose: Implementation = (bound, machine) => {
  const [rtol, atol] = [floatOf(bound.get('rtol'), machine), floatOf(bound.get('atol'), machine)];
  const written = [rtol, atol]
    .map((x) => formatPrimitive(x, 'g', machine))
    .map((text) => (text instanceof Unknown ? '' : text.text));
  const comparison: Comparison = {
    holds: (x, y) => x === y || Math.abs(x - y) <= atol + rtol * Math.abs(y),
    header: `Not equal to tolerance rtol=${written[0]}, atol=${written[1]}`,
    precision: 6,
    names: usualNames,
    matchesNaN: bound.get('equal_nan') !== false,
    matchesInfinities: true,
  };
  return compareArrays(comparison, bound, machine);
};

const equal: Comparison = {
  holds: (x, y) => x === y,
  header: 'Arrays are not equal',
  precision: 6,
  names: usualNames,
  matchesNaN: true,
  matchesInfinities: true,
};

const less: Comparison = {
  ...equal,
  holds: (x, y) => x < y,
  header: 'Arrays are not strictly ordered `x < y`',
  names: ['x', 'y'],
  matchesInfinities: false,
};

const isSequence = (value: Value): boolean =>
  value instanceof PythonList ||
  value instanceof PythonTuple ||
  (typeof value === 'object' && value !== null && value.tensor !== undefined && !(value instanceof NumpyScalar));

const almostEqual: Implementation = (bound, machine) => {
  const decimals = integerOf(bound.get('decimal'));
  const names = bound.given('x') ? ['x', 'y'] : ['actual', 'desired'];
  if (!names.some((name) => isSequence(bound.get(name)))) {
    const [x, y] = names.map((name) => floatOf(bound.get(name), machine)) as [number, number];
    const isSame = Number.isFinite(x) && Number.isFinite(y) ? Math.abs(y - x) < 1.5 * 10 ** -decimals : Object.is(x, y);
    return isSame ? null : decline('the words of this failure are not evaluated');
  }
  const comparison: Comparison = {
    ...equal,
    holds: (x, y) => Math.abs(x - y) < 1.5 * 10 ** -decimals,
    header: `Arrays are not almost equal to ${decimals} decimals`,
    precision: decimals,
  };
  return compareArrays(comparison, bound, machine);
};

/** `assert_equal` of numbers, texts and containers; of arrays like `assert_array_equal`. */
const assertEqual: Implementation = (bound, machine) => {
  const [actual, desired] = [bound.get('actual'), bound.get('desired')];
  if (actual instanceof PythonDictionary || desired instanceof PythonDictionary)
    return decline('assert_equal of dictionaries is not evaluated');
  if (typeof actual === 'string' && actual === desired) return null;
  const x = tensorOf(actual, machine);
  const y = tensorOf(desired, machine);
  if (isSequence(actual) || isSequence(desired)) return compareArrays(equal, bound, machine);
  const [p, q] = [toArray(cast(x, 'float64'))[0] ?? 0, toArray(cast(y, 'float64'))[0] ?? 0];
  return Object.is(p, q) ? null : decline('the words of this failure are not evaluated');
};

const pair = "actual, desired, err_msg='', verbose=True, *, strict=False";
const vectors = "(x, y, err_msg='', verbose=True, *, strict=False)";

/** `numpy.testing`: T stands for this module. */
export const testingRows: readonly Row[] = [
  [
    'T:assert_allclose',
    "(actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg='', verbose=True, *, strict=False)",
    allClose,
  ],
  ['T:assert_array_equal', `(${pair})`, (bound, machine) => compareArrays(equal, bound, machine)],
  ['T:assert_equal', `(${pair})`, assertEqual],
  ['T:assert_array_less', vectors, (bound, machine) => compareArrays(less, bound, machine)],
  ['T:assert_almost_equal', "(actual, desired, decimal=7, err_msg='', verbose=True)", almostEqual],
  ['T:assert_array_almost_equal', "(actual, desired, decimal=6, err_msg='', verbose=True)", almostEqual],
];
