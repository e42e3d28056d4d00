import { fma32 } from '../../../numeric/fma';
import { mapBounded } from '../../../tensor/bounded';
import { distance } from '../../../tensor/elementwise';
import { Tensor } from '../../../tensor/tensor';
import { flusher } from '../../../tensor/tensorflow/flush';
import { errorsOf, toArray } from '../../../tensor/view';
import type { CompiledModule, Setting, Step } from './compilation';
import { Simplifier } from './simplification';

/**
 * How LLVM contracts what XLA compiles together: a product that only one sum reads is fused with it into one rounding
 * (DAGCombiner, visitFADDForFMACombine; XLA allows it with FPOpFusion::Fast). Where several read it, whether it is fused depends on which of
 * them end up in one loop, so both ways are tried and the difference is a bound.
 */

interface Product {
  readonly factors: readonly [Tensor, Tensor];
  readonly sign: 1 | -1;
  /** Whether nothing else reads it. */
  readonly alone: boolean;
}

/** The steps that the wanted tensors depend on, simplified. */
class Graph {
  readonly live: Step[];
  readonly #producers = new Map<Tensor, Step>();
  readonly #readers = new Map<Tensor, number>();
  readonly #exits = new Set<Tensor>();
  readonly #simplified: Simplifier;

  constructor(
    steps: readonly Step[],
    wanted: readonly Tensor[],
    readonly isDoubtful: boolean,
  ) {
    const before = reached(steps, wanted);
    this.#simplified = new Simplifier(before);
    const kept = this.#simplified.steps;
    const exits = exitsOf(before).map((t) => this.merged(t));
    this.live = reached(kept, [...wanted.map((t) => this.merged(t)), ...exits]);
    for (const step of this.live) {
      this.#producers.set(step.result, step);
      for (const operand of step.operands) this.#readers.set(operand, (this.#readers.get(operand) ?? 0) + 1);
    }
    for (const exit of exits) this.#exits.add(exit);
  }

  merged(tensor: Tensor): Tensor {
    return this.#simplified.merged(tensor);
  }

  /**
   * How a step of a module is compiled. XLA has an emitter of its own for operations of one shape without constants, which leaves functions
   * of odd numbers of elements to the C library; with a constant or anything broadcast in it a loop is a plain one.
   */
  setting(step: Step): Setting {
    if (this.isDoubtful) return 'compiled';
    const isLoop = (s: Step | undefined): boolean =>
      s?.operands.some((t) => this.#isSpread(t, s) || isLoop(this.#within(t, s))) ?? false;
    if (isLoop(step)) return 'loop';
    const hasConstant = this.#together(step).some((s) => s.operands.some((t) => this.#isSpread(t, s)));
    if (!hasConstant) return this.#together(step).length === 1 ? 'alone' : 'compiled';
    return this.#readers.get(step.result) === 1 ? 'loop' : 'compiled';
  }

  /** The steps of a module that are joined with one by others that go element by element. */
  #together(step: Step): Step[] {
    const found = new Set([step]);
    const near = this.live.filter(
      (s) => s.module === step.module && !s.name.startsWith('reduce_') && !parting.has(s.name),
    );
    for (const next of found)
      for (const s of near) if (s.operands.includes(next.result) || next.operands.includes(s.result)) found.add(s);
    return [...found];
  }

  /** The step of the same module that makes an operand. */
  #within(operand: Tensor, { module }: Step): Step | undefined {
    const maker = this.#producers.get(operand);
    return maker?.module === module ? maker : undefined;
  }

  /** Whether an operand is a constant or broadcast. */
  #isSpread(operand: Tensor, step: Step): boolean {
    const isConstant = this.#producers.get(operand) === undefined && !step.name.startsWith('copy');
    return isConstant || step.name === 'broadcast_in_dim' || (sums.has(step.name) && operand.size < step.result.size);
  }

  /** The product that a tensor is within a module, if it is one. */
  product(tensor: Tensor, module: CompiledModule): Product | undefined {
    const step = this.#producers.get(tensor);
    if (step === undefined || step.module !== module) return undefined;
    const alone = this.#readers.get(tensor) === 1 && !this.#exits.has(tensor) && !this.isDoubtful;
    const [a, b] = step.operands;
    if (step.name === 'mul' && a && b) return { factors: [a, b], sign: 1, alone };
    // A product that is spread over a larger shape is computed once, before the loop or for several sums of it.
    if (!through.has(step.name) || a === undefined || a.size < tensor.size) return undefined;
    const inner = this.product(a, module);
    if (inner === undefined) return undefined;
    return { ...inner, sign: step.name === 'neg' ? (-inner.sign as 1 | -1) : inner.sign, alone: alone && inner.alone };
  }
}

/** Sums, into which products are fused. */
const sums: ReadonlySet<string> = new Set(['add', 'sub', 'add_any']);

/** What XLA compiles by itself. */
const parting: ReadonlySet<string> = new Set(['dot_general()', 'concatenate', 'slice', 'reshape']);
const through: ReadonlySet<string> = new Set(['neg', 'broadcast_in_dim', 'reshape']);

const exitsOf = (steps: readonly Step[]): Tensor[] => [
  ...new Set(steps.flatMap(({ module }) => (module ? [...module.exits] : []))),
];

/** The steps that the wanted tensors, and what leaves the modules of these, depend on. */
function reached(steps: readonly Step[], wanted: readonly Tensor[]): Step[] {
  const makers = new Map(steps.map((step) => [step.result, step]));
  const needed = new Set<Step>();
  const stack = [...wanted];
  for (let tensor = stack.pop(); tensor !== undefined; tensor = stack.pop()) {
    const step = makers.get(tensor);
    if (step === undefined || needed.has(step)) continue;
    needed.add(step);
    stack.push(...step.operands, ...(step.module?.exits ?? []));
  }
  return steps.filter((step) => needed.has(step));
}

const first = (tensors: readonly Tensor[]): Tensor => tensors[0] ?? Tensor.of('float32', [0], new Float64Array(0));

/** a b + c with one rounding. */
function multiplyAdd(sign: 1 | -1, a: Tensor, b: Tensor, c: Tensor, signOfC: 1 | -1): Tensor {
  const flush = flusher('float32');
  return mapBounded([a, b, c], 'float32', (x = 0, y = 0, z = 0) => [
    flush(fma32(sign * flush(x), flush(y), signOfC * flush(z))),
    0,
  ]);
}

/** A result that is one of several. */
function oneOf(results: readonly Tensor[]): Tensor {
  const result = first(results);
  const values = toArray(result);
  const errors = Float64Array.from(errorsOf(result) ?? values, (x) => (errorsOf(result) ? x : 0));
  for (const other of results.slice(1)) {
    const [others, further] = [toArray(other), errorsOf(other)];
    values.forEach((value, i) => {
      errors[i] = Math.max(errors[i] ?? 0, distance(value, others[i] ?? 0) + (further?.[i] ?? 0));
    });
  }
  return Tensor.of(result.dtype, [...result.shape], values.slice(), errors.some((x) => x > 0) ? errors : undefined);
}

/** A sum or difference with a product fused into it where LLVM does so. */
function contracted(step: Step, module: CompiledModule, graph: Graph, settled: (t: Tensor) => Tensor): Tensor {
  const [a, b] = step.operands;
  const operands = step.operands.map(settled);
  const plain = step.compute(operands, graph.isDoubtful ? 'compiled' : 'alone');
  if (a === undefined || b === undefined || plain.dtype !== 'float32') return plain;
  const negate = step.name === 'sub' ? -1 : 1;
  const [p, q] = [a, b].map((t) => (t.size < plain.size ? undefined : graph.product(t, module)));
  const fuse = ({ factors: [x, y], sign }: Product, onLeft: boolean): Tensor =>
    onLeft
      ? multiplyAdd(sign, settled(x), settled(y), settled(b), negate)
      : multiplyAdd((negate * sign) as 1 | -1, settled(x), settled(y), settled(a), 1);
  if (p?.alone && (q === undefined || q.alone)) return fuse(p, true);
  if (q?.alone && p === undefined) return fuse(q, false);
  const ways = [plain];
  if (p) ways.unshift(fuse(p, true));
  if (q) ways.unshift(fuse(q, false));
  return oneOf(ways);
}

/** The tensors as XLA computes them, from what was traced. */
export function settleAll(steps: readonly Step[], wanted: readonly Tensor[], isDoubtful: boolean): Tensor[] {
  const graph = new Graph(steps, wanted, isDoubtful);
  const results = new Map<Tensor, Tensor>();
  const settled = (t: Tensor): Tensor => results.get(graph.merged(t)) ?? t;
  for (const step of graph.live) {
    const { module } = step;
    const isSum = module !== undefined && sums.has(step.name);
    results.set(step.result, isSum ? contracted(step, module, graph, settled) : plainly(step, graph, settled));
  }
  return wanted.map(settled);
}

/** Operations that round once however they are compiled. */
const rounding: ReadonlySet<string> = new Set(['add', 'sub', 'add_any', 'mul', 'div', 'reciprocal()']);

/** Any other operation; the products that a reduction adds up are fused with its sums. */
function plainly(step: Step, graph: Graph, settled: (t: Tensor) => Tensor): Tensor {
  const { module, operands, fuse } = step;
  const isPlain = rounding.has(step.name) && !isNarrow(step) && !graph.isDoubtful;
  const setting = module === undefined || isPlain ? 'alone' : graph.setting(step);
  const plain = () => step.compute(operands.map(settled), setting);
  const [a] = operands;
  const product = fuse && module && a && a.dtype === 'float32' ? graph.product(a, module) : undefined;
  if (product === undefined || fuse === undefined) return plain();
  const [x, y] = product.factors.map(settled);
  if (x === undefined || y === undefined || product.sign === -1) return oneOf([plain()]);
  const inLoop = graph.setting(step);
  return product.alone ? fuse(x, y, inLoop) : oneOf([fuse(x, y, inLoop), plain()]);
}

/** float16 and bfloat16 are computed in float32 where several operations are compiled together, rounded in places not known here. */
const isNarrow = ({ module, result }: Step): boolean =>
  module !== undefined && (result.dtype === 'float16' || result.dtype === 'bfloat16');
