import { type Evaluation, type PythonIterator, PythonObject, PythonType, type Result, type Value } from '../values';

export const generatorType = new PythonType('generator', 'builtins');

/** How a suspended body is woken: with a value for its `yield`, or with an exception to raise there. */
export type Wake = { readonly value: Value } | { readonly error: unknown };

/** What waking a generator gave: a yielded value, or its return value at the end. */
export type Step = { readonly done: false; readonly value: Value } | { readonly done: true; readonly value: Value };

/** A running generator function or generator expression. */
export class PythonGenerator extends PythonObject {
  readonly type = generatorType;
  state: 'created' | 'suspended' | 'running' | 'closed' = 'created';
  constructor(
    readonly name: string,
    readonly resume: (wake: Wake) => Evaluation<Step>,
    /** What the suspended body can reach. */
    readonly reach: () => readonly Value[],
  ) {
    super();
  }
}

/** Any native iterator: what `iter`, `enumerate`, `zip` and the like give. */
export class NativeIterator extends PythonObject implements PythonIterator {
  constructor(
    readonly type: PythonType,
    private readonly source: PythonIterator,
    /** What the items come from. */
    readonly over: readonly Value[] = [],
  ) {
    super();
  }
  next(...[machine]: Parameters<PythonIterator['next']>): Result<Value | undefined> {
    return this.source.next(machine);
  }
}

const iteratorTypes = new Map<string, PythonType>();

/** The type of iterators over something, made once per name. */
export function iteratorType(name: string): PythonType {
  const known = iteratorTypes.get(name);
  if (known) return known;
  const type: PythonType = new PythonType(name, 'builtins', [], { iterate: (self: NativeIterator) => self });
  iteratorTypes.set(name, type);
  return type;
}
