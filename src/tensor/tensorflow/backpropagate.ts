import { pausing } from '../../numeric/pausing';
import { constant, type GradientNode, type Variable } from '../autograd/tape';
import { add } from './arithmetic';

/** Nodes that lead from the start to the tape's beginning, and how often each is the input of one of them. */
function usesOf(start: GradientNode): Map<GradientNode, number> {
  const uses = new Map<GradientNode, number>();
  const seen = new Set([start]);
  const stack = [start];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (const input of node.inputs) {
      if (input.node === undefined) continue;
      uses.set(input.node, (uses.get(input.node) ?? 0) + 1);
      if (seen.has(input.node)) continue;
      seen.add(input.node);
      stack.push(input.node);
    }
  }
  return uses;
}

/** Gradients that arrived at one tensor, added in the order of their arrival (AddN). */
const total = (gradients: readonly Variable[]): Variable | undefined =>
  gradients.length === 0 ? undefined : gradients.reduce((sum, gradient) => add(sum, gradient));

/**
 * Gradients of targets by TensorFlow's own order (c/eager/tape.h, GradientTape::ComputeGradient): an operation waits until all gradients of
 * its result have arrived, and those that are ready go first come, first served.
 */
export function* backpropagate(
  start: GradientNode,
  seed: Variable,
  targets: ReadonlySet<GradientNode>,
  createGraph: boolean,
): Generator<void, Map<GradientNode, Variable>> {
  const missing = usesOf(start);
  const arrived = new Map<GradientNode, Variable[]>([[start, [seed]]]);
  const found = new Map<GradientNode, Variable>();
  const ready = [start];
  for (let node = ready.shift(); node !== undefined; node = ready.shift()) {
    const own = node;
    const gradient = yield* pausing(() => total(arrived.get(own) ?? []));
    if (gradient !== undefined && targets.has(node)) found.set(node, gradient);
    const { inputs, output } = node;
    const saved = {
      input: (index: number): Variable => {
        const variable = inputs[index] ?? constant(output);
        return createGraph ? variable : constant(variable.tensor);
      },
      output: (): Variable => ({ tensor: output, node: createGraph ? own : undefined }),
    };
    const step =
      gradient === undefined || inputs.length === 0 ? [] : yield* pausing(() => own.backward(gradient, saved));
    const parts = 'next' in step ? yield* step : step;
    inputs.forEach((input, index) => {
      const next = input.node;
      if (next === undefined) return;
      const part = parts[index];
      if (part !== undefined) arrived.set(next, [...(arrived.get(next) ?? []), part]);
      const left = (missing.get(next) ?? 1) - 1;
      missing.set(next, left);
      if (left === 0) ready.push(next);
    });
    yield;
  }
  return found;
}
