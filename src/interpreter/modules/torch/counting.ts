import { constant } from '../../../tensor/autograd/tape';
import { Tensor } from '../../../tensor/tensor';
import { errorsOf, toArray } from '../../../tensor/view';
import { decline } from '../declined';
import { integers, operandOf } from './convert';
import { scalarTypeName } from './inPlace';
import { known } from './placing';
import type { Row } from './table';
import { TorchTensor, wrap } from './tensor';

/** Which numbers occur, how often, and between which marks. */
export const countingRows: readonly Row[] = [
  [
    'TM:isin',
    '(elements, test_elements)',
    (bound, machine) => {
      const [elements, tests] = [
        operandOf(bound.get('elements'), machine),
        operandOf(bound.get('test_elements'), machine),
      ];
      if (
        elements === undefined ||
        tests === undefined ||
        errorsOf(elements.variable.tensor) ||
        errorsOf(tests.variable.tensor)
      )
        return decline('such an isin is not evaluated');
      const wanted = new Set(toArray(tests.variable.tensor));
      const { shape } = elements.variable.tensor;
      const hits = toArray(elements.variable.tensor).map((x) => Number(wanted.has(x)));
      return new TorchTensor(Tensor.of('bool', [...shape], hits));
    },
  ],
  [
    'TM:bincount',
    '(input, weights=None, minlength=0)',
    (bound, machine, name) => {
      const x = known(bound, 'input', name, 1, machine);
      if (bound.get('weights') !== null) return decline('bincount with weights is not evaluated');
      if (x.dtype !== 'int64' && x.dtype !== 'int32')
        return decline(`bincount of ${scalarTypeName(x.dtype)} is not evaluated`);
      const numbers = toArray(x);
      if (x.shape.length !== 1 || numbers.some((n) => n < 0))
        return machine.raise('RuntimeError', 'bincount only supports 1-d non-negative integral inputs.');
      const [least = 0] = integers([bound.get('minlength')], 'minlength', machine);
      const counts = new Float64Array(numbers.reduce((most, n) => Math.max(most, n + 1), least));
      machine.charge(counts.length);
      for (const n of numbers) counts[n] = (counts[n] ?? 0) + 1;
      return wrap(constant(Tensor.of('int64', [counts.length], counts)));
    },
  ],
  [
    'TM:bucketize T:searchsorted',
    '(input, boundaries, *, out_int32=False, right=False, side=None)',
    (bound, machine, name) => {
      const isSearch = name === 'searchsorted';
      const values = operandOf(bound.get(isSearch ? 'boundaries' : 'input'), machine);
      const line = known(bound, isSearch ? 'input' : 'boundaries', name, 1, machine);
      if (values === undefined || errorsOf(values.variable.tensor) || line.shape.length !== 1)
        return decline(`such a ${name} is not evaluated`);
      if (bound.get('out_int32') === true) return decline('out_int32 is not evaluated');
      const after = bound.get('right') === true || bound.get('side') === 'right';
      const marks = toArray(line);
      if (marks.some((mark, i) => i > 0 && !((marks[i - 1] ?? 0) <= mark)))
        return decline(`${name} in marks that are not sorted is not evaluated`);
      if (toArray(values.variable.tensor).some(Number.isNaN)) return decline(`${name} of NaN is not evaluated`);
      const { shape } = values.variable.tensor;
      const found = toArray(values.variable.tensor).map(
        (x) => marks.filter((mark) => (after ? mark <= x : mark < x)).length,
      );
      return wrap(constant(Tensor.of('int64', [...shape], found)));
    },
  ],
];
