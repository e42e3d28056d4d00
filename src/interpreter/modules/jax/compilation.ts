import {
  type Backward,
  constant,
  type GradientNode,
  record,
  type Saved,
  type Variable,
} from '../../../tensor/autograd/tape';
import { Tensor } from '../../../tensor/tensor';
import { settleAll } from './contraction';
import { commonLane, laneOf, putInLane } from './lanes';

/**
 * What XLA compiles together. Outside jax.jit every operation is compiled by itself and rounds once; inside, products and sums may be
 * contracted, depending on what else reads the product. Values are therefore computed twice: at once with bounds, and again, when everything
 * that belongs to a compiled function is known, as XLA does it.
 */

/** How an operation is compiled: alone, with others in a way that is not known (yet), or with others in a plain loop. */
export type Setting = 'alone' | 'compiled' | 'loop';

/** What runs one operation on tensors. */
export type Compute = (operands: readonly Tensor[], setting: Setting) => Tensor;

/** One operation as it was traced. */
export interface Step {
  readonly name: string;
  readonly operands: readonly Tensor[];
  readonly result: Tensor;
  readonly compute: Compute;
  readonly module: CompiledModule | undefined;
  /** The same where its only operand is the product of these, for an operation into which LLVM fuses products. */
  readonly fuse: ((a: Tensor, b: Tensor, setting: Setting) => Tensor) | undefined;
}

/** What one call of a compiled function runs, with the results that leave it. */
export class CompiledModule {
  readonly exits = new Set<Tensor>();
}

/** One backward pass: the gradients of what a module computed are computed in a module of their own. */
export class Pass {
  readonly #modules = new Map<CompiledModule, CompiledModule>();
  /** `outer` is the module in which the pass itself runs. */
  constructor(readonly outer: CompiledModule | undefined) {}
  moduleOf(forward: CompiledModule | undefined): CompiledModule | undefined {
    if (forward === undefined || forward === this.outer) return this.outer;
    const made = this.#modules.get(forward) ?? new CompiledModule();
    this.#modules.set(forward, made);
    return made;
  }
}

/** Everything traced since the outermost transformation began. */
export class Trace {
  /** Whether tangents went through a compiled function, where the shapes of its operands decide what is contracted. */
  isDoubtful = false;
  /** Whether it is made for forward derivatives, which JAX compiles together with the values. */
  isForward = false;
  readonly steps: Step[] = [];
  /** The tensors as XLA computes them. */
  settle(tensors: readonly Tensor[]): Tensor[] {
    return settleAll(this.steps, tensors, this.isDoubtful);
  }
}

/** Where a traced tensor belongs. */
export interface Place {
  readonly trace: Trace;
  readonly module?: CompiledModule | undefined;
  /** The backward pass whose gradients it depends on. */
  readonly pass?: Pass | undefined;
}

const places = new WeakMap<Tensor, Place>();

export const placeOf = (tensor: Tensor): Place | undefined => places.get(tensor);

/** The same elements as a tensor of its own. */
export const alias = ({ storage, shape, strides, offset }: Tensor): Tensor =>
  new Tensor(storage, shape, strides, offset);

/** The same elements, traced at a place. */
export function placed(tensor: Tensor, place: Place): Tensor {
  const own = alias(tensor);
  const lane = laneOf(tensor);
  if (lane) putInLane(own, lane);
  places.set(own, place);
  return own;
}

/** Where an operation on these runs. */
function meet(tensors: readonly Tensor[]): Place | undefined {
  let found: Place | undefined;
  for (const tensor of tensors) {
    const place = places.get(tensor);
    if (place === undefined) continue;
    if (found === undefined || (place.pass && !found.pass)) found = place;
    else if (!found.module && place.module && !found.pass) found = place;
  }
  return found;
}

/** Tangent of the result given those of the operands, undefined for zero. */
export type Forward = (tangents: readonly (Variable | undefined)[], saved: Saved) => Variable | undefined;

const forwards = new WeakMap<GradientNode, Forward>();
export const forwardOf = (node: GradientNode): Forward | undefined => forwards.get(node);

/** Applies one operation: computes its result, traces it, and puts it on the tape with its derivatives. */
export function applied(
  name: string,
  operands: readonly Variable[],
  compute: Compute,
  backward: Backward,
  forward?: Forward,
  fuse?: Step['fuse'],
): Variable {
  const tensors = operands.map(({ tensor }) => tensor);
  const place = meet(tensors);
  let result = compute(tensors, place?.module === undefined ? 'alone' : 'compiled');
  if (place !== undefined) {
    result = placed(result, place);
    place.trace.steps.push({ name, operands: tensors, result, compute, module: place.module, fuse });
  }
  const lane = commonLane(tensors);
  if (lane !== undefined) {
    if (tensors.includes(result)) result = alias(result);
    putInLane(result, lane);
  }
  const variable = record(name, result, operands, backward);
  if (variable.node !== undefined && forward !== undefined) forwards.set(variable.node, forward);
  return variable;
}

/** An operation through which no gradient flows. */
export const unrecorded = (name: string, operands: readonly Variable[], compute: Compute): Variable =>
  applied(
    name,
    operands.map(({ tensor }) => constant(tensor)),
    compute,
    () => [],
  );

const same: Compute = ([t]) => t ?? Tensor.of('float32', [0], new Float64Array(0));

/** The way into or out of a module: gradients go the other way. */
function passage(v: Variable, to: Place, isExit: boolean): Variable {
  const result = placed(v.tensor, to);
  to.trace.steps.push({
    name: 'copy',
    operands: [v.tensor],
    result,
    compute: same,
    module: undefined,
    fuse: undefined,
  });
  if (isExit) places.get(v.tensor)?.module?.exits.add(v.tensor);
  const from = places.get(v.tensor);
  const through = (g: Variable, module: CompiledModule | undefined, exit: boolean): Variable => {
    if (from?.pass !== undefined) to.trace.isDoubtful = true;
    const pass = places.get(g.tensor)?.pass;
    if (pass === undefined) return g;
    return passage(g, { trace: to.trace, module: pass.moduleOf(module), pass }, exit);
  };
  const variable = record('copy', result, [v], (g) => [through(g, from?.module, !isExit)]);
  if (variable.node === undefined) return variable;
  forwards.set(variable.node, ([tangent]) => {
    to.trace.isDoubtful = true;
    return tangent && passage(tangent, to, isExit);
  });
  return variable;
}

/** Runs a computation as a compiled module; within another one it is simply part of that. */
export function compiled(operands: readonly Variable[], run: (inner: readonly Variable[]) => Variable): Variable {
  const outer = operands.map(({ tensor }) => places.get(tensor)).find((place) => place !== undefined);
  if (operands.some(({ tensor }) => places.get(tensor)?.module !== undefined)) return run(operands);
  const trace = outer?.trace ?? new Trace();
  const enter = entrance(trace);
  const result = leave(run(operands.map(enter)), trace);
  if (outer !== undefined) return result;
  const [settled = result.tensor] = trace.settle([result.tensor]);
  const lane = laneOf(result.tensor);
  if (lane) putInLane(settled, lane);
  return constant(settled);
}

/** The way into a new module of a trace. */
export function entrance(trace: Trace): (v: Variable) => Variable {
  const module = new CompiledModule();
  return (v) => passage(v, { trace, module }, false);
}

/** The way out of a module, for a result that was computed in one. */
export function leave(v: Variable, trace: Trace): Variable {
  return places.get(v.tensor)?.module === undefined ? v : passage(v, { trace }, true);
}
