import { PythonObject, PythonType } from '../values';

export const complexType: PythonType = new PythonType('complex', 'builtins');

/** A Python complex: two floats. */
export class PythonComplex extends PythonObject {
  readonly type = complexType;
  constructor(
    readonly real: number,
    readonly imag: number,
  ) {
    super();
  }
}
