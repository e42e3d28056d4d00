import { Instance, type PythonType, type Value } from '../values';

/** An object of a program's subclass of int, float or str. */
export class DataInstance extends Instance {
  constructor(
    type: PythonType,
    readonly data: bigint | number | string,
  ) {
    super(type);
  }
}

/** The int, float or str that an object also is: one of a subclass, or a member of an Enum with a data type; else the value itself. */
export function dataOf(value: Value): Value {
  if (value instanceof DataInstance) return value.data;
  if (!(value instanceof Instance) || value.type.slots.number === undefined) return value;
  return value.attributes.get('_value_') ?? value;
}
