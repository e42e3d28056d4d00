import { library as cmath } from './cmath';
import { library as collections } from './collections';
import { library as contextlib } from './contextlib';
import { library as copy } from './copy';
import { library as dataclasses } from './dataclasses';
import { library as enumeration } from './enum';
import { library as functools } from './functools';
import { library as itertools } from './itertools';
import { library as jax } from './jax';
import type { Library } from './library';
import { library as math } from './math';
import { library as numpy } from './numpy';
import { library as operator } from './operator';
import { library as random } from './random';
import { standardLibraries } from './standard';
import { library as statistics } from './statistics';
import { library as sys } from './sys';
import { library as tensorflow } from './tensorflow';
import { library as keras } from './tensorflow/keras';
import { library as torch } from './torch';
import { library as typing } from './typing';

/** Every library, one line each. */
const libraries: readonly Library[] = [
  cmath,
  collections,
  contextlib,
  copy,
  dataclasses,
  enumeration,
  functools,
  itertools,
  jax,
  keras,
  math,
  numpy,
  operator,
  random,
  statistics,
  sys,
  tensorflow,
  torch,
  typing,
  ...standardLibraries,
];

/** The library that a dotted module name belongs to. */
export function findLibrary(moduleName: string): Library | undefined {
  const root = moduleName.split('.')[0];
  return libraries.find((library) => library.name === root);
}
