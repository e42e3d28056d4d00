import { PythonObject, PythonType, type Value } from '../values';

export const unionType = new PythonType('UnionType', 'types', [], {
  binary: (operator, self: UnionType, other, reflected) =>
    operator === '|' ? new UnionType(reflected ? [other, ...self.options] : [...self.options, other]) : undefined,
});

/** `int | None`. */
export class UnionType extends PythonObject {
  readonly type = unionType;
  constructor(readonly options: readonly Value[]) {
    super();
  }
}
