import { complexType } from '../objects/complex';
import { dictionaryType } from '../objects/dictionary';
import { classMethodType, propertyType, staticMethodType } from '../objects/function';
import { listType } from '../objects/list';
import { rangeType } from '../objects/range';
import { frozenSetType, setType } from '../objects/set';
import { sliceType } from '../objects/slice';
import { tupleType } from '../objects/tuple';
import { boolType, bytesType, floatType, intType, objectType, strType } from '../objects/types';
import { type PythonType, typeType, Unknown, type Value } from '../values';

/** Names that stand for types, and those of types that are not evaluated. */
export function builtinTypes(): [string, Value][] {
  const types: readonly PythonType[] = [
    objectType,
    typeType,
    intType,
    boolType,
    floatType,
    complexType,
    strType,
    bytesType,
    listType,
    tupleType,
    dictionaryType,
    setType,
    frozenSetType,
    rangeType,
    sliceType,
    propertyType,
    staticMethodType,
    classMethodType,
  ];
  const declined = ['bytearray', 'memoryview'].map((name): [string, Value] => [
    name,
    new Unknown(`${name} is not evaluated`),
  ]);
  return [...types.map((type): [string, Value] => [type.name, type]), ...declined];
}
