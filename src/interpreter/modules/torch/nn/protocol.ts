import { cast } from '../../../../tensor/cast';
import { full } from '../../../../tensor/create';
import type { Dtype } from '../../../../tensor/dtype';
import { isFloat } from '../../../../tensor/rounding';
import { PythonTuple } from '../../../objects/tuple';
import type { Bound } from '../../../signature';
import {
  Builtin,
  finish,
  type Machine,
  type PythonIterator,
  PythonObject,
  PythonType,
  type Result,
  type Value,
} from '../../../values';
import { decline } from '../../declined';
import { checkDevice } from '../convert';
import { requireGradient } from '../creationArguments';
import { TorchDtype, typeName } from '../objects';
import { operation } from '../table';
import { TorchTensor } from '../tensor';
import { addHook, type HookKind } from './hooks';
import { isParameter, ModuleObject, method, moduleType, namedModules, namedTensors } from './module';
import { loadState, stateDictionary } from './stateDictionary';

/** What generator methods such as parameters() give: items taken one by one. */
class NativeIterator extends PythonObject {
  readonly type = iteratorType;
  private position = 0;
  constructor(private readonly items: readonly Value[]) {
    super();
  }
  next(): Value | undefined {
    return this.items[this.position++];
  }
}

const iteratorType: PythonType = new PythonType('generator', 'builtins', [], {
  iterate: (self: NativeIterator): PythonIterator => ({ next: () => self.next() }),
});
iteratorType.dictionary.set(
  '__next__',
  new Builtin('__next__', ({ positional: [self] }, machine) => {
    const item = self instanceof NativeIterator ? self.next() : undefined;
    return item ?? machine.raise('StopIteration', '');
  }),
);

const iterator = (items: readonly Value[]): Value => new NativeIterator(items);
const pairs = (entries: readonly (readonly [string, Value])[]): Value =>
  iterator(entries.map(([name, value]) => new PythonTuple([name, value])));

type Body = (self: ModuleObject, bound: Bound, machine: Machine) => Result;

/** Defines a method of nn.Module by its signature without self. */
function define(name: string, signature: string, body: Body): void {
  const full = signature === '()' ? '(self)' : `(self, ${signature.slice(1)}`;
  moduleType.dictionary.set(
    name,
    operation(
      name,
      full,
      (bound, machine) => {
        const self = bound.get('self');
        return self instanceof ModuleObject
          ? body(self, bound, machine)
          : machine.raise('TypeError', `${name}() needs a Module, not ${typeName(self)}`);
      },
      { inPython: true },
    ),
  );
}

const children = (self: ModuleObject): [string, ModuleObject][] =>
  [...self.modules].flatMap(([name, child]): [string, ModuleObject][] =>
    child instanceof ModuleObject ? [[name, child]] : [],
  );

function setTraining(self: ModuleObject, mode: boolean): ModuleObject {
  for (const [, module] of namedModules(self)) module.training = mode;
  return self;
}

/** Brings floating parameters and buffers to another dtype, in place of the old ones. */
function convert(self: ModuleObject, dtype: Dtype): ModuleObject {
  for (const [, tensor] of [...namedTensors(self, 'parameters'), ...namedTensors(self, 'buffers')]) {
    if (isFloat(tensor.tensor.dtype)) tensor.tensor = cast(tensor.tensor, dtype);
  }
  return self;
}

/** Fills nn.Module's methods. */
export function defineProtocol(): void {
  method(moduleType, '__init__', (self) => {
    self.ready = true;
    return null;
  });
  method(moduleType, 'extra_repr', () => '');
  method(moduleType, '_get_name', (self) => self.type.name);
  method(moduleType, 'forward', (self, _args, machine) =>
    machine.raise('NotImplementedError', `Module [${self.type.name}] is missing the required "forward" function`),
  );
  define('parameters', '(recurse=True)', (self, bound) =>
    iterator(namedTensors(self, 'parameters', bound.get('recurse') === true).map(([, tensor]) => tensor)),
  );
  define('named_parameters', "(prefix='', recurse=True, remove_duplicate=True)", (self, bound) =>
    pairs(
      namedTensors(
        self,
        'parameters',
        bound.get('recurse') === true,
        String(bound.get('prefix')),
        bound.get('remove_duplicate') !== false,
      ),
    ),
  );
  define('buffers', '(recurse=True)', (self, bound) =>
    iterator(namedTensors(self, 'buffers', bound.get('recurse') === true).map(([, tensor]) => tensor)),
  );
  define('named_buffers', "(prefix='', recurse=True, remove_duplicate=True)", (self, bound) =>
    pairs(
      namedTensors(
        self,
        'buffers',
        bound.get('recurse') === true,
        String(bound.get('prefix')),
        bound.get('remove_duplicate') !== false,
      ),
    ),
  );
  define('children', '()', (self) => iterator(children(self).map(([, child]) => child)));
  define('named_children', '()', (self) => pairs(children(self)));
  define('modules', '()', (self) => iterator(namedModules(self).map(([, module]) => module)));
  define('named_modules', "(memo=None, prefix='', remove_duplicate=True)", (self, bound) =>
    pairs(namedModules(self, String(bound.get('prefix')))),
  );
  define('train', '(mode=True)', (self, bound) => setTraining(self, bound.get('mode') !== false));
  define('eval', '()', (self) => setTraining(self, false));
  define('requires_grad_', '(requires_grad=True)', (self, bound, machine) => {
    for (const [, tensor] of namedTensors(self, 'parameters')) {
      if (bound.get('requires_grad') === true) requireGradient(tensor, machine);
      else tensor.node = undefined;
    }
    return self;
  });
  define('zero_grad', '(set_to_none=True)', (self, bound) => {
    for (const [, tensor] of namedTensors(self, 'parameters')) {
      if (tensor.grad)
        tensor.grad =
          bound.get('set_to_none') === true ? null : new TorchTensor(full(tensor.tensor.shape, 0, tensor.tensor.dtype));
    }
    return null;
  });
  define('apply', '(fn)', function* (self, bound, machine) {
    for (const [, child] of children(self)) {
      const again = yield* finish(machine.getAttribute(child, 'apply'));
      yield* finish(machine.callWith(again, bound.get('fn')));
    }
    yield* finish(machine.callWith(bound.get('fn'), self));
    return self;
  });
  define('state_dict', "(*, destination=None, prefix='', keep_vars=False)", (self, bound) =>
    stateDictionary(self, String(bound.get('prefix')), bound.get('keep_vars') === true),
  );
  define('load_state_dict', '(state_dict, strict=True, assign=False)', (self, bound, machine) =>
    loadState(self, bound.get('state_dict'), bound.get('strict') !== false, machine),
  );
  for (const [name, table] of [
    ['get_parameter', 'parameters'],
    ['get_buffer', 'buffers'],
  ] as const) {
    define(name, '(target)', (self, bound) => {
      const target = bound.get('target');
      return (
        namedTensors(self, table, true, '', false).find(([path]) => path === target)?.[1] ??
        decline(`${name} of another name is not evaluated`)
      );
    });
  }
  define('register_buffer', '(name, tensor, persistent=True)', (self, bound) => {
    const [name, tensor] = [bound.get('name'), bound.get('tensor')];
    if (typeof name !== 'string') return decline('a buffer without a name is not evaluated');
    self.buffers.set(name, tensor instanceof TorchTensor ? tensor : null);
    if (bound.get('persistent') === false) self.transientBuffers.add(name);
    return null;
  });
  define('register_parameter', '(name, param)', (self, bound) => {
    const [name, parameter] = [bound.get('name'), bound.get('param')];
    if (typeof name !== 'string') return decline('a parameter without a name is not evaluated');
    self.parameters.set(name, isParameter(parameter) ? parameter : null);
    return null;
  });
  for (const name of ['add_module', 'register_module']) {
    define(name, '(name, module)', (self, bound) => {
      const key = bound.get('name');
      if (typeof key !== 'string') return decline('a module without a name is not evaluated');
      self.modules.set(key, bound.get('module'));
      return null;
    });
  }
  define('get_submodule', '(target)', (self, bound) => {
    const target = bound.get('target');
    return (
      namedModules(self).find(([name]) => name === target)?.[1] ??
      decline('get_submodule of another name is not evaluated')
    );
  });
  const hooks: readonly (readonly [name: string, signature: string, kind: HookKind])[] = [
    ['register_forward_pre_hook', '(hook, *, prepend=False, with_kwargs=False)', 'preHooks'],
    ['register_forward_hook', '(hook, *, prepend=False, with_kwargs=False, always_call=False)', 'forwardHooks'],
    ['register_full_backward_hook', '(hook, prepend=False)', 'backwardHooks'],
  ];
  for (const [name, signature, kind] of hooks) {
    define(name, signature, (self, bound) => {
      const takesKeywords = kind !== 'backwardHooks' && bound.get('with_kwargs') === true;
      if (kind === 'forwardHooks') bound.get('always_call');
      return addHook(self, kind, { callee: bound.get('hook'), takesKeywords }, bound.get('prepend') === true);
    });
  }
  define('to', '(*arguments, **keywords)', (self, bound) => moveTo(self, bound));
  define('cpu', '()', (self) => self);
  define('float', '()', (self) => convert(self, 'float32'));
  define('double', '()', (self) => convert(self, 'float64'));
  define('half', '()', (self) => convert(self, 'float16'));
  define('bfloat16', '()', (self) => convert(self, 'bfloat16'));
}

function moveTo(self: ModuleObject, bound: Bound): Value {
  for (const value of [...bound.rest, ...bound.keywords.values()]) {
    if (value instanceof TorchDtype) convert(self, value.dtype);
    else if (typeof value !== 'boolean') checkDevice(value);
  }
  return self;
}
