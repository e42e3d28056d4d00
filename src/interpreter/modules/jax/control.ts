import { doubtOf } from '../../../tensor/doubt';
import { select, toArray } from '../../../tensor/view';
import { PythonTuple } from '../../objects/tuple';
import type { Evaluation, Machine, Value } from '../../values';
import { decline } from '../declined';
import { JaxArray } from './array';
import { convert, integer, sequence } from './convert';
import { rearrange, stackFirst } from './moving';
import type { Row } from './table';
import { inTrace, whole } from './tracing';
import { compiled } from './transforms';
import { flatten, type Tree } from './tree';

/** jax.lax's control flow, one step after another; JAX compiles each loop as a whole, so that nothing may be printed or decided in it. */

/** A body, compiled as part of something larger, so that what may be contracted in it is bounded. */
function* traced(callee: Value, args: readonly Value[], machine: Machine): Evaluation {
  return yield* inTrace(machine, function* (trace) {
    trace.isDoubtful = true;
    return yield* compiled(callee, () => false)({ positional: args, keywords: new Map() }, machine);
  });
}

function truth(value: Value, machine: Machine): boolean {
  const { tensor } = convert(value, machine);
  if (tensor.shape.length > 0 || doubtOf(tensor) !== undefined)
    return decline('a condition that is no single known boolean is not evaluated');
  return toArray(tensor)[0] !== 0;
}

const arrays = (value: Value, machine: Machine): Value => {
  const tree = flatten(value);
  return tree.rebuild(tree.leaves.map((leaf) => convert(leaf, machine)));
};

/** One index along the first axis of every leaf. */
function at(tree: Tree, i: number, machine: Machine): Value {
  return tree.rebuild(
    tree.leaves.map((leaf) => {
      const array = convert(leaf, machine);
      const part = rearrange('slice', array, (t) => select(t, 0, i));
      return new JaxArray(part.tensor, array.weak, part.node);
    }),
  );
}

/** Results of all steps, stacked leaf by leaf. */
function stacked(results: readonly Value[], machine: Machine): Value {
  const trees = results.map(flatten);
  const [head] = trees;
  if (head === undefined) return decline('a loop over nothing is not evaluated');
  return head.rebuild(
    head.leaves.map((_, k) => {
      const parts = trees.map(({ leaves }) => convert(leaves[k] ?? null, machine));
      const whole = stackFirst(parts, parts[0]?.tensor.dtype ?? 'float32');
      machine.charge(whole.tensor.size);
      return new JaxArray(whole.tensor, parts[0]?.weak ?? false, whole.node);
    }),
  );
}

const extentOf = (tree: Tree, machine: Machine): number =>
  convert(tree.leaves[0] ?? decline('a loop over nothing is not evaluated'), machine).tensor.shape[0] ?? 0;

export const controlRows: readonly Row[] = [
  [
    'lax.cond',
    '(pred, true_fun, false_fun, *operands)',
    function* (bound, machine): Evaluation {
      const branch = truth(bound.get('pred'), machine) ? bound.get('true_fun') : bound.get('false_fun');
      const operands = bound.rest.map((value) => arrays(value, machine));
      return yield* traced(branch, operands, machine);
    },
  ],
  [
    'lax.switch',
    '(index, branches, *operands)',
    function* (bound, machine): Evaluation {
      const branches = sequence(bound.get('branches')) ?? decline('branches that are no list are not evaluated');
      const index = Math.max(0, Math.min(branches.length - 1, integer(bound.get('index'), 'an index')));
      const operands = bound.rest.map((value) => arrays(value, machine));
      return yield* traced(branches[index] ?? null, operands, machine);
    },
  ],
  [
    'lax.fori_loop',
    '(lower, upper, body_fun, init_val)',
    function* (bound, machine): Evaluation {
      const [lower = 0, upper = 0] = ['lower', 'upper'].flatMap((name) => whole(bound.get(name), name));
      let value = arrays(bound.get('init_val'), machine);
      for (let i = lower; i < upper; i++)
        value = yield* traced(bound.get('body_fun'), [convert(BigInt(i), machine), value], machine);
      return value;
    },
  ],
  [
    'lax.while_loop',
    '(cond_fun, body_fun, init_val)',
    function* (bound, machine): Evaluation {
      let value = arrays(bound.get('init_val'), machine);
      while (truth(yield* traced(bound.get('cond_fun'), [value], machine), machine))
        value = yield* traced(bound.get('body_fun'), [value], machine);
      return value;
    },
  ],
  [
    'lax.scan',
    '(f, init, xs=None, length=None, reverse=False, unroll=1)',
    function* (bound, machine): Evaluation {
      if (bound.get('reverse') === true) return decline('scan in reverse is not evaluated');
      const tree = bound.get('xs') === null ? undefined : flatten(bound.get('xs'));
      const count = tree === undefined ? integer(bound.get('length'), 'length') : extentOf(tree, machine);
      let carry = arrays(bound.get('init'), machine);
      const outputs: Value[] = [];
      for (let i = 0; i < count; i++) {
        const x = tree === undefined ? null : at(tree, i, machine);
        const pair = sequence(yield* traced(bound.get('f'), [carry, x], machine));
        carry = pair?.[0] ?? decline('the function of scan must return a pair');
        outputs.push(pair?.[1] ?? null);
      }
      return new PythonTuple([carry, stacked(outputs, machine)]);
    },
  ],
  [
    'lax.map',
    '(f, xs)',
    function* (bound, machine): Evaluation {
      const tree = flatten(bound.get('xs'));
      const outputs: Value[] = [];
      for (let i = 0; i < extentOf(tree, machine); i++)
        outputs.push(yield* traced(bound.get('f'), [at(tree, i, machine)], machine));
      return stacked(outputs, machine);
    },
  ],
];
