import { multiply } from '../../../tensor/autograd/arithmetic';
import { reduceSum } from '../../../tensor/autograd/reduction';
import { rearrange, reshaped } from '../../../tensor/autograd/structure';
import type { Variable } from '../../../tensor/autograd/tape';
import { sizeOf } from '../../../tensor/shape';
import { permute } from '../../../tensor/view';
import type { Machine } from '../../values';
import { decline } from '../declined';
import { chargeProduct, multiplied, named } from './linear';

/** Einstein summation of one or two operands without repeated labels or an ellipsis (native/Linear.cpp, `einsum`). */
export function einsum(equation: string, operands: readonly Variable[], machine: Machine): Variable {
  const [inputs = '', given] = equation.replaceAll(' ', '').split('->');
  const labels = inputs.split(',');
  const repeated = labels.some((part) => new Set(part).size < part.length);
  if (equation.includes('.') || repeated || labels.length !== operands.length || labels.length > 2) {
    return decline(`torch.einsum('${equation}') is not evaluated`);
  }
  labels.forEach((part, i) => {
    if (part.length !== (operands[i]?.tensor.shape.length ?? -1))
      decline('einsum with labels that do not fit is not evaluated');
  });
  const once = (label: string): boolean => inputs.split(label).length === 2;
  const output = given ?? [...new Set(inputs.replaceAll(',', ''))].filter(once).sort().join('');
  const [x, y] = operands;
  const [p = '', q = ''] = labels;
  if (x === undefined) return decline('einsum without operands is not evaluated');
  const order = (from: string, to: string) => (v: Variable) =>
    rearrange('PermuteBackward0', v, (t) =>
      permute(
        t,
        [...to].map((label) => from.indexOf(label)),
      ),
    );
  if (y === undefined) {
    const summed = [...p].map((_, i) => i).filter((i) => !output.includes(p[i] ?? ''));
    const kept = [...p].filter((label) => output.includes(label)).join('');
    const turned = order(p, output + [...p].filter((label) => !output.includes(label)).join(''))(x);
    if (summed.length === 0 || kept.length === 0)
      return summed.length === 0
        ? turned
        : reduceSum(
            turned,
            [...p].map((_, i) => i),
            false,
            x.tensor.dtype,
          );
    return reduceSum(turned, [...p].map((_, i) => i).slice(output.length), false, x.tensor.dtype);
  }
  const shared = [...p].filter((label) => q.includes(label));
  const batch = shared.filter((label) => output.includes(label));
  const inner = shared.filter((label) => !output.includes(label));
  const lonely = [...p, ...q].filter((label) => !output.includes(label) && !shared.includes(label));
  if (lonely.length > 0) return decline(`torch.einsum('${equation}') is not evaluated`);
  const left = [...p].filter((label) => !shared.includes(label));
  const right = [...q].filter((label) => !shared.includes(label));
  const extent = (label: string): number =>
    (p.includes(label) ? x.tensor.shape[p.indexOf(label)] : y.tensor.shape[q.indexOf(label)]) ?? 1;
  const sizes = (list: readonly string[]): number[] => list.map(extent);
  for (const label of shared) {
    if (y.tensor.shape[q.indexOf(label)] !== extent(label))
      decline('einsum with sizes that do not fit is not evaluated');
  }
  const a = order(p, [...batch, ...left, ...inner].join(''))(x);
  const b = order(q, [...batch, ...inner, ...right].join(''))(y);
  const natural = [...batch, ...left, ...right].join('');
  if (inner.length === 0) {
    const spread = multiply(
      reshaped(a, [...sizes(batch), ...sizes(left), ...right.map(() => 1)]),
      reshaped(b, [...sizes(batch), ...left.map(() => 1), ...sizes(right)]),
    );
    return natural === output ? spread : named(order(natural, output)(spread), 'MulBackward0');
  }
  const count = (list: readonly string[]): number => sizeOf(sizes(list));
  const matrix = (v: Variable, rows: number, columns: number) => reshaped(v, [...sizes(batch), rows, columns]);
  const [wide, tall] = [matrix(a, count(left), count(inner)), matrix(b, count(inner), count(right))];
  chargeProduct(wide, tall, machine);
  const result = reshaped(multiplied(wide, tall, 'BmmBackward0'), [...sizes(batch), ...sizes(left), ...sizes(right)]);
  return natural === output ? result : named(order(natural, output)(result), 'ViewBackward0');
}
