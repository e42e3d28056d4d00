import { select } from '../../../tensor/view';
import { Interpreter } from '../../machine';
import { type Machine, PythonObject, PythonType, type Value } from '../../values';
import { decline, guarded } from '../declined';
import { JaxArray } from './array';
import { entrance, leave, placeOf } from './compilation';
import { convert, integer, sequence } from './convert';
import { gradient, jacobian } from './differentiation';
import { laneOf, putInLane } from './lanes';
import { rearrange, stackFirst } from './moving';
import type { Row } from './table';
import { call, inTrace, type Transformed, within } from './tracing';
import { flatten, type Tree } from './tree';

/** What jax.grad, jax.jit and their kin return. */
class TransformedFunction extends PythonObject {
  readonly type = transformedType;
  constructor(
    readonly callee: Value,
    readonly run: Transformed,
  ) {
    super();
  }
}

const transformedType: PythonType = new PythonType('PjitFunction', 'jaxlib._jax', [], {
  call: (self: TransformedFunction, args, machine) => guarded(() => self.run(args, machine)),
  getAttribute: (self: TransformedFunction, name, machine) => machine.getAttribute(self.callee, name),
});

/** jax.vmap along the first axis of each mapped argument: called for one index after another, the results stacked. */
const mapped = (callee: Value, inAxes: Value): Transformed =>
  function* (args, machine) {
    const axes = sequence(inAxes) ?? args.positional.map(() => inAxes);
    if (args.keywords.size > 0) return decline('vmap with keyword arguments is not evaluated');
    const trees = args.positional.map((value, i) => {
      const axis = axes[i] ?? null;
      const tree = flatten(value);
      const arrays = tree.leaves.map((leaf) => (axis === null ? leaf : convert(leaf, machine)));
      return { tree, arrays, axis: axis === null ? undefined : integer(axis, 'in_axes') };
    });
    const extents = trees.flatMap(({ arrays, axis }) =>
      axis === undefined
        ? []
        : arrays.map((array) => (array instanceof JaxArray ? (array.tensor.shape.at(axis) ?? -1) : -1)),
    );
    const [count = 0] = extents;
    if (count <= 0 || extents.some((extent) => extent !== count))
      return decline('vmap over these extents is not evaluated');
    const results: Tree[] = [];
    for (let i = 0; i < count; i++) {
      const positional = trees.map(({ tree, arrays, axis }) =>
        tree.rebuild(
          arrays.map((array) => {
            if (axis === undefined || !(array instanceof JaxArray)) return array;
            const rank = array.tensor.shape.length;
            const part = rearrange('slice', array, (t) => select(t, axis < 0 ? axis + rank : axis, i));
            putInLane(part.tensor, { at: i, count, levels: (laneOf(array.tensor)?.levels ?? 0) + 1 });
            return new JaxArray(part.tensor, array.weak, part.node);
          }),
        ),
      );
      const one = () => call(callee, { positional, keywords: new Map() }, machine);
      results.push(flatten(yield* within(machine, ['traced'], one)));
    }
    const [first] = results;
    if (first === undefined || results.some(({ structure }) => structure !== first.structure))
      return decline('vmap of results of different structure is not evaluated');
    return first.rebuild(
      first.leaves.map((_, k) => {
        const parts = results.map(({ leaves }) => convert(leaves[k] ?? null, machine));
        const stacked = stackFirst(parts, parts[0]?.tensor.dtype ?? 'float32');
        machine.charge(stacked.tensor.size);
        return new JaxArray(stacked.tensor, parts[0]?.weak ?? false, stacked.node);
      }),
    );
  };

/** Characters written so far. */
const written = (machine: Machine): number =>
  machine instanceof Interpreter ? machine.output.reduce((sum, { text }) => sum + text.length, 0) : 0;

/** The leaves of a value that is a pytree; none of one that is not, as a static argument may be. */
const flattened = (value: Value): readonly Value[] => (value instanceof PythonObject ? flatten(value).leaves : [value]);

/** jax.jit: the function as it is, on arrays, with the digits that compiling it as a whole may move. */
export function compiled(callee: Value, isStatic: (place: number | string) => boolean): Transformed {
  // JAX runs the function's own code once for each kind of arguments: what it prints, it prints only then.
  let prints = false;
  return function* (args, machine) {
    if (prints) return decline('a compiled function that prints prints only while JAX traces it');
    return yield* inTrace(machine, function* (trace) {
      const arrays = (value: Value, change: (array: JaxArray) => JaxArray): Value => {
        const tree = flatten(value);
        return tree.rebuild(tree.leaves.map((leaf) => change(convert(leaf, machine))));
      };
      const given = [...args.positional, ...args.keywords.values()].flatMap((value) => flattened(value));
      const isWithin = given.some((leaf) => leaf instanceof JaxArray && placeOf(leaf.tensor)?.module !== undefined);
      const enter = entrance(trace);
      const entering = (array: JaxArray): JaxArray => {
        if (isWithin) return array;
        const inner = enter(array);
        return new JaxArray(inner.tensor, array.weak, inner.node);
      };
      const traced = (value: Value, place: number | string): Value =>
        isStatic(place) ? value : arrays(value, entering);
      const positional = args.positional.map(traced);
      const keywords = new Map([...args.keywords].map(([name, value]) => [name, traced(value, name)]));
      const before = written(machine);
      const made = yield* within(machine, ['traced'], () => call(callee, { positional, keywords }, machine));
      prints = written(machine) > before;
      return arrays(made, (array) => {
        const outer = isWithin ? array : leave(array, trace);
        return new JaxArray(outer.tensor, array.weak, outer.node);
      });
    });
  };
}

function isStaticIn(names: Value, numbers: Value): (place: number | string) => boolean {
  const given = [names, numbers].flatMap((value) => (value === null ? [] : (sequence(value) ?? [value])));
  if (given.length === 0) return () => false;
  if (given.some((item) => typeof item === 'string'))
    return (place) => typeof place === 'number' || given.includes(place);
  return (place) => typeof place === 'number' && given.includes(BigInt(place));
}

/** Functions of functions. */
export const transformRows: readonly Row[] = [
  ...([false, true] as const).map(
    (withValue): Row => [
      withValue ? 'value_and_grad' : 'grad',
      '(fun, argnums=0, has_aux=False, holomorphic=False, allow_int=False)',
      (bound) =>
        new TransformedFunction(
          bound.get('fun'),
          gradient(bound.get('fun'), bound.get('argnums'), bound.get('has_aux') === true, withValue),
        ),
    ],
  ),
  [
    'jacfwd jacrev jacobian',
    '(fun, argnums=0, has_aux=False, holomorphic=False)',
    (bound, _machine, name) =>
      bound.get('has_aux') === true
        ? decline('a Jacobian with has_aux is not evaluated')
        : new TransformedFunction(
            bound.get('fun'),
            jacobian(bound.get('fun'), bound.get('argnums'), name === 'jacfwd'),
          ),
  ],
  [
    'vmap',
    '(fun, in_axes=0, out_axes=0, axis_name=None, axis_size=None)',
    (bound) =>
      bound.get('out_axes') === 0n && bound.get('axis_size') === null
        ? new TransformedFunction(bound.get('fun'), mapped(bound.get('fun'), bound.get('in_axes')))
        : decline('vmap with out_axes is not evaluated'),
  ],
  [
    'jit',
    '(fun, *, static_argnums=None, static_argnames=None, donate_argnums=None, inline=False)',
    (bound) =>
      new TransformedFunction(
        bound.get('fun'),
        compiled(bound.get('fun'), isStaticIn(bound.get('static_argnames'), bound.get('static_argnums'))),
      ),
  ],
  ['checkpoint remat', '(fun)', (bound) => bound.get('fun')],
  ['block_until_ready', '(x)', (bound) => bound.get('x')],
  [
    'lax.stop_gradient',
    '(x)',
    (bound, machine) => {
      const { tensor, weak } = convert(bound.get('x'), machine);
      return new JaxArray(tensor, weak);
    },
  ],
];
