import type { Tensor } from '../../../tensor/tensor';
import { toArray } from '../../../tensor/view';
import { PythonDictionary } from '../../objects/dictionary';
import { type Bound, defineFunction } from '../../signature';
import { Instance, type Machine, PythonType, StateKey, type Value } from '../../values';

const kinds = ['divide', 'over', 'under', 'invalid'] as const;
type Kind = (typeof kinds)[number];
type Modes = Readonly<Record<Kind, string>>;

const usual: Modes = { divide: 'warn', over: 'warn', under: 'ignore', invalid: 'warn' };

/** How floating-point errors are met; warnings go to stderr, which is not shown, so only 'raise' changes anything. */
const errorModes = new StateKey<{ modes: Modes }>('numpy error modes', () => ({ modes: usual }));

const dictionary = (modes: Modes): Value => new PythonDictionary(kinds.map((kind) => [kind, modes[kind]]));

function changed(bound: Bound, before: Modes, machine: Machine): Modes {
  const modes: Record<Kind, string> = { ...before };
  for (const kind of kinds) {
    const value = bound.get(kind) ?? bound.get('all');
    if (value === null) continue;
    if (typeof value !== 'string' || !/^(ignore|warn|raise|call|print|log)$/.test(value))
      return machine.raise('ValueError', 'invalid error mode');
    modes[kind] = value;
  }
  return modes;
}

const signature = '(all=None, divide=None, over=None, under=None, invalid=None)';

class ErrorContext extends Instance {
  before: Modes = usual;
  constructor(
    type: PythonType,
    readonly bound: Bound,
  ) {
    super(type);
  }
}

const make = defineFunction(
  'errstate',
  '(*, call=None, all=None, divide=None, over=None, under=None, invalid=None)',
  (bound) => new ErrorContext(errstateType, bound),
);

/** `with np.errstate(...)`. */
export const errstateType: PythonType = new PythonType(
  'errstate',
  'numpy',
  [],
  {
    enter: (self: ErrorContext, machine) => {
      const state = machine.state(errorModes);
      self.before = state.modes;
      state.modes = changed(self.bound, state.modes, machine);
      return null;
    },
    exit: (self: ErrorContext, machine) => {
      machine.state(errorModes).modes = self.before;
      return false;
    },
  },
  (_, args, machine) => make.implementation(args, machine),
);

/** Functions about floating-point errors. */
export const warningFunctions: readonly Value[] = [
  defineFunction('seterr', signature, (bound, machine) => {
    const state = machine.state(errorModes);
    const before = dictionary(state.modes);
    state.modes = changed(bound, state.modes, machine);
    return before;
  }),
  defineFunction('geterr', '()', (_, machine) => dictionary(machine.state(errorModes).modes)),
];

/** Raises NumPy's FloatingPointError for a ufunc's results where `np.errstate` asks for it; operands are of the dtype computed in. */
export function checkErrors(name: string, operands: readonly Tensor[], result: Tensor, machine: Machine): void {
  const { modes } = machine.state(errorModes);
  if (!kinds.some((kind) => modes[kind] === 'raise')) return;
  const inputs = operands.map((t) => (t.size === result.size ? toArray(t) : undefined));
  const scalars = operands.map((t) => toArray(t)[0] ?? 0);
  const found = new Set<Kind>();
  toArray(result).forEach((y, i) => {
    const x = operands.map((_, k) => inputs[k]?.[i] ?? scalars[k] ?? 0);
    if (Number.isNaN(y)) {
      if (!x.some(Number.isNaN)) found.add('invalid');
    } else if (!Number.isFinite(y)) {
      if (!x.every(Number.isFinite)) return;
      const isPole =
        x.length === 1 ? /^(log|arctanh|reciprocal)/.test(name) : /divide|remainder/.test(name) && x[1] === 0;
      found.add(isPole || (name === 'power' && x[0] === 0) ? 'divide' : 'over');
    }
  });
  const words: readonly (readonly [Kind, string])[] = [
    ['divide', 'divide by zero'],
    ['over', 'overflow'],
    ['invalid', 'invalid value'],
  ];
  for (const [kind, what] of words) {
    if (found.has(kind) && modes[kind] === 'raise')
      machine.raise('FloatingPointError', `${what} encountered in ${name}`);
  }
}
