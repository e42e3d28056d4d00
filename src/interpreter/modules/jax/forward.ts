import { constant, type GradientNode, type Saved, type Variable } from '../../../tensor/autograd/tape';
import type { Tensor } from '../../../tensor/tensor';
import { decline } from '../declined';
import { entrance, type Forward, forwardOf, leave, placed, placeOf, type Trace } from './compilation';

/** The operations on the tape between a leaf and an output, the oldest first. */
function between(output: GradientNode, leaf: GradientNode): GradientNode[] {
  const reaches = new Map<GradientNode, boolean>([[leaf, true]]);
  const all = new Set<GradientNode>();
  const stack = [output];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (all.has(node)) continue;
    all.add(node);
    for (const { node: next } of node.inputs) if (next !== undefined) stack.push(next);
  }
  const ordered = [...all].sort((a, b) => a.sequence - b.sequence);
  for (const node of ordered) {
    if (node !== leaf)
      reaches.set(
        node,
        node.inputs.some((input) => input.node && reaches.get(input.node)),
      );
  }
  return ordered.filter((node) => node !== leaf && reaches.get(node));
}

/** What of jnp's functions JAX compiles together with their tangents, so that these may be contracted. */
const whole: ReadonlySet<string> = new Set(['mul', 'add', 'sub', 'div', 'tanh()']);

/** The tangent of one operation. */
function together(
  node: GradientNode,
  given: readonly (Variable | undefined)[],
  saved: Saved,
  rule: Forward,
  trace: Trace,
): Variable | undefined {
  const isInside = [...node.inputs.map(({ tensor }) => tensor), node.output].some((t) => placeOf(t)?.module);
  if (isInside || !trace.isForward || !whole.has(node.name)) return rule(given, saved);
  const enter = entrance(trace);
  const memo = new Map<Variable['tensor'], Variable>();
  const inside = (v: Variable): Variable => {
    const known = memo.get(v.tensor) ?? enter(v);
    memo.set(v.tensor, known);
    return known;
  };
  const result = rule(
    given.map((t) => t && inside(t)),
    { input: (index) => inside(saved.input(index)), output: () => inside(saved.output()) },
  );
  return result && leave(result, trace);
}

/** Forward-mode differentiation: the tangent of an output given that of a leaf; undefined for zero. */
export function tangentOf(output: Variable, leaf: Variable, tangent: Tensor, trace: Trace): Variable | undefined {
  if (output.node === undefined || leaf.node === undefined) return undefined;
  const place = placeOf(leaf.tensor) ?? { trace };
  const tangents = new Map<GradientNode, Variable | undefined>([[leaf.node, constant(placed(tangent, place))]]);
  for (const node of between(output.node, leaf.node)) {
    const rule = forwardOf(node) ?? decline(`the forward derivative of ${node.name} is not evaluated`);
    const saved: Saved = {
      input: (index) => node.inputs[index] ?? decline('an operand is missing'),
      output: () => ({ tensor: node.output, node }),
    };
    const given = node.inputs.map((input) => input.node && tangents.get(input.node));
    if (given.some((t) => t !== undefined)) tangents.set(node, together(node, given, saved, rule, trace));
  }
  return tangents.get(output.node);
}
