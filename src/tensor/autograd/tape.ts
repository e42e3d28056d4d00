import { pausing } from '../../numeric/pausing';
import type { Storage, Tensor } from '../tensor';

/** A computation that may pause, for backward functions that run user code. */
export type Step<T> = T | Generator<void, T>;

/** A tensor and the node that its gradient flows into; no node when no gradient is wanted. */
export interface Variable {
  readonly tensor: Tensor;
  readonly node: GradientNode | undefined;
}

/** What a backward function may read of the operation it belongs to. */
export interface Saved {
  input(index: number): Variable;
  output(): Variable;
}

/** Gradients of the inputs, one per input in order, given that of the output; undefined where none flows. */
export type Backward = (gradient: Variable, saved: Saved) => Step<readonly (Variable | undefined)[]>;

/** One operation on the tape. A leaf has no inputs: gradients end there. */
export interface GradientNode {
  /** As PyTorch names it: `MulBackward0`. */
  readonly name: string;
  /** Grows with every node, so that a node's inputs always have smaller numbers. */
  readonly sequence: number;
  readonly inputs: readonly Variable[];
  readonly backward: Backward;
  output: Tensor;
  /** Versions of the inputs' and of the output's storage when recorded. */
  versions: readonly number[];
  /** Set once a backward pass went through without keeping the graph. */
  freed: boolean;
  /** What looks at the gradient of the output before it flows on, and may put another in its place. */
  hooks?: GradientHook[];
}

/** A hook on a gradient: undefined leaves it as it is. */
export type GradientHook = (gradient: Variable) => Step<Variable | undefined>;

/** Why a gradient cannot be had. */
export class GradientError extends Error {
  constructor(
    readonly kind: 'freed' | 'modified' | 'unsupported',
    message: string,
    /** The tensor that was written to since, and the version that was saved. */
    readonly modified?: { readonly tensor: Tensor; readonly expected: number; readonly writer: string | undefined },
  ) {
    super(message);
  }
}

const versions = new WeakMap<Storage, number>();
const writers = new WeakMap<Storage, string>();
let sequence = 0;

/** How often a storage was written to in place. */
export const versionOf = (tensor: Tensor): number => versions.get(tensor.storage) ?? 0;

/** Notes that a tensor's storage was written to in place, by which operation on the tape if by one. */
export const markModified = (tensor: Tensor, writer?: string): void => {
  versions.set(tensor.storage, versionOf(tensor) + 1);
  if (writer === undefined) writers.delete(tensor.storage);
  else writers.set(tensor.storage, writer);
};

/** Makes an operation's result the tensor that it was written into in place. */
export function adoptOutput(node: GradientNode, target: Tensor): void {
  node.output = target;
  node.versions = [...node.versions.slice(0, -1), versionOf(target)];
}

/** Operations whose gradient PyTorch takes from their result (tools/autograd/derivatives.yaml). */
const savesOutput =
  /^(Exp|Exp2|Expm1|Sigmoid|Tanh|Tan|Relu|Softmax|LogSoftmax|Sqrt|Rsqrt|Reciprocal|Cumprod|Norm|LinalgVectorNorm)Backward\d$/;

/** Operations whose gradient PyTorch takes from their operands, where these stand on the tape with the same operands. */
const savesInputs = /^(Mul|Div|Pow|Log|Log2|Log10|Log1P|Sin|Cos|Mm|Mv|Dot|Bmm|Atan|Asin|Acos|Sinh|Cosh)Backward\d$/;

/** A variable through which no gradient flows. */
export const constant = (tensor: Tensor): Variable => ({ tensor, node: undefined });

/** The node of a tensor that gradients accumulate in. */
export function leafNode(tensor: Tensor): GradientNode {
  const backward = () => [];
  return {
    name: 'AccumulateGrad',
    sequence: sequence++,
    inputs: [],
    backward,
    output: tensor,
    versions: [],
    freed: false,
  };
}

export const isLeaf = (node: GradientNode): boolean => node.name === 'AccumulateGrad';

/** The result of an operation, put on the tape when an input wants a gradient. */
export function record(name: string, output: Tensor, inputs: readonly Variable[], backward: Backward): Variable {
  if (inputs.every((input) => input.node === undefined)) return constant(output);
  const kept = inputs.map(({ tensor, node }) => ({ tensor, node }));
  const seen = [...kept.map((input) => versionOf(input.tensor)), versionOf(output)];
  const node = { name, sequence: sequence++, inputs: kept, backward, output, versions: seen, freed: false };
  return { tensor: output, node };
}

/** What a node's backward function reads: detached unless a graph of the gradient itself is wanted. */
function savedOf(node: GradientNode, createGraph: boolean): Saved {
  const modified = (tensor: Tensor, index: number, writer: string | undefined) =>
    new GradientError('modified', node.name, { tensor, expected: node.versions[index] ?? 0, writer });
  const check = (tensor: Tensor, index: number) => {
    if (node.freed) throw new GradientError('freed', node.name);
    if (versionOf(tensor) === node.versions[index]) return;
    if (savesInputs.test(node.name)) throw modified(tensor, index, writers.get(tensor.storage));
    throw new GradientError('unsupported', 'a gradient through a tensor changed in place is not evaluated');
  };
  const last = node.inputs.length;
  if (!node.freed && savesOutput.test(node.name) && versionOf(node.output) !== node.versions[last])
    throw modified(node.output, last, node.name);
  return {
    input(index) {
      const variable = node.inputs[index];
      if (variable === undefined) throw new RangeError(`${node.name} has no input ${index}`);
      check(variable.tensor, index);
      return createGraph ? variable : constant(variable.tensor);
    },
    output() {
      check(node.output, node.inputs.length);
      return { tensor: node.output, node: createGraph ? node : undefined };
    },
  };
}

export interface BackwardOptions {
  /** Puts the gradient's own computation on the tape. */
  readonly createGraph?: boolean;
  readonly keepGraph?: boolean;
  /** Sums two gradients that meet. */
  readonly add: (a: Variable, b: Variable) => Variable;
  /** Nodes whose gradient is wanted; only paths that lead to one of them are followed. All when absent. */
  readonly targets?: ReadonlySet<GradientNode>;
}

/**
 * Reverse-mode differentiation: gradients of every node (or of the targets) that the seeds reach, nodes taken from the newest to the oldest as
 * PyTorch's engine does.
 */
export function* backpropagate(
  seeds: readonly { readonly node: GradientNode; readonly gradient: Variable }[],
  options: BackwardOptions,
): Generator<void, Map<GradientNode, Variable>> {
  const { createGraph = false, keepGraph = createGraph, add, targets } = options;
  const gradients = new Map<GradientNode, Variable>();
  const wanted =
    targets &&
    reaching(
      seeds.map((seed) => seed.node),
      targets,
    );
  const queue: GradientNode[] = [];
  function* send(node: GradientNode, gradient: Variable): Generator<void, void> {
    if (wanted && !wanted.has(node)) return;
    const earlier = gradients.get(node);
    if (earlier === undefined) {
      let place = queue.length;
      while (place > 0 && (queue[place - 1]?.sequence ?? 0) > node.sequence) place--;
      queue.splice(place, 0, node);
    }
    gradients.set(node, earlier === undefined ? gradient : yield* pausing(() => add(earlier, gradient)));
  }
  for (const { node, gradient } of seeds) yield* send(node, gradient);
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    const reached = gradients.get(node);
    const gradient = reached && (node.hooks ? yield* runHooks(node.hooks, reached) : reached);
    if (gradient === undefined) continue;
    if (gradient !== reached) gradients.set(node, gradient);
    if (isLeaf(node)) continue;
    if (!targets?.has(node) || node.inputs.some((input) => input.node && wanted?.has(input.node))) {
      const step = yield* pausing(() => node.backward(gradient, savedOf(node, createGraph)));
      const sent = 'next' in step ? yield* step : step;
      if (!keepGraph) node.freed = true;
      for (const [index, part] of sent.entries()) {
        const next = node.inputs[index]?.node;
        if (next !== undefined && part !== undefined) yield* send(next, part);
      }
    }
    yield;
  }
  return gradients;
}

function* runHooks(hooks: readonly GradientHook[], gradient: Variable): Generator<void, Variable> {
  let result = gradient;
  for (const hook of [...hooks]) {
    const step = hook(result);
    const other = step && 'next' in step ? yield* step : step;
    if (other !== undefined) result = other;
  }
  return result;
}

/** Nodes from which a target can be reached. */
function reaching(starts: readonly GradientNode[], targets: ReadonlySet<GradientNode>): ReadonlySet<GradientNode> {
  const found = new Set<GradientNode>();
  const all = new Set<GradientNode>();
  const stack = [...starts];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (all.has(node)) continue;
    all.add(node);
    for (const input of node.inputs) if (input.node) stack.push(input.node);
  }
  for (const node of [...all].sort((a, b) => a.sequence - b.sequence)) {
    if (targets.has(node) || node.inputs.some((input) => input.node && found.has(input.node))) found.add(node);
  }
  return found;
}
