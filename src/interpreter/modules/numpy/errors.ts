import { exceptionType } from '../../exceptions';
import { PythonException, Raised } from '../../objects/exception';
import { PythonType } from '../../values';

const bases: Readonly<Record<string, readonly string[]>> = {
  AxisError: ['ValueError', 'IndexError'],
  DTypePromotionError: ['TypeError'],
  UFuncTypeError: ['TypeError'],
  LinAlgError: ['ValueError'],
};

/** Where a class lives, when not in `numpy.exceptions`. */
const modules: Readonly<Record<string, string>> = {
  UFuncTypeError: 'numpy._core._exceptions',
  LinAlgError: 'numpy.linalg',
};

const made = new Map<string, PythonType>();

/** An exception class of `numpy.exceptions`. */
export function numpyException(name: string): PythonType {
  let type = made.get(name);
  if (type === undefined) {
    const parents = (bases[name] ?? ['Exception']).map(exceptionType);
    type = new PythonType(name, modules[name] ?? 'numpy.exceptions', parents, {}, parents[0]?.construct);
    made.set(name, type);
  }
  return type;
}

/** Raises one of NumPy's own exceptions. */
export function raiseNumpy(name: string, message: string): never {
  throw new Raised(new PythonException(numpyException(name), [message]));
}

/** The names in `numpy.exceptions`. */
export const exceptionNames: readonly string[] = Object.keys(bases).filter((name) => !(name in modules));
