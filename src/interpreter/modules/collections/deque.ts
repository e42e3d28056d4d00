import { arrayIterator, itemsOf } from '../../iteration';
import type { Interpreter } from '../../machine';
import { countMethod, indexMethod } from '../../objects/listMethods';
import { defineMethods, type MethodRow } from '../../objects/methods';
import { compareSequences, findEqual } from '../../objects/sequence';
import { indexOf, toIndex } from '../../operators/subscript';
import { joinReprs } from '../../text/repr';
import { unknownOf } from '../../unknown/among';
import { type Evaluation, PythonObject, PythonType, type Slots, Unknown, type Value } from '../../values';

const slots: Slots<Deque> = {
  length: (self) => self.items.length,
  truth: (self) => self.items.length > 0,
  iterate: (self) => arrayIterator(self.items),
  repr: (self, machine) =>
    joinReprs(
      self,
      self.items.map((item) => [item]),
      'deque([',
      self.most === undefined ? '])' : `], maxlen=${self.most})`,
      machine as Interpreter,
      '[...]',
    ),
  getItem: (self, key, machine) => self.items[indexOf(key, self.items.length, 'deque', machine)] ?? null,
  setItem(self, key, value, machine) {
    self.items[indexOf(key, self.items.length, 'deque', machine)] = value;
  },
  compare: (operator, self, other, machine) =>
    other instanceof Deque ? compareSequences(operator, self.items, other.items, machine as Interpreter) : undefined,
  *inPlace(operator, self, other, machine) {
    if (operator === '+') yield* extend(self, other, 'right', machine as Interpreter);
    return self;
  },
};

/** `collections.deque`. */
export const dequeType: PythonType = new PythonType('deque', 'collections', [], slots, function* (type, args, machine) {
  const [source, most = args.keywords.get('maxlen') ?? null] = args.positional;
  const unknown = unknownOf(most);
  if (unknown) return unknown;
  const deque = new Deque(type, most === null ? undefined : toIndex(most, machine));
  if (source !== undefined) yield* extend(deque, source, 'right', machine as Interpreter);
  return deque;
});

class Deque extends PythonObject {
  readonly items: Value[] = [];
  constructor(
    readonly type: PythonType,
    readonly most: number | undefined,
  ) {
    super();
  }

  add(item: Value, side: 'left' | 'right'): void {
    if (side === 'left') this.items.unshift(item);
    else this.items.push(item);
    if (this.most === undefined || this.items.length <= this.most) return;
    if (side === 'left') this.items.pop();
    else this.items.shift();
  }
}

function* extend(deque: Deque, source: Value, side: 'left' | 'right', machine: Interpreter): Evaluation<void> {
  const items = yield* itemsOf(source, machine);
  if (items instanceof Unknown) machine.markDistrusted(deque, items);
  else {
    for (const item of items) {
      deque.add(item, side);
      machine.meter.tick();
      if (machine.meter.due()) yield;
    }
  }
}

const adding = (side: 'left' | 'right'): MethodRow<Deque> => [
  'item, /',
  (self, bound, machine) => {
    machine.charge(1);
    self.add(bound.get('item'), side);
    return null;
  },
];

const taking = (side: 'left' | 'right'): MethodRow<Deque> => [
  '',
  (self, _bound, machine) => {
    if (self.items.length === 0) machine.raise('IndexError', 'pop from an empty deque');
    return (side === 'left' ? self.items.shift() : self.items.pop()) ?? null;
  },
];

const extending = (side: 'left' | 'right'): MethodRow<Deque> => [
  'iterable, /',
  function* (self, bound, machine) {
    yield* extend(self, bound.get('iterable'), side, machine);
    return null;
  },
];

const methods: Readonly<Record<string, MethodRow<Deque>>> = {
  append: adding('right'),
  appendleft: adding('left'),
  pop: taking('right'),
  popleft: taking('left'),
  extend: extending('right'),
  extendleft: extending('left'),
  clear: [
    '',
    (self) => {
      self.items.length = 0;
      return null;
    },
  ],
  copy: [
    '',
    (self) => {
      const copy = new Deque(self.type, self.most);
      copy.items.push(...self.items);
      return copy;
    },
  ],
  rotate: [
    'n=1, /',
    (self, bound, machine) => {
      const { length } = self.items;
      if (length === 0) return null;
      const turn = ((toIndex(bound.get('n'), machine) % length) + length) % length;
      self.items.unshift(...self.items.splice(length - turn, turn));
      return null;
    },
  ],
  reverse: [
    '',
    (self) => {
      self.items.reverse();
      return null;
    },
  ],
  remove: [
    'value, /',
    function* (self, bound, machine) {
      const index = yield* findEqual(self.items, bound.get('value'), machine);
      if (index instanceof Unknown) machine.markDistrusted(self, index);
      else if (index < 0) machine.raise('ValueError', 'deque.remove(x): x not in deque');
      else self.items.splice(index, 1);
      return null;
    },
  ],
  index: [
    'value, start=0, stop=9223372036854775807, /',
    (self, bound, machine) => indexMethod(self, bound, machine, (text) => `${text} is not in deque`),
  ],
  count: ['value, /', (self, bound, machine) => countMethod(self, bound, machine)],
};

export function installDeque(): void {
  defineMethods(dequeType, methods);
}
