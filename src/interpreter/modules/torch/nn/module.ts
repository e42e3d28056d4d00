import { type Bound, bind, parseSignature } from '../../../signature';
import {
  type Arguments,
  Builtin,
  finish,
  Instance,
  type Machine,
  PythonType,
  type Result,
  type Text,
  Unknown,
  type Value,
} from '../../../values';
import { typeName } from '../objects';
import { guarded } from '../table';
import { parameterType, TorchTensor } from '../tensor';
import { callWithHooks, type ModuleHook } from './hooks';

/** An nn.Module: parameters, buffers and submodules in the order they were set, other attributes beside them. */
export class ModuleObject extends Instance {
  readonly parameters = new Map<string, TorchTensor | null>();
  readonly buffers = new Map<string, TorchTensor | null>();
  readonly modules = new Map<string, Value>();
  readonly transientBuffers = new Set<string>();
  readonly preHooks: ModuleHook[] = [];
  readonly forwardHooks: ModuleHook[] = [];
  readonly backwardHooks: ModuleHook[] = [];
  training = true;
  /** Whether Module.__init__ ran. */
  ready = false;
}

/** Attributes that nn.Module has and these tables do not. */
const unlisted: ReadonlySet<string> = new Set(
  'T_destination call_super_init compile cuda dump_patches get_extra_state ipu mtia register_backward_hook register_full_backward_pre_hook register_load_state_dict_post_hook register_load_state_dict_pre_hook register_state_dict_post_hook register_state_dict_pre_hook set_extra_state set_submodule share_memory to_empty type xpu'.split(
    ' ',
  ),
);

/** Whether an object has nothing but what its user's classes and nn.Module give it. */
const isPlain = (self: ModuleObject): boolean =>
  self.type.order.every((type) => type === moduleType || type.module === '__main__' || type.module === 'builtins') &&
  !self.type.order.some((type) => type.dictionary.has('__getattr__'));

const tables = ['parameters', 'buffers', 'modules'] as const;

export const isParameter = (value: Value): value is TorchTensor =>
  value instanceof TorchTensor && value.type.order.includes(parameterType);

/** `torch.nn.Module`. */
export const moduleType: PythonType = new PythonType(
  'Module',
  'torch.nn.modules.module',
  [],
  {
    getAttribute: (self: ModuleObject, name, machine) => {
      if (name === 'training') return self.training;
      for (const table of tables) {
        const found = self[table].get(name);
        if (found !== undefined) return found;
      }
      if (!isPlain(self) || unlisted.has(name) || name.startsWith('_')) return undefined;
      return machine.raise('AttributeError', `'${self.type.name}' object has no attribute '${name}'`);
    },
    setAttribute: (self: ModuleObject, name, value, machine) => {
      if (name === 'training') self.training = value === true;
      else if (isParameter(value)) {
        if (!self.ready) machine.raise('AttributeError', 'cannot assign parameters before Module.__init__() call');
        drop(self, name);
        self.parameters.set(name, value);
      } else if (value instanceof ModuleObject) {
        if (!self.ready) machine.raise('AttributeError', 'cannot assign module before Module.__init__() call');
        drop(self, name);
        self.modules.set(name, value);
      } else if (self.parameters.has(name)) {
        if (value !== null) {
          machine.raise(
            'TypeError',
            `cannot assign '${moduleName(value)}' as parameter '${name}' (torch.nn.Parameter or None expected)`,
          );
        }
        self.parameters.set(name, null);
      } else if (self.modules.has(name)) {
        if (value !== null)
          machine.raise(
            'TypeError',
            `cannot assign '${moduleName(value)}' as child module '${name}' (torch.nn.Module or None expected)`,
          );
        self.modules.set(name, null);
      } else if (self.buffers.has(name)) {
        if (value !== null && !(value instanceof TorchTensor)) {
          machine.raise(
            'TypeError',
            `cannot assign '${moduleName(value)}' object to buffer '${name}' (torch.Tensor, torch.nn.Buffer or None required)`,
          );
        }
        self.buffers.set(name, value as TorchTensor | null);
      } else return false;
      return true;
    },
    deleteAttribute: (self: ModuleObject, name) => tables.some((table) => self[table].delete(name)),
    call: (self: ModuleObject, args, machine) => callWithHooks(self, args, machine),
    repr: (self: ModuleObject, machine) => moduleText(self, machine),
  },
  (type) => new ModuleObject(type),
);

function drop(self: ModuleObject, name: string): void {
  self.attributes.delete(name);
  self.buffers.delete(name);
}

const moduleName = (value: Value): string => {
  const name = typeName(value);
  return value instanceof TorchTensor ? 'torch.FloatTensor' : name;
};

/** `(name): repr` of each submodule under the class name, extra_repr on the first line (Module.__repr__). */
function* moduleText(self: ModuleObject, machine: Machine): Generator<void, Text | Unknown> {
  const method = yield* finish(machine.getAttribute(self, 'extra_repr'));
  const extra = yield* finish(machine.callWith(method));
  if (extra instanceof Unknown) return extra;
  const extraText = typeof extra === 'string' ? extra : '';
  const lines: string[] = [];
  let approximate = false;
  for (const [key, child] of self.modules) {
    const text = yield* finish(machine.repr(child));
    if (text instanceof Unknown) return text;
    approximate ||= text.approximate;
    lines.push(`(${key}): ${indent(text.text)}`);
  }
  const all = [...(extraText === '' ? [] : extraText.split('\n')), ...compress(self, lines)];
  const name = self.type.name;
  if (lines.length === 0 && !extraText.includes('\n')) return { text: `${name}(${extraText})`, approximate };
  return { text: `${name}(\n  ${all.join('\n  ')}\n)`, approximate };
}

const indent = (text: string): string => text.split('\n').join('\n  ');

/** ModuleList prints runs of equal children as `(0-2): 3 x Linear(...)`. */
function compress(self: ModuleObject, lines: readonly string[]): readonly string[] {
  if (!self.type.order.some((type) => type.name === 'ModuleList' && type.module.startsWith('torch.'))) return lines;
  const runs: { first: number; last: number; text: string }[] = [];
  lines.forEach((line, i) => {
    const text = line.slice(line.indexOf(': ') + 2);
    const last = runs.at(-1);
    if (last?.text === text) last.last = i;
    else runs.push({ first: i, last: i, text });
  });
  return runs.map(({ first, last, text }) =>
    first === last ? `(${first}): ${text}` : `(${first}-${last}): ${last - first + 1} x ${text}`,
  );
}

/** Every module below and including this one with its dotted name, each once. */
export function namedModules(
  self: ModuleObject,
  prefix = '',
  seen = new Set<ModuleObject>(),
): [string, ModuleObject][] {
  if (seen.has(self)) return [];
  seen.add(self);
  const below = [...self.modules].flatMap(([name, child]) =>
    child instanceof ModuleObject ? namedModules(child, prefix === '' ? name : `${prefix}.${name}`, seen) : [],
  );
  return [[prefix, self], ...below];
}

/** Parameters or buffers with their dotted names, each tensor once. */
export function namedTensors(
  self: ModuleObject,
  table: 'parameters' | 'buffers',
  recurse = true,
  start = '',
  onlyOnce = true,
): [string, TorchTensor][] {
  const seen = new Set<TorchTensor>();
  const owners: [string, ModuleObject][] = recurse ? namedModules(self, start) : [[start, self]];
  return owners.flatMap(([prefix, owner]) =>
    [...owner[table]].flatMap(([name, tensor]): [string, TorchTensor][] => {
      if (tensor === null || (onlyOnce && seen.has(tensor))) return [];
      seen.add(tensor);
      return [[prefix === '' ? name : `${prefix}.${name}`, tensor]];
    }),
  );
}

/** Defines a module's forward, whose arguments Python fits to its signature. */
export function defineForward(
  type: PythonType,
  signature: string,
  implementation: (self: ModuleObject, bound: Bound, machine: Machine) => Result,
): void {
  method(type, 'forward', (self, args, machine) => {
    const given = { ...args, positional: [self, ...args.positional] };
    return implementation(self, bind(`${type.name}.forward`, parseSignature(signature), given, machine), machine);
  });
}

/** Defines a method of a native module class. */
export function method(
  type: PythonType,
  name: string,
  implementation: (self: ModuleObject, args: Arguments, machine: Machine) => Result,
): void {
  type.dictionary.set(
    name,
    new Builtin(name, ({ positional: [self, ...rest], keywords }, machine) =>
      self instanceof ModuleObject
        ? guarded(
            () => implementation(self, { positional: rest, keywords }, machine),
            (unknown) => {
              if (name === '__init__') self.distrusted = unknown;
            },
          )
        : machine.raise(
            'TypeError',
            `descriptor '${name}' requires a 'torch.nn.Module' object but received '${typeName(self ?? null)}'`,
          ),
    ),
  );
}
