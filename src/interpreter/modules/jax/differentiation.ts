import { reshaped } from '../../../tensor/autograd/structure';
import { backpropagate, constant, leafNode, record, type Variable } from '../../../tensor/autograd/tape';
import { isFloat, ulp } from '../../../tensor/rounding';
import { Tensor } from '../../../tensor/tensor';
import { errorsOf, toArray } from '../../../tensor/view';
import { PythonTuple } from '../../objects/tuple';
import type { Arguments, Evaluation, Machine, Value } from '../../values';
import { decline } from '../declined';
import { add } from './arithmetic';
import { JaxArray, tracingKey } from './array';
import { convert, sequence } from './convert';
import { stackFirst } from './reduction';
import { call, type Transformed, whole, within } from './tracing';
import { flatten, rebuildAll, type Tree } from './tree';

/** Arguments with some made leaves of the tape. */
interface Watched {
  readonly args: Arguments;
  readonly trees: readonly Tree[];
  readonly leaves: readonly JaxArray[];
}

function watch(args: Arguments, places: readonly number[], machine: Machine, name: string): Watched {
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
      const array: Variable = { tensor, node };
      return new JaxArray(
        tensor,
        weak,
        node === undefined ? leafNode(tensor) : record('copy', tensor, [array], (g) => [g]).node,
      );
    });
    leaves.push(...own);
    positional[at] = tree.rebuild(own);
    return tree;
  });
  return { args: { positional, keywords: args.keywords }, trees, leaves };
}

function* gradientsOf(output: JaxArray, seed: Variable, leaves: readonly JaxArray[]): Evaluation<Variable[]> {
  const targets = new Set(leaves.flatMap(({ node }) => node ?? []));
  const zeros = (leaf: JaxArray) =>
    constant(Tensor.of(leaf.tensor.dtype, [...leaf.tensor.shape], new Float64Array(leaf.tensor.size)));
  if (output.node === undefined) return leaves.map(zeros);
  const found = yield* backpropagate([{ node: output.node, gradient: seed }], { createGraph: true, add, targets });
  return leaves.map((leaf) => (leaf.node && found.get(leaf.node)) ?? zeros(leaf));
}

/** A result of a differentiation: its graph is kept only inside another one; its bound also covers other orders of the same terms. */
function finished(v: Variable, weak: boolean, machine: Machine): JaxArray {
  const { tensor } = v;
  const errors = errorsOf(tensor);
  const values = toArray(tensor);
  if (machine.state(tracingKey).differentiated > 0) return new JaxArray(tensor, weak, v.node);
  const wider = errors?.map((error, i) => (error > 0 ? 3 * error + 2 * ulp(tensor.dtype, values[i] ?? 0) : 0));
  return new JaxArray(Tensor.of(tensor.dtype, [...tensor.shape], values.slice(), wider), weak);
}

const detached = (value: Value, machine: Machine): Value => {
  const tree = flatten(value);
  const outer = machine.state(tracingKey).differentiated > 0;
  return tree.rebuild(
    tree.leaves.map((leaf) => (leaf instanceof JaxArray && !outer ? new JaxArray(leaf.tensor, leaf.weak) : leaf)),
  );
};

export const gradient = (callee: Value, argnums: Value, hasAuxiliary: boolean, withValue: boolean): Transformed =>
  function* (args, machine) {
    const places = whole(argnums, 'argnums');
    const { args: given, trees, leaves } = watch(args, places, machine, withValue ? 'value_and_grad' : 'grad');
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
      const seed = constant(Tensor.of(dtype, [], Float64Array.of(1)));
      const value = hasAuxiliary ? new PythonTuple([output, ...(pair ?? []).slice(1)]) : output;
      return [value, yield* gradientsOf(output, seed, leaves)];
    };
    const [value, found] = yield* within(machine, ['differentiated'], steps);
    const results = found.map((v, i) => finished(v, leaves[i]?.weak ?? false, machine));
    const rebuilt = rebuildAll(trees, results);
    const gradients = sequence(argnums) === undefined ? (rebuilt[0] ?? null) : new PythonTuple(rebuilt);
    if (withValue) return new PythonTuple([detached(value, machine), gradients]);
    const auxiliary = hasAuxiliary && value instanceof PythonTuple ? value.items[1] : undefined;
    return auxiliary === undefined ? gradients : new PythonTuple([gradients, detached(auxiliary, machine)]);
  };

/** The derivatives of every output by every input of one array argument: jacfwd, jacrev and (twice) hessian. */
export const jacobian = (callee: Value, argnums: Value): Transformed =>
  function* (args, machine) {
    const { args: given, leaves } = watch(args, whole(argnums, 'argnums'), machine, 'jacobian');
    const [leaf] = leaves;
    if (leaf === undefined || leaves.length > 1) return decline('a Jacobian by several arrays is not evaluated');
    const result = yield* within(machine, ['differentiated'], function* (): Evaluation<Variable> {
      const made = yield* call(callee, given, machine);
      if (sequence(made) !== undefined) return decline('a Jacobian of several outputs is not evaluated');
      const output = convert(made, machine);
      const { tensor } = output;
      machine.charge(tensor.size * leaf.tensor.size);
      const rows: Variable[] = [];
      for (let i = 0; i < tensor.size; i++) {
        const values = new Float64Array(tensor.size);
        values[i] = 1;
        const [row] = yield* gradientsOf(output, constant(Tensor.of(tensor.dtype, [...tensor.shape], values)), [leaf]);
        if (row !== undefined) rows.push(row);
      }
      return reshaped(stackFirst(rows, leaf.tensor.dtype), [...tensor.shape, ...leaf.tensor.shape]);
    });
    return finished(result, leaf.weak, machine);
  };
