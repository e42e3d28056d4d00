import type { Dtype } from '../../../tensor/dtype';
import { type NumpyPrintOptions, numpyDefaults } from '../../../tensor/printing/numpy';
import { categoryOf } from '../../../tensor/rounding';
import { PythonDictionary } from '../../objects/dictionary';
import { type Bound, defineFunction } from '../../signature';
import { type Builtin, Instance, type Machine, PythonType, StateKey, Unknown, type Value } from '../../values';
import { decline } from '../declined';
import { integerOf } from './convert';

interface PrintState {
  options: NumpyPrintOptions;
  /** Functions that write elements, by kind of dtype. */
  formatter: PythonDictionary | undefined;
}

/** What `np.set_printoptions` has set in this run. */
export const printOptions = new StateKey<PrintState>('numpy print options', () => ({
  options: numpyDefaults,
  formatter: undefined,
}));

const signature =
  '(precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, nanstr=None, infstr=None, formatter=None, sign=None, floatmode=None, *, legacy=None)';

/** The options an argument list sets, over those in force; undefined where one is not evaluated. */
export function optionsFrom(bound: Bound, current: NumpyPrintOptions): NumpyPrintOptions | undefined {
  const changed: Record<string, unknown> = {};
  for (const name of ['precision', 'threshold', 'edgeitems', 'linewidth']) {
    const value = bound.get(name);
    if (value !== null) changed[name] = typeof value === 'number' ? value : integerOf(value);
  }
  for (const name of ['nanstr', 'infstr', 'sign', 'floatmode']) {
    const value = bound.get(name);
    if (typeof value === 'string') changed[name] = value;
  }
  const suppress = bound.get('suppress');
  if (suppress !== null) changed.suppress = suppress !== false && suppress !== 0n;
  if (bound.get('legacy') !== null) return undefined;
  return { ...current, ...changed };
}

/** The options in force; declines where they are not known. */
export function optionsIn(machine: Machine): NumpyPrintOptions {
  const unknown = machine.distrusted(printOptions);
  return unknown === undefined ? machine.state(printOptions).options : decline(unknown.reason);
}

function apply(bound: Bound, machine: Machine): Value {
  const state = machine.state(printOptions);
  const options = optionsFrom(bound, state.options);
  if (options === undefined) {
    machine.distrust(printOptions, 'NumPy print options with legacy= are not evaluated');
    return new Unknown('NumPy print options with legacy= are not evaluated');
  }
  state.options = options;
  const formatter = bound.get('formatter');
  state.formatter = formatter instanceof PythonDictionary ? formatter : undefined;
  return null;
}

/** The function that writes elements of a dtype, where a dictionary of them has one: the narrower key wins (`_get_formatdict`). */
export function chosenFormatter(formatter: PythonDictionary, dtype: Dtype): Value | undefined {
  const kind = categoryOf(dtype) === 'integer' ? 'int' : categoryOf(dtype);
  return [kind, `${kind}_kind`, 'all'].map((key) => formatter.get(key)).find((found) => found !== undefined);
}

/** The function that writes elements of a dtype, where one is set. */
export function formatterFor(dtype: Dtype, machine: Machine): Value | undefined {
  const { formatter } = machine.state(printOptions);
  return formatter && chosenFormatter(formatter, dtype);
}

/** `np.get_printoptions()`. */
function current(machine: Machine): Value {
  const { options, formatter } = machine.state(printOptions);
  const entries: [string, Value][] = [
    ['precision', BigInt(options.precision)],
    ['threshold', Number.isInteger(options.threshold) ? BigInt(options.threshold) : options.threshold],
    ['edgeitems', BigInt(options.edgeitems)],
    ['linewidth', Number.isInteger(options.linewidth) ? BigInt(options.linewidth) : options.linewidth],
    ['suppress', options.suppress],
    ['nanstr', options.nanstr],
    ['infstr', options.infstr],
    ['sign', options.sign],
    ['formatter', formatter ?? null],
    ['floatmode', options.floatmode],
    ['legacy', false],
    ['override_repr', null],
  ];
  return new PythonDictionary(entries);
}

const managerType = new PythonType('_GeneratorContextManager', 'contextlib', [], {
  enter: (self: PrintOptionsContext, machine) => apply(self.bound, machine),
  exit: (self: PrintOptionsContext, machine) => {
    Object.assign(machine.state(printOptions), self.before);
    return false;
  },
});

/** `with np.printoptions(...)`. */
class PrintOptionsContext extends Instance {
  constructor(
    readonly bound: Bound,
    readonly before: PrintState,
  ) {
    super(managerType);
  }
}

export const printingFunctions: readonly Builtin[] = [
  defineFunction('get_printoptions', '()', (_, machine) => machine.distrusted(printOptions) ?? current(machine)),
  defineFunction('set_printoptions', signature, apply),
  defineFunction(
    'printoptions',
    signature,
    (bound, machine) => new PrintOptionsContext(bound, { ...machine.state(printOptions) }),
  ),
];
