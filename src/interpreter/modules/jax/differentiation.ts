import { backpropagate, constant, leafNode, type Variable } from '../../../tensor/autograd/tape';
import { isFloat } from '../../../tensor/rounding';
import { Tensor } from '../../../tensor/tensor';
import { transpose } from '../../../tensor/view';
import { PythonTuple } from '../../objects/tuple';
import type { Arguments, Evaluation, Machine, Value } from '../../values';
import { decline } from '../declined';
import { addTangents } from './arithmetic';
import { JaxArray } from './array';
import { alias, applied, Pass, placed, placeOf, type Trace } from './compilation';
import { convert, sequence } from './convert';
import { tangentOf } from './forward';
import { putInLane } from './lanes';
import { rearrange, reshaped, stackFirst } from './moving';
import { call, inTrace, type Transformed, whole, within } from './tracing';
import { flatten, rebuildAll, type Tree } from './tree';

/** Arguments with some made leaves of the tape. */
interface Watched {
  readonly args: Arguments;
  readonly trees: readonly Tree[];
  readonly leaves: readonly JaxArray[];
}

/** An array as a leaf of the tape, traced. */
export function watched({ tensor, weak, node }: JaxArray, trace: Trace): JaxArray {
  const own = placeOf(tensor) === undefined ? placed(tensor, { trace }) : tensor;
  if (node === undefined) return new JaxArray(own, weak, leafNode(own));
  const copied = applied(
    'copy()',
    [{ tensor: own, node }],
    ([t = own]) => alias(t),
    (g) => [g],
    ([t]) => t,
  );
  return new JaxArray(copied.tensor, weak, copied.node);
}

function watch(args: Arguments, places: readonly number[], machine: Machine, name: string, trace: Trace): Watched {
  // The operations of a derivative within a forward one are not compiled together.
  trace.isForward = false;
  const positional = [...args.positional];
  const leaves: JaxArray[] = [];
  const trees = places.map((place) => {
    const at = place < 0 ? place + positional.length : place;
    const tree = flatten(positional[at] ?? decline('an argument to differentiate is missing'));
    const own = tree.leaves.map((leaf) => {
      const { tensor, weak, node } = convert(leaf, machine);
      if (!isFloat(tensor.dtype)) {
        return machine.raise(
          'TypeError',
          `${name} requires real- or complex-valued inputs (input dtype that is a sub-dtype of np.inexact), but got ${tensor.dtype}. If you want to use Boolean- or integer-valued inputs, use vjp or set allow_int to True.`,
        );
      }
      return watched(new JaxArray(tensor, weak, node), trace);
    });
    leaves.push(...own);
    positional[at] = tree.rebuild(own);
    return tree;
  });
  return { args: { positional, keywords: args.keywords }, trees, leaves };
}

const zeros = ({ dtype, shape, size }: Tensor): Variable =>
  constant(Tensor.of(dtype, [...shape], new Float64Array(size)));

export function* gradientsOf(
  output: JaxArray,
  seed: Tensor,
  leaves: readonly JaxArray[],
  trace: Trace,
): Evaluation<Variable[]> {
  const targets = new Set(leaves.flatMap(({ node }) => node ?? []));
  if (output.node === undefined) return leaves.map(({ tensor }) => zeros(tensor));
  const module = leaves.map(({ tensor }) => placeOf(tensor)?.module).find((outer) => outer !== undefined);
  const gradient = constant(placed(seed, { trace, module, pass: new Pass(module) }));
  const seeds = [{ node: output.node, gradient }];
  const found = yield* backpropagate(seeds, { createGraph: true, add: addTangents, targets });
  return leaves.map((leaf) => (leaf.node && found.get(leaf.node)) ?? zeros(leaf.tensor));
}

export const gradient = (callee: Value, argnums: Value, hasAuxiliary: boolean, withValue: boolean): Transformed =>
  function* (args, machine) {
    return yield* inTrace(machine, function* (trace) {
      const places = whole(argnums, 'argnums');
      const name = withValue ? 'value_and_grad' : 'grad';
      const { args: given, trees, leaves } = watch(args, places, machine, name, trace);
      const steps = function* (): Evaluation<readonly [Value, Variable[]]> {
        const made = yield* call(callee, given, machine);
        const pair = hasAuxiliary ? sequence(made) : [made];
        const output = convert(pair?.[0] ?? decline('a function with has_aux must return a pair'), machine);
        const { shape, dtype } = output.tensor;
        if (shape.length > 0) {
          const text = `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
          machine.raise('TypeError', `Gradient only defined for scalar-output functions. Output had shape: ${text}.`);
        }
        if (!isFloat(dtype)) return decline('the gradient of an output that is no float: JAX raises');
        const value = hasAuxiliary ? new PythonTuple([output, ...(pair ?? []).slice(1)]) : output;
        return [value, yield* gradientsOf(output, Tensor.of(dtype, [], Float64Array.of(1)), leaves, trace)];
      };
      const [value, found] = yield* within(machine, ['differentiated'], steps);
      const results = found.map((v, i) => new JaxArray(v.tensor, leaves[i]?.weak ?? false, v.node));
      const rebuilt = rebuildAll(trees, results);
      const gradients = sequence(argnums) === undefined ? (rebuilt[0] ?? null) : new PythonTuple(rebuilt);
      if (withValue) return new PythonTuple([value, gradients]);
      const auxiliary = hasAuxiliary && value instanceof PythonTuple ? value.items[1] : undefined;
      return auxiliary === undefined ? gradients : new PythonTuple([gradients, auxiliary]);
    });
  };

/** The number 1 at one place of a tensor of zeros; JAX maps over all of them at once. */
function unit({ dtype, shape, size }: Tensor, at: number): Tensor {
  const values = new Float64Array(size);
  values[at] = 1;
  const made = Tensor.of(dtype, [...shape], values);
  putInLane(made, { at, count: size, levels: 2 });
  return made;
}

/** The derivatives of every output by every input of one array argument: forwards (jacfwd) column by column, backwards (jacrev) row by row. */
export const jacobian = (callee: Value, argnums: Value, forwards: boolean): Transformed =>
  function* (args, machine) {
    return yield* inTrace(machine, function* (trace) {
      const { args: given, leaves } = watch(args, whole(argnums, 'argnums'), machine, 'jacobian', trace);
      const [leaf] = leaves;
      if (forwards) trace.isForward = true;
      if (leaf === undefined || leaves.length > 1) return decline('a Jacobian by several arrays is not evaluated');
      const result = yield* within(machine, ['differentiated'], function* (): Evaluation<Variable> {
        const made = yield* call(callee, given, machine);
        if (sequence(made) !== undefined) return decline('a Jacobian of several outputs is not evaluated');
        const output = convert(made, machine);
        const { tensor } = output;
        machine.charge(tensor.size * leaf.tensor.size);
        const lines: Variable[] = [];
        for (let i = 0; i < (forwards ? leaf.tensor : tensor).size; i++) {
          if (forwards) lines.push(tangentOf(output, leaf, unit(leaf.tensor, i), trace) ?? zeros(tensor));
          else {
            const [row] = yield* gradientsOf(output, unit(tensor, i), [leaf], trace);
            if (row !== undefined) lines.push(row);
          }
        }
        const stacked = stackFirst(lines, leaf.tensor.dtype);
        const shape = [...tensor.shape, ...leaf.tensor.shape];
        if (!forwards) return reshaped(stacked, shape);
        const columns = reshaped(stacked, [leaf.tensor.size, tensor.size]);
        return reshaped(
          rearrange('transpose', columns, (t) => transpose(t, 0, 1)),
          shape,
        );
      });
      return new JaxArray(result.tensor, leaf.weak, result.node);
    });
  };
