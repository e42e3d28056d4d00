import type { Interpreter } from '../machine';
import { reprOf } from '../text/repr';
import { FixedObject, finish, PythonObject, PythonType, type Slots, Unknown, type Value } from '../values';

const slots: Slots<PythonSlice> = {
  *repr(self, machine) {
    const parts: string[] = [];
    for (const part of [self.start, self.stop, self.step]) {
      const text = yield* finish(reprOf(part, machine as Interpreter));
      if (text instanceof Unknown) return text;
      parts.push(text.text);
    }
    return { text: `slice(${parts.join(', ')})`, approximate: false };
  },
  getAttribute: (self, name) => (name === 'start' || name === 'stop' || name === 'step' ? self[name] : undefined),
};

export const sliceType = new PythonType('slice', 'builtins', [], slots, (_type, { positional }) => {
  const [first = null, second, third = null] = positional;
  return second === undefined ? new PythonSlice(null, first, null) : new PythonSlice(first, second, third);
});
const ellipsisType = new PythonType('ellipsis', 'builtins', [], {
  repr: () => ({ text: 'Ellipsis', approximate: false }),
});

/** `start:stop:step` in a subscript; parts left out are null. */
export class PythonSlice extends PythonObject {
  readonly type = sliceType;
  constructor(
    readonly start: Value,
    readonly stop: Value,
    readonly step: Value,
  ) {
    super();
  }
}

class Ellipsis extends FixedObject {
  readonly type = ellipsisType;
}

/** The one `...`. */
export const ellipsis = new Ellipsis();
