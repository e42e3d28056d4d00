import { errorsOf, toArray } from '../../../tensor/view';
import { PythonList } from '../../objects/list';
import { finish, type Machine, Unknown, type Value } from '../../values';
import { decline } from '../declined';
import { convert, integer, sequence } from './convert';
import type { Row } from './table';
import { isTensor, wrap } from './tensor';

/** Control flow by functions: run eagerly, one branch or step after the other. */

function holds(value: Value, machine: Machine): boolean {
  const { tensor } = convert(value, machine);
  if (tensor.size !== 1 || errorsOf(tensor)) return decline('a condition is not known');
  return toArray(tensor)[0] !== 0;
}

function* whileLoop(condition: Value, body: Value, variables: Value, machine: Machine): Generator<void, Value> {
  const given = sequence(variables) ?? decline('loop variables that are no list are not evaluated');
  let current: readonly Value[] = given.map((item) => (isTensor(item) ? item : wrap(convert(item, machine))));
  for (;;) {
    machine.charge(1);
    const test = yield* machine.callWith(condition, ...current);
    if (test instanceof Unknown) return test;
    if (!holds(test, machine)) break;
    const next = yield* machine.callWith(body, ...current);
    if (next instanceof Unknown) return next;
    current = (sequence(next) ?? [next]).map((item) => (isTensor(item) ? item : wrap(convert(item, machine))));
  }
  return new PythonList([...current]);
}

/** tf.cond, tf.case's kin and tf.while_loop. */
export const controlRows: readonly Row[] = [
  [
    'cond',
    '(pred, true_fn=None, false_fn=None, name=None)',
    function* (bound, machine) {
      const [yes, no] = [bound.get('true_fn'), bound.get('false_fn')];
      const branch = holds(bound.get('pred'), machine) ? yes : no;
      const value = yield* finish(machine.callWith(branch));
      return value;
    },
  ],
  [
    'switch_case',
    '(branch_index, branch_fns, default=None, name=None)',
    function* (bound, machine) {
      const branches = sequence(bound.get('branch_fns')) ?? decline('branches that are no list are not evaluated');
      const at = integer(bound.get('branch_index'), 'branch_index');
      const branch = branches[at] ?? bound.get('default') ?? branches.at(-1) ?? null;
      return yield* finish(machine.callWith(branch));
    },
  ],
  [
    'while_loop',
    '(cond, body, loop_vars, shape_invariants=None, parallel_iterations=10, back_prop=True, swap_memory=False, maximum_iterations=None, name=None)',
    (bound, machine) => whileLoop(bound.get('cond'), bound.get('body'), bound.get('loop_vars'), machine),
  ],
];
