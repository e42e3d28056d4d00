import { scalar } from '../../../tensor/create';
import type { Tensor } from '../../../tensor/tensor';
import type { Machine } from '../../values';
import type { Operand } from './convert';
import { applyBinary } from './operations';

const operandOf = (x: Tensor | number): Operand =>
  typeof x === 'number' ? { tensor: scalar(x, 'float64'), weak: 'float' } : { tensor: x };

/** Arithmetic on arrays and Python floats with NumPy's rules, for functions that NumPy itself writes in Python. */
export const algebra = (machine: Machine) => {
  const operation =
    (name: string) =>
    (a: Tensor | number, b: Tensor | number): Tensor =>
      applyBinary(name, operandOf(a), operandOf(b), machine);
  return {
    add: operation('add'),
    subtract: operation('subtract'),
    multiply: operation('multiply'),
    divide: operation('divide'),
  };
};
