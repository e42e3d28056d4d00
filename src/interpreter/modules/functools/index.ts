import { nextItem } from '../../builtins/iterators';
import { call, callPositional } from '../../call';
import { iterate } from '../../iteration';
import type { Interpreter } from '../../machine';
import { attributesOf } from '../../objects/attributeTable';
import { PythonDictionary } from '../../objects/dictionary';
import { Property, PythonFunction } from '../../objects/function';
import { PythonTuple } from '../../objects/tuple';
import { joinReprs, reprOf } from '../../text/repr';
import { unknownOf } from '../../unknown/among';
import { UnknownRest } from '../../unknown/rest';
import {
  type Arguments,
  Builtin,
  type Evaluation,
  finish,
  Instance,
  type Machine,
  PythonObject,
  PythonType,
  type Slots,
  Unknown,
  type Value,
} from '../../values';
import { functionsFrom, standardLibrary } from '../standard/define';
import { Cached } from './cache';
import { Dispatcher } from './dispatch';
import { totalOrdering } from './ordering';

const partialSlots: Slots<Partial> = {
  call: (self, args, machine) => call(self.callee, self.merge(args), machine as Interpreter),
  getAttribute: (self, name) => {
    if (name === 'func') return self.callee;
    if (name === 'args') return new PythonTuple(self.args.positional);
    return name === 'keywords' ? new PythonDictionary(self.args.keywords) : undefined;
  },
  *repr(self, machine) {
    const callee = yield* finish(reprOf(self.callee, machine as Interpreter));
    if (callee instanceof Unknown) return callee;
    const keywords = [...self.args.keywords].map(([name, value]) => [name, value] as const);
    const rest = yield* joinReprs(
      self,
      self.args.positional.map((item) => [item]),
      '',
      '',
      machine as Interpreter,
    );
    if (rest instanceof Unknown || keywords.length > 0) return new Unknown('the repr of a partial');
    return {
      text: `functools.partial(${[callee.text, rest.text].filter(Boolean).join(', ')})`,
      approximate: rest.approximate,
    };
  },
};

const partialType: PythonType = new PythonType(
  'partial',
  'functools',
  [],
  partialSlots,
  (_type, { positional, keywords }, machine) => {
    const [callee, ...rest] = positional;
    if (callee === undefined) return machine.raise('TypeError', "type 'partial' takes at least one argument");
    if (callee instanceof Partial) return new Partial(callee.callee, callee.merge({ positional: rest, keywords }));
    return new Partial(callee, { positional: rest, keywords });
  },
);

/** A callable with arguments already given. */
class Partial extends PythonObject {
  readonly type = partialType;
  constructor(
    readonly callee: Value,
    readonly args: Arguments,
  ) {
    super();
  }

  merge({ positional, keywords }: Arguments): Arguments {
    return {
      positional: [...this.args.positional, ...positional],
      keywords: new Map([...this.args.keywords, ...keywords]),
    };
  }
}

/** Copies a function's name and documentation to its wrapper. */
function wrap(wrapper: Value, wrapped: Value): Value {
  if (wrapper instanceof Instance && wrapped instanceof PythonFunction) {
    for (const [name, value] of attributesOf(wrapped) ?? []) wrapper.attributes.set(name, value);
    wrapper.attributes.set('__module__', '__main__');
    wrapper.attributes.set('__name__', wrapped.name);
    wrapper.attributes.set('__qualname__', wrapped.qualifiedName);
    wrapper.attributes.set('__doc__', documentation(wrapped));
    wrapper.attributes.set('__wrapped__', wrapped);
  }
  if (wrapper instanceof PythonFunction && wrapped instanceof PythonFunction) {
    wrapper.name = wrapped.name;
    wrapper.qualifiedName = wrapped.qualifiedName;
    wrapper.attributes ??= new Map();
    for (const [name, value] of attributesOf(wrapped) ?? []) wrapper.attributes.set(name, value);
    wrapper.attributes.set('__wrapped__', wrapped);
    wrapper.attributes.set('__doc__', documentation(wrapped));
  }
  return wrapper;
}

function documentation({ node }: PythonFunction): Value {
  const first = node.kind === 'Function' ? node.body[0] : undefined;
  return first?.kind === 'Expression' && first.value.kind === 'Constant' && typeof first.value.value === 'string'
    ? first.value.value
    : null;
}

const native = (
  name: string,
  run: (args: Arguments, machine: Machine) => ReturnType<Builtin['implementation']>,
): Builtin => new Builtin(name, run, true);

function* reduce(callee: Value, iterable: Value, initial: Value | undefined, machine: Interpreter): Evaluation {
  const source = yield* finish(iterate(iterable, machine));
  let total = initial === undefined ? yield* nextItem(source, machine) : initial;
  if (total === undefined) return machine.raise('TypeError', 'reduce() of empty iterable with no initial value');
  while (true) {
    const item = yield* nextItem(source, machine);
    if (item === undefined || total instanceof UnknownRest) return total;
    if (item instanceof UnknownRest) return new Unknown(item.reason);
    total = yield* finish(callPositional(callee, [total, item], machine));
  }
}

const load = (): [string, Value][] => [
  ['partial', partialType],
  ...functionsFrom({
    reduce: [
      '(function, iterable, initial=..., /)',
      (bound, machine) =>
        reduce(
          bound.get('function'),
          bound.get('iterable'),
          bound.given('initial') ? bound.get('initial') : undefined,
          machine,
        ),
    ],
    wraps: [
      '(wrapped, assigned=None, updated=None)',
      (bound) => native('wraps', ({ positional: [wrapper = null] }) => wrap(wrapper, bound.get('wrapped'))),
    ],
    update_wrapper: [
      '(wrapper, wrapped, assigned=None, updated=None)',
      (bound) => wrap(bound.get('wrapper'), bound.get('wrapped')),
    ],
    lru_cache: [
      '(maxsize=128, typed=False)',
      (bound) => {
        const size = bound.get('maxsize');
        if (size instanceof PythonFunction) return new Cached(size, 128);
        const limit = typeof size === 'bigint' ? Math.max(0, Number(size)) : undefined;
        const isTyped = bound.get('typed') === true;
        return native(
          'decorator',
          ({ positional: [callee = null] }) => unknownOf(callee) ?? new Cached(callee, limit, isTyped),
        );
      },
    ],
    cache: ['(user_function, /)', (bound) => new Cached(bound.get('user_function'), undefined)],
    singledispatch: ['(func)', (bound) => new Dispatcher(bound.get('func'))],
    cached_property: ['(func)', (bound) => new Property(bound.get('func'), null, null, true)],
    total_ordering: ['(cls)', (bound, machine) => totalOrdering(bound.get('cls'), machine)],
    cmp_to_key: ['(mycmp)', (bound) => keyFunction(bound.get('mycmp'))],
  }),
];

/** `cmp_to_key`: keys that compare by calling the function. */
function keyFunction(order: Value): Value {
  const type = new PythonType('K', 'functools', [], {
    *compare(operator, self: Key, other, machine) {
      if (!(other instanceof Key)) return new Unknown('a comparison of keys');
      return yield* machine.compare(operator, yield* machine.callWith(order, self.item, other.item), 0n);
    },
  });
  class Key extends PythonObject {
    readonly type = type;
    constructor(readonly item: Value) {
      super();
    }
  }
  return native('K', ({ positional: [item = null] }) => new Key(item));
}

export const library = standardLibrary('functools', load);
