import type { Interpreter } from '../../machine';
import { type Arguments, Builtin, PythonObject, PythonType, type Slots, Unknown, type Value } from '../../values';
import { standardLibrary } from './define';

const slots: Slots<CatchWarnings> = {
  enter: (self) => (self.records ? new Unknown('recorded warnings are not evaluated') : null),
  exit: () => false,
};

const catchType: PythonType = new PythonType(
  'catch_warnings',
  'warnings',
  [],
  slots,
  (_type, { keywords }) => new CatchWarnings(keywords.get('record') === true),
);

/** `warnings.catch_warnings()`. */
class CatchWarnings extends PythonObject {
  readonly type = catchType;
  constructor(readonly records: boolean) {
    super();
  }
}

const silent = (name: string, run: (args: Arguments, machine: Interpreter) => Value): [string, Value] => [
  name,
  new Builtin(name, (args, machine) => run(args, machine as Interpreter), true),
];

/** Filters matter only when they turn warnings into errors: those are not followed. */
const filter = (name: string): [string, Value] =>
  silent(name, ({ positional: [action = null] }, machine) => {
    if (action === 'error') machine.note('warnings turned into errors are not evaluated');
    return null;
  });

/** `warnings`: what it prints goes to stderr. */
export const warnings = standardLibrary('warnings', () => [
  silent('warn', () => null),
  silent('warn_explicit', () => null),
  filter('filterwarnings'),
  filter('simplefilter'),
  silent('resetwarnings', () => null),
  ['catch_warnings', catchType],
]);
