import { allSpellings, type Named } from '../../../../activations/lookup';
import { multiply, number, select } from '../../../../tensor/autograd/arithmetic';
import { reshaped } from '../../../../tensor/autograd/structure';
import { record } from '../../../../tensor/autograd/tape';
import { full, scalar } from '../../../../tensor/create';
import { compare } from '../../../../tensor/elementwise';
import { resumable } from '../../../resumable';
import { bind, parseSignature } from '../../../signature';
import { finish, PythonModule, PythonType, type Result, Unknown, type Value } from '../../../values';
import { decline } from '../../declined';
import { applyModule } from '../activations';
import { checkDevice, dtypeArgument, real, tensorArgument } from '../convert';
import { lossModules } from '../losses';
import { generatorKey, torchState } from '../state';
import { guarded } from '../table';
import { parameterType, variableOf, wrap } from '../tensor';
import { defineContainers, moduleDictType, moduleListType, sequentialType } from './containers';
import { initMembers } from './init';
import type { Layer } from './layer';
import { defineForward, type ModuleObject, method, moduleType } from './module';
import { layers } from './modules';
import { parameter } from './parameter';
import { defineProtocol } from './protocol';

/** Stores the arguments of `__init__` as attributes of the same names. */
const keepArguments = (self: ModuleObject, bound: { get(name: string): Value }, signature: string): void => {
  for (const { name, kind } of parseSignature(signature)) {
    if (
      kind !== '*' &&
      kind !== '**' &&
      !['bias', 'device', 'dtype', 'size_average', 'reduce', '_stacklevel'].includes(name)
    ) {
      self.attributes.set(name, bound.get(name));
    }
  }
};

/** A native module class from its row. */
function layerType({ name, module, signature, build, extra, forward }: Layer): PythonType {
  const type = new PythonType(name, `torch.nn.modules.${module}`, [moduleType]);
  method(type, '__init__', (self, args, machine) => {
    // A layer that is not evaluated may have drawn its parameters.
    const whenDeclined = (unknown: Unknown): void => {
      self.distrusted = unknown;
      machine.distrust(generatorKey, unknown.reason);
    };
    const construct = (): Result => {
      self.ready = true;
      const bound = bind(
        `${name}.__init__`,
        parseSignature(`(self, ${signature.slice(1)}`),
        { ...args, positional: [self, ...args.positional] },
        machine,
      );
      checkDevice(bound.get('device'));
      const dtype = dtypeArgument(bound.get('dtype'), machine);
      if (dtype !== undefined && dtype !== torchState(machine).defaultDtype)
        decline(`nn.${name} of another dtype than the default is not evaluated`);
      keepArguments(self, bound, signature);
      build?.(self, bound, machine);
      return null;
    };
    return guarded(() => resumable(construct), whenDeclined);
  });
  method(type, 'extra_repr', (self) => extra(self));
  const isBinary = forward.length > 3;
  defineForward(type, isBinary ? '(self, input1, input2)' : '(self, input)', (self, bound, machine) =>
    guarded(() =>
      resumable(() =>
        isBinary
          ? forward(self, bound.get('input1'), machine, bound.get('input2'))
          : forward(self, bound.get('input'), machine),
      ),
    ),
  );
  return type;
}

/** A module class of an activation: its spelling's parameters as attributes, the function as forward. */
function activationType(entry: Named): PythonType {
  const { spelling } = entry;
  const name = spelling.name.slice('torch.nn.'.length);
  const type = new PythonType(name, 'torch.nn.modules.activation', [moduleType]);
  method(type, '__init__', (self, args, machine) => {
    self.ready = true;
    const bound = bind(
      `${name}.__init__`,
      parseSignature(`(self, ${spelling.signature.slice(1)}`),
      { ...args, positional: [self, ...args.positional] },
      machine,
    );
    keepArguments(self, bound, spelling.signature);
    return null;
  });
  method(type, 'extra_repr', function* (self, _args, machine) {
    const texts = new Map<string, string>();
    for (const { name: parameterName } of spelling.parameters) {
      const text = yield* finish(machine.repr(self.attributes.get(parameterName) ?? null));
      if (text instanceof Unknown) return text;
      texts.set(parameterName, text.text);
    }
    return spelling.extraRepr?.((parameterName) => texts.get(parameterName) ?? '') ?? '';
  });
  defineForward(type, '(self, input)', (self, bound, machine) =>
    guarded(() =>
      resumable(() =>
        applyModule(entry, bound.get('input'), (parameterName) => self.attributes.get(parameterName) ?? null, machine),
      ),
    ),
  );
  return type;
}

/** A loss module: calls the function with its attributes. */
function lossType(
  name: string,
  functionName: string,
  signature: string,
  functional: ReadonlyMap<string, Value>,
): PythonType {
  const type = new PythonType(name, 'torch.nn.modules.loss', [moduleType]);
  const parameters = parseSignature(signature);
  method(type, '__init__', (self, args, machine) => {
    self.ready = true;
    const bound = bind(
      `${name}.__init__`,
      parseSignature(`(self, ${signature.slice(1)}`),
      { ...args, positional: [self, ...args.positional] },
      machine,
    );
    for (const { name: key } of parameters) self.attributes.set(key, bound.get(key));
    return null;
  });
  defineForward(type, '(self, input, target)', function* (self, bound, machine) {
    const all = new Map<string, Value>();
    for (const { name: key } of parameters) all.set(key, self.attributes.get(key) ?? null);
    return yield* finish(
      machine.call(functional.get(functionName) ?? null, {
        positional: [bound.get('input'), bound.get('target')],
        keywords: all,
      }),
    );
  });
  return type;
}

/** nn.PReLU: a learnt slope for negative inputs, one per channel or one for all. */
const prelu: Layer = {
  name: 'PReLU',
  module: 'activation',
  signature: '(num_parameters=1, init=0.25, device=None, dtype=None)',
  build: (self, bound, machine) => {
    self.parameters.set(
      'weight',
      parameter(
        full(
          [real(bound.get('num_parameters'), 'num_parameters', machine)],
          real(bound.get('init'), 'init', machine),
          torchState(machine).defaultDtype,
        ),
      ),
    );
  },
  extra: (self) => `num_parameters=${String(self.attributes.get('num_parameters'))}`,
  forward: (self, input, machine) => {
    const x = variableOf(tensorArgument(input, 'prelu', 'input', 1, machine), machine);
    const weight = self.parameters.get('weight');
    if (!weight) return decline('PReLU without weight is not evaluated');
    const slope = variableOf(weight, machine);
    const rank = x.tensor.shape.length;
    const channels = rank > 1 ? x.tensor.shape[1] : 1;
    if (weight.tensor.size !== 1 && weight.tensor.size !== channels) {
      if (rank === 0) machine.raise('RuntimeError', 'Not allow zero-dim input tensor.');
      machine.raise(
        'RuntimeError',
        `Mismatch of parameter numbers and input channel size. Found parameter numbers = ${weight.tensor.size} and channel size = ${channels}.`,
      );
    }
    const perChannel =
      weight.tensor.size === 1 || rank < 2
        ? slope
        : reshaped(
            slope,
            x.tensor.shape.map((extent, axis) => (axis === 1 ? extent : 1)),
          );
    const positive = compare(x.tensor, scalar(0, x.tensor.dtype), (p, q) => p > q);
    const value = select(positive, x, multiply(perChannel, x));
    return wrap(record('PreluKernelBackward0', value.tensor, [value], (g) => [multiply(g, number(1, g.tensor.dtype))]));
  },
};

/** The module torch.nn with functional and init below it. */
export function nnModule(functional: ReadonlyMap<string, Value>): PythonModule {
  defineProtocol();
  defineContainers();
  const members = new Map<string, Value>([
    ['Module', moduleType],
    ['Parameter', parameterType],
    ['Sequential', sequentialType],
    ['ModuleList', moduleListType],
    ['ModuleDict', moduleDictType],
  ]);
  for (const layer of [...layers, prelu]) members.set(layer.name, layerType(layer));
  for (const entry of allSpellings().values()) {
    const { framework, kind, name } = entry.spelling;
    const short = name.slice('torch.nn.'.length);
    if (framework === 'torch' && kind === 'module' && !members.has(short)) members.set(short, activationType(entry));
  }
  for (const [name, functionName, signature] of lossModules)
    members.set(name, lossType(name, functionName, signature, functional));
  members.set('functional', new PythonModule('torch.nn.functional', new Map(functional)));
  members.set('init', new PythonModule('torch.nn.init', initMembers()));
  members.set('parameter', new PythonModule('torch.nn.parameter', new Map([['Parameter', parameterType]])));
  members.set('modules', new PythonModule('torch.nn.modules', new Map(members)));
  return new PythonModule('torch.nn', members);
}
