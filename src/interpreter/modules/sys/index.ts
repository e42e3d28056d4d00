import { exiting } from '../../builtins/define';
import type { Interpreter } from '../../machine';
import { PythonException } from '../../objects/exception';
import { PythonTuple } from '../../objects/tuple';
import { toIndex } from '../../operators/subscript';
import { characterLength } from '../../text/characters';
import { QuietUnknown } from '../../unknown/quiet';
import { ApproximateText, Builtin, Instance, PythonModule, PythonType, Unknown, type Value } from '../../values';
import { namedTupleType } from '../collections/namedtuple';
import type { Library } from '../library';

const streamType = new PythonType('TextIOWrapper', '_io');

/** `sys.stdout` and `sys.stderr`: what goes to the second is not kept. */
function stream(name: 'stdout' | 'stderr'): Instance {
  const object = new Instance(streamType);
  object.attributes.set('stream', name);
  const write = new Builtin(
    'write',
    ({ positional: [text = null] }, machine) => {
      if (text instanceof Unknown) (machine as Interpreter).note(text.reason);
      else if (typeof text !== 'string' && !(text instanceof ApproximateText)) {
        machine.raise('TypeError', 'write() argument must be str');
      } else if (name === 'stdout') {
        const approximate = text instanceof ApproximateText;
        machine.write({ text: approximate ? text.text : text, approximate });
      }
      return typeof text === 'string' ? BigInt(characterLength(text)) : null;
    },
    true,
  );
  object.attributes.set('write', write);
  object.attributes.set('flush', new Builtin('flush', () => null));
  return object;
}

/** `sys.float_info`. */
function floatInformation(): Instance {
  const information = new Instance(new PythonType('float_info', 'sys'));
  const rows: readonly (readonly [string, Value])[] = [
    ['max', Number.MAX_VALUE],
    ['min', 2.2250738585072014e-308],
    ['epsilon', Number.EPSILON],
    ['dig', 15n],
    ['mant_dig', 53n],
    ['max_exp', 1024n],
    ['min_exp', -1021n],
    ['max_10_exp', 308n],
    ['min_10_exp', -307n],
    ['radix', 2n],
  ];
  for (const [name, value] of rows) information.attributes.set(name, value);
  return information;
}

const unlike = (name: string): [string, Value] => [name, new QuietUnknown(`sys.${name} depends on the machine`)];

/** `sys.version_info`; which correction of 3.11 it is depends on the machine. */
function versionInformation(): Value {
  const fields = ['major', 'minor', 'micro', 'releaselevel', 'serial'];
  const micro = new QuietUnknown('sys.version_info.micro depends on the machine');
  return new PythonTuple([3n, 11n, micro, 'final', 0n], namedTupleType('version_info', fields, [], 'sys'));
}

/** Python's `sys`, as far as it is the same everywhere. */
export const library: Library = {
  name: 'sys',
  load: () =>
    new PythonModule(
      'sys',
      new Map<string, Value>([
        ['stdout', stream('stdout')],
        ['stderr', stream('stderr')],
        ['maxsize', 9223372036854775807n],
        ['maxunicode', 0x10ffffn],
        ['byteorder', 'little'],
        ['float_repr_style', 'short'],
        ['float_info', floatInformation()],
        ['version_info', versionInformation()],
        ...['version', 'platform', 'executable', 'path', 'argv', 'hexversion', 'prefix', 'implementation'].map(unlike),
        ['getsizeof', new Builtin('getsizeof', () => new QuietUnknown('sys.getsizeof() depends on the machine'), true)],
        [
          'getrecursionlimit',
          new Builtin('getrecursionlimit', (_args, machine) => BigInt((machine as Interpreter).recursionLimit)),
        ],
        [
          'setrecursionlimit',
          new Builtin('setrecursionlimit', ({ positional: [limit = null] }, machine) => {
            const count = toIndex(limit, machine);
            if (count < 1) machine.raise('ValueError', 'recursion limit must be greater or equal than 1');
            (machine as Interpreter).recursionLimit = count;
            return null;
          }),
        ],
        ['exc_info', new Builtin('exc_info', (_args, machine) => handledException(machine as Interpreter))],
        ['exit', exiting('exit')],
        ['intern', new Builtin('intern', ({ positional: [text = null] }) => text)],
      ]),
    ),
};

/** `sys.exc_info()`: class, exception and traceback of the one being handled. */
function handledException({ frame }: Interpreter): Value {
  for (let at = frame; at; at = at.parent) {
    const { handled } = at;
    if (handled instanceof PythonException)
      return new PythonTuple([handled.type, handled, new QuietUnknown('a traceback is not evaluated')]);
  }
  return new PythonTuple([null, null, null]);
}
