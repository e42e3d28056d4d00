import { FixedObject, PythonObject, PythonType, type Value } from '../values';

export const objectType = new PythonType('object', 'builtins');
export const noneType = new PythonType('NoneType', 'builtins');
export const intType = new PythonType('int', 'builtins');
export const boolType = new PythonType('bool', 'builtins', [intType]);
export const floatType = new PythonType('float', 'builtins');
export const strType = new PythonType('str', 'builtins');
export const bytesType = new PythonType('bytes', 'builtins');
export const notImplementedType = new PythonType('NotImplementedType', 'builtins');

class NotImplemented extends FixedObject {
  readonly type = notImplementedType;
}

/** The one `NotImplemented`. */
export const notImplemented = new NotImplemented();

/** `bytes`: one UTF-16 unit per byte. */
export class PythonBytes extends PythonObject {
  readonly type = bytesType;
  constructor(readonly data: string) {
    super();
  }
}

/** `type(value)`. */
export function typeOf(value: Value): PythonType {
  switch (typeof value) {
    case 'string':
      return strType;
    case 'bigint':
      return intType;
    case 'number':
      return floatType;
    case 'boolean':
      return boolType;
    default:
      return value === null ? noneType : value.type;
  }
}

/** Whether a type is another or derives from it. */
export function isSubtype(type: PythonType, other: PythonType): boolean {
  return other === objectType || type.order.includes(other);
}
