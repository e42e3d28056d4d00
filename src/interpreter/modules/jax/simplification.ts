import { erfcScaled } from '../../../kernels/jax/errorFunction';
import { scalar } from '../../../tensor/create';
import type { Tensor } from '../../../tensor/tensor';
import { errorsOf, expand, toArray } from '../../../tensor/view';
import { compute } from './arithmetic';
import { type CompiledModule, placeOf, type Setting, type Step } from './compilation';
import { laneOf } from './lanes';

/**
 * What XLA's AlgebraicSimplifier makes of the operations of a compiled function: equal ones are merged, constants that multiply are gathered,
 * a division by a constant is a multiplication. What it does beyond that (quotients of quotients, of roots and of exponentials) is marked.
 */
export class Simplifier {
  readonly steps: Step[] = [];
  readonly #makers = new Map<Tensor, Step>();
  readonly #merged = new Map<Tensor, Tensor>();
  readonly #numbers = new Map<Tensor | CompiledModule | undefined, number>();
  readonly #seen = new Map<string, Tensor>();

  constructor(steps: readonly Step[]) {
    for (const step of steps) {
      const operands = step.operands.map((t) => this.merged(t));
      if (step.module === undefined) this.#keep({ ...step, operands });
      else this.#simplify({ ...step, operands });
    }
  }

  /** The tensor that stands for one that was merged into it. */
  merged(tensor: Tensor): Tensor {
    return this.#merged.get(tensor) ?? tensor;
  }

  #keep(step: Step): void {
    this.steps.push(step);
    this.#makers.set(step.result, step);
  }

  #number(key: Tensor | CompiledModule | undefined): number {
    const known = this.#numbers.get(key) ?? this.#numbers.size;
    this.#numbers.set(key, known);
    return known;
  }

  /** Keeps a step of a module unless an equal one is there. */
  #keepOnce(step: Step): void {
    const operands = step.operands.map((t) => this.#number(t));
    if (commutative.has(step.name)) operands.sort((i, j) => i - j);
    const key = `${step.name} ${this.#number(step.module)} ${operands.join(' ')}`;
    const twin = step.name.includes('(') || named.has(step.name) ? this.#seen.get(key) : undefined;
    if (twin !== undefined) this.#merged.set(step.result, twin);
    else {
      this.#seen.set(key, step.result);
      this.#keep(step);
    }
  }

  /** The number that a constant consists of. */
  #constant(tensor: Tensor): number | undefined {
    const maker = this.#makers.get(tensor);
    const [source] = maker?.operands ?? [];
    if (maker && source && (maker.name === 'broadcast_in_dim' || maker.name === 'reshape'))
      return this.#constant(source);
    if (maker !== undefined || errorsOf(tensor)) return undefined;
    const [first, ...others] = toArray(tensor);
    return others.every((x) => Object.is(x, first)) ? first : undefined;
  }

  /** The variable and the constant factor of a product of them. */
  #scaled(tensor: Tensor, module: CompiledModule): readonly [base: Tensor, factor: number] | undefined {
    const maker = this.#makers.get(tensor);
    if (maker?.name !== 'mul' || maker.module !== module) return undefined;
    const [a, b] = maker.operands;
    if (a === undefined || b === undefined) return undefined;
    for (const [base, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const factor = this.#constant(other);
      if (factor !== undefined && base.size === tensor.size) return [base, factor];
    }
    return undefined;
  }

  #simplify(step: Step): void {
    const [a, b] = step.operands;
    const { module, result } = step;
    if (step.name === 'erfc()' && a !== undefined && module !== undefined) {
      this.#complement(step, a, module);
      return;
    }
    if (step.name === 'reciprocal()' && a !== undefined && result.dtype === 'float32') {
      const source = this.#makers.get(a)?.name ?? '';
      const isOpen = rewritten.has(source) || source === 'mul' || placeOf(result)?.pass !== undefined;
      this.#keepOnce(isOpen ? doubtful(step) : step);
      return;
    }
    if (result.dtype !== 'float32' || a === undefined || b === undefined || module === undefined) {
      this.#keepOnce(step);
      return;
    }
    if (step.name === 'div') {
      const divisor = this.#constant(b);
      if (divisor === undefined) {
        this.#keepOnce(this.#isRewritten(step) ? doubtful(step) : step);
        return;
      }
      this.#multiply(step, a, scalar(Math.fround(1 / divisor), 'float32'));
      return;
    }
    if (step.name === 'mul') this.#multiply(step, a, b);
    else this.#keepOnce(step);
  }

  /** Whether the operands of a division are such that XLA makes something else of it. */
  #isRewritten({ operands: [a, b] }: Step): boolean {
    const [over, under] = [a, b].map((t) => (t === undefined ? '' : (this.#makers.get(t)?.name ?? '')));
    return over === 'div' || rewritten.has(under ?? '');
  }

  /** A product, the constants in it gathered. */
  #multiply(step: Step, a: Tensor, b: Tensor): void {
    const { module, result } = step;
    if (module === undefined) return;
    const [c, d] = [this.#constant(a), this.#constant(b)];
    if (d === 1 && a.size === result.size) this.#merged.set(result, a);
    else if (c === 1 && b.size === result.size) this.#merged.set(result, b);
    else if (c !== undefined && d === undefined) this.#scale(step, b, c);
    else if (d !== undefined && c === undefined) this.#scale(step, a, d);
    else {
      const [p, q] = isNumber(result) ? [a, b].map((t) => this.#scaled(t, module)) : [];
      if (p === undefined || q === undefined) {
        this.#keepOnce(product(step, a, b));
        return;
      }
      const inner = product({ ...step, result: expand(scalar(0, 'float32'), result.shape) }, p[0], q[0]);
      this.#keepOnce(inner);
      this.#scale(step, this.merged(inner.result), Math.fround(p[1] * q[1]));
    }
  }

  /** erfc, which JAX writes out: of a product with a constant, the constant is taken out of the square. */
  #complement(step: Step, x: Tensor, module: CompiledModule): void {
    const scaled = x.dtype === 'float32' && isNumber(x) ? this.#scaled(x, module) : undefined;
    if (scaled === undefined) {
      this.#keepOnce(step);
      return;
    }
    const [base, factor] = scaled;
    const square = Math.fround(factor * factor);
    const run = (operands: readonly Tensor[]) =>
      compute([...operands], 'float32', (p, q) => erfcScaled(p, q, square), false);
    this.#keepOnce({ ...step, name: `erfc(${factor})`, operands: [x, base], compute: run });
  }

  #scale(step: Step, base: Tensor, factor: number): void {
    const inner = step.module && base.size === step.result.size ? this.#scaled(base, step.module) : undefined;
    const all = inner ? Math.fround(inner[1] * factor) : factor;
    this.#keepOnce(product(step, inner ? inner[0] : base, this.#number32(all)));
  }

  readonly #constants = new Map<number, Tensor>();
  #number32(value: number): Tensor {
    const known = this.#constants.get(value) ?? scalar(value, 'float32');
    this.#constants.set(value, known);
    return known;
  }
}

/** Divisors that XLA brings into another form. */
const rewritten: ReadonlySet<string> = new Set(['div', 'sqrt()', 'exp()', 'pow']);

/** Whether it is one number, for which XLA has rules that it does not have where constants are broadcast. */
const isNumber = (tensor: Tensor): boolean => tensor.shape.length === 0 && laneOf(tensor) === undefined;

/** Steps whose name says all of what they do. */
const named: ReadonlySet<string> = new Set(['add', 'sub', 'mul', 'div', 'neg', 'max', 'min', 'select_n', 'add_any']);

/** Those whose operands may change places. */
const commutative: ReadonlySet<string> = new Set(['add', 'add_any', 'mul']);

const times = ([a, b]: readonly Tensor[]): Tensor =>
  compute(
    [a, b].filter((t) => t !== undefined),
    'float32',
    (x, y) => x * y,
    false,
  );

const product = (step: Step, a: Tensor, b: Tensor): Step => {
  const { shape } = step.result;
  const run = (operands: readonly Tensor[]) => expand(times(operands), shape);
  return { ...step, name: 'mul', operands: [a, b], compute: run };
};

/** A step that XLA computes in another way, a few units in the last place off. */
const doubtful = (step: Step): Step => ({
  ...step,
  name: `${step.name}?`,
  compute: (operands: readonly Tensor[], setting: Setting) => {
    const plain = step.compute(operands, setting);
    return compute([plain], plain.dtype, (x) => x, false, 4);
  },
});
