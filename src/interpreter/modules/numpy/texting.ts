import { exponential, fixed } from '../../../numeric/decimal';
import { array2string, type NumpyPrintOptions, numpyRepr } from '../../../tensor/printing/numpy';
import { positional, scientific } from '../../../tensor/printing/shortest';
import { isFloat } from '../../../tensor/rounding';
import type { Tensor } from '../../../tensor/tensor';
import { errorsOf, toArray } from '../../../tensor/view';
import { PythonDictionary } from '../../objects/dictionary';
import type { Bound } from '../../signature';
import { ApproximateText, type Evaluation, type Machine, type Text, Unknown, type Value } from '../../values';
import { decline } from '../declined';
import { integerOf } from './convert';
import { chosenFormatter, optionsFrom, optionsIn } from './printing';
import { array, flag, type Implementation, type Row } from './table';
import { known, wordsOf } from './text';

const asValue = (text: Text | Unknown): Value =>
  text instanceof Unknown ? text : text.approximate ? new ApproximateText(text.text) : text.text;

/** The options of one call over those in force; its names differ a little from those of `set_printoptions`. */
function optionsOf(bound: Bound, machine: Machine): NumpyPrintOptions {
  const options = optionsFrom(bound, optionsIn(machine)) ?? decline('legacy= is not evaluated');
  const [width, small] = [bound.get('max_line_width'), bound.get('suppress_small')];
  return {
    ...options,
    ...(width !== null && { linewidth: integerOf(width) }),
    ...(small !== null && { suppress: small !== false }),
  };
}

function* arrayToString(bound: Bound, machine: Machine): Evaluation {
  const t = array(bound, 'a', machine);
  const options = optionsOf(bound, machine);
  const given = (name: string) => (typeof bound.get(name) === 'string' ? (bound.get(name) as string) : undefined);
  const formatter = bound.get('formatter');
  const write = formatter instanceof PythonDictionary ? chosenFormatter(formatter, t.dtype) : undefined;
  const words = write === undefined ? undefined : yield* wordsOf(t, write, options.threshold, machine);
  if (words instanceof Unknown) return words;
  const layout = {
    options,
    separator: given('separator') ?? ' ',
    prefix: given('prefix') ?? '',
    suffix: given('suffix') ?? '',
    ...(words && { words }),
  };
  return asValue(known(t, () => array2string(t, layout)));
}

const narrow = (bound: Bound, machine: Machine): NumpyPrintOptions => {
  const options = optionsOf(bound, machine);
  return bound.get('precision') === null ? options : { ...options, precision: integerOf(bound.get('precision')) };
};

const arrayRepr: Implementation = (bound, machine) => {
  const t = array(bound, 'a', machine);
  return asValue(known(t, () => numpyRepr(t, narrow(bound, machine))));
};

const arrayStr: Implementation = (bound, machine) => {
  const t = array(bound, 'a', machine);
  return asValue(known(t, () => array2string(t, { options: narrow(bound, machine) })));
};

/** One number written on its own: shortest digits, at most `precision` of them, `trim` and `min_digits` as Dragon4 takes them. */
const formatFloat =
  (isScientific: boolean): Implementation =>
  (bound, machine) => {
    const t: Tensor = array(bound, 'x', machine);
    const x = toArray(t)[0] ?? 0;
    if (errorsOf(t) !== undefined || t.size !== 1) return decline('the digits of this number are not known');
    const dtype = isFloat(t.dtype) ? t.dtype : 'float64';
    const precision = bound.get('precision') === null ? undefined : integerOf(bound.get('precision'));
    const trim = bound.get('trim');
    if (
      bound.get('pad_left') !== null ||
      bound.get('pad_right') !== null ||
      bound.get('exp_digits') !== null ||
      bound.get('fractional') === false
    )
      return decline('padding of a single number is not evaluated');
    if (!Number.isFinite(x)) return Number.isNaN(x) ? 'nan' : x > 0 ? 'inf' : '-inf';
    let text: string;
    if (bound.get('unique') === false) text = isScientific ? exponential(x, precision ?? 6) : fixed(x, precision ?? 6);
    else text = isScientific ? scientific(x, dtype, precision ?? 400) : positional(x, dtype, precision ?? 400);
    let [mantissa = '', exponent] = text.split('e');
    const digits = mantissa.split('.')[1]?.length ?? 0;
    const least = bound.get('min_digits') === null ? 0 : integerOf(bound.get('min_digits'));
    if (digits < least) mantissa = `${mantissa.includes('.') ? mantissa : `${mantissa}.`}${'0'.repeat(least - digits)}`;
    if (trim === '0' && mantissa.endsWith('.')) mantissa += '0';
    if (trim === '-') mantissa = mantissa.replace(/\.0*$|(\.\d*?)0+$/, '$1').replace(/\.$/, '');
    if (flag(bound, 'sign') && !mantissa.startsWith('-')) mantissa = `+${mantissa}`;
    return exponent === undefined ? mantissa : `${mantissa}e${exponent}`;
  };

const floatTail = "unique=True, trim='k', sign=False, pad_left=None";

/** Arrays and numbers written as texts. */
export const textingRows: readonly Row[] = [
  [
    'N:array2string',
    "(a, max_line_width=None, precision=None, suppress_small=None, separator=' ', prefix='', *, formatter=None, threshold=None, edgeitems=None, sign=None, floatmode=None, suffix='', legacy=None, linewidth=None, suppress=None, nanstr=None, infstr=None)",
    arrayToString,
  ],
  [
    'N:array_repr',
    '(a, max_line_width=None, precision=None, suppress_small=None, *, threshold=None, edgeitems=None, linewidth=None, suppress=None, nanstr=None, infstr=None, sign=None, floatmode=None, legacy=None)',
    arrayRepr,
  ],
  [
    'N:array_str',
    '(a, max_line_width=None, precision=None, suppress_small=None, *, threshold=None, edgeitems=None, linewidth=None, suppress=None, nanstr=None, infstr=None, sign=None, floatmode=None, legacy=None)',
    arrayStr,
  ],
  [
    'N:format_float_positional',
    `(x, precision=None, unique=True, fractional=True, trim='k', sign=False, pad_left=None, pad_right=None, min_digits=None, exp_digits=None)`,
    formatFloat(false),
  ],
  [
    'N:format_float_scientific',
    `(x, precision=None, ${floatTail}, exp_digits=None, min_digits=None, *, pad_right=None, fractional=True)`,
    formatFloat(true),
  ],
  [
    'N:binary_repr',
    '(num, width=None)',
    (bound) => {
      const value = integerOf(bound.get('num'));
      const width = bound.get('width') === null ? 0 : integerOf(bound.get('width'));
      if (value >= 0) return value.toString(2).padStart(width, '0');
      return width === 0 ? `-${(-value).toString(2)}` : (2 ** width + value).toString(2).padStart(width, '1');
    },
  ],
  [
    'N:base_repr',
    '(number, base=2, padding=0)',
    (bound) => {
      const value = integerOf(bound.get('number'));
      const digits =
        '0'.repeat(integerOf(bound.get('padding'))) +
        Math.abs(value)
          .toString(integerOf(bound.get('base')))
          .toUpperCase();
      return value < 0 ? `-${digits}` : digits;
    },
  ],
];
