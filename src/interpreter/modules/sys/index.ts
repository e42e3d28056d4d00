import { exiting } from '../../builtins/define';
import type { Interpreter } from '../../machine';
import { characterLength } from '../../text/characters';
import { ApproximateText, Builtin, Instance, PythonModule, PythonType, Unknown, type Value } from '../../values';
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
        ['float_info', floatInformation()],
        ['getrecursionlimit', new Builtin('getrecursionlimit', () => 1000n)],
        ['exit', exiting('exit')],
      ]),
    ),
};
