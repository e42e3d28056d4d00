import {
  ClassMethod,
  functionType,
  methodType,
  Property,
  PythonFunction,
  propertyType,
  StaticMethod,
} from '../../objects/function';
import { Builtin, PythonType, typeType, Unknown, type Value } from '../../values';
import type { Library } from '../library';
import { numberTypes } from '../typing/abstract';
import { decliningLibrary, standardLibrary } from './define';
import { warnings } from './warnings';

const text = (members: Readonly<Record<string, string>>): [string, Value][] => Object.entries(members);

/** `abc.abstractmethod`: marks what a class must still define. */
const abstractMethod = new Builtin(
  'abstractmethod',
  ({ positional: [callee = null] }) => {
    mark(callee);
    return callee;
  },
  true,
);

function mark(callee: Value): void {
  if (callee instanceof PythonFunction) {
    callee.attributes ??= new Map();
    callee.attributes.set('__isabstractmethod__', true);
  } else if (callee instanceof StaticMethod || callee instanceof ClassMethod) mark(callee.callee);
  else if (callee instanceof Property) mark(callee.getter);
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** Small modules of the standard library, and those that are only declined. */
export const standardLibraries: readonly Library[] = [
  warnings,
  standardLibrary('abc', () => [
    ['ABC', new PythonType('ABC', 'abc')],
    ['ABCMeta', typeType],
    ['abstractmethod', abstractMethod],
    ['abstractproperty', propertyType],
  ]),
  standardLibrary('string', () =>
    text({
      ascii_lowercase: letters,
      ascii_uppercase: letters.toUpperCase(),
      ascii_letters: letters + letters.toUpperCase(),
      digits: '0123456789',
      hexdigits: '0123456789abcdefABCDEF',
      octdigits: '01234567',
      punctuation: '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
      whitespace: ' \t\n\r\v\f',
      printable: `0123456789${letters}${letters.toUpperCase()}!"#$%&'()*+,-./:;<=>?@[\\]^_\`{|}~ \t\n\r\v\f`,
    }),
  ),
  standardLibrary('numbers', numberTypes),
  standardLibrary('types', () => [
    ['FunctionType', functionType],
    ['LambdaType', functionType],
    ['MethodType', methodType],
    ['ModuleType', new Unknown('types.ModuleType is not evaluated')],
    ['SimpleNamespace', new Unknown('types.SimpleNamespace is not evaluated')],
  ]),
  ...['time', 'datetime', 'uuid', 'secrets', 'timeit'].map((name) => decliningLibrary(name, 'differs from run to run')),
  ...['os', 'platform', 'pathlib', 'glob'].map((name) => decliningLibrary(name, 'depends on the machine')),
];
