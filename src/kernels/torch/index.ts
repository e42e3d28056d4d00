import type { FloatType } from '../../numeric/rounding';
import type { ElementwiseKernel } from '../kernel';
import { plainLoop, registerLoop, vectorisedLoop } from './elementwise';
import {
  type Formula,
  formulas,
  type KernelParameters,
  kernelName,
  narrowFormulas,
  plainFormulas,
  registerFormulas,
} from './formulas';
import { geluKernel } from './gelu';
import { vmlKernel } from './vml';

const floatTypes: readonly FloatType[] = ['float64', 'float32', 'float16', 'bfloat16'];

export { rowKernels } from './softmax';

/**
 * How PyTorch 2.13 computes an activation or an elementary function on a CPU with AVX-512, in a type, with canonical parameters. Undefined
 * where nothing better is known than the definition's value rounded, within 2 ulp.
 */
export function kernel(name: string, dtype: string, parameters: KernelParameters = {}): ElementwiseKernel | undefined {
  const type = floatTypes.find((known) => known === dtype);
  if (type === undefined) return undefined;
  const key = kernelName(name, parameters);
  if (key === 'gelu') return geluKernel(type);
  const find = (table: Readonly<Record<string, Formula>>) => (Object.hasOwn(table, key) ? table[key] : undefined);
  const formula = find(formulas);
  if (formula !== undefined) {
    const loop = plainFormulas.has(key) ? plainLoop : vectorisedLoop;
    return loop(type, (functions) => formula(functions, parameters, type));
  }
  if (type === 'float64') return undefined;
  const whole = find(registerFormulas) ?? (type === 'float32' ? undefined : find(narrowFormulas));
  if (whole !== undefined) return registerLoop(type, (functions) => whole(functions, parameters, type));
  return type === 'float32' ? vmlKernel(key) : undefined;
}
