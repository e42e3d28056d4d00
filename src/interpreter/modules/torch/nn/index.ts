import { allSpellings } from '../../../../activations/lookup';
import { resumable } from '../../../resumable';
import { bind, parseSignature } from '../../../signature';
import { finish, PythonModule, PythonType, type Result, type Unknown, type Value } from '../../../values';
import { decline } from '../../declined';
import { checkDevice, dtypeArgument } from '../convert';
import { lossModules } from '../losses';
import { marginLossModules } from '../marginLosses';
import { generatorKey, torchState } from '../state';
import { guarded } from '../table';
import { parameterType } from '../tensor';
import { activationType } from './activationModule';
import { keepArguments } from './arguments';
import { attend, attentionLayer, attentionSignature, setOutputType } from './attentionLayer';
import { defineContainers, moduleDictType, moduleListType, sequentialType } from './containers';
import { groupNormLayer } from './groupNorm';
import { initMembers } from './init';
import type { Layer } from './layer';
import { defineForward, method, moduleType } from './module';
import { layers } from './modules';
import { defineParameterContainers, parameterDictType, parameterListType } from './parameterContainers';
import { poolingLayers } from './poolingRows';
import { preluLayer } from './prelu';
import { defineProtocol } from './protocol';
import { recurrentLayers } from './recurrent';
import { shapeLayers } from './shapeLayers';
import { utilitiesModule } from './utilities';

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

/** nn.MultiheadAttention, whose output projection is a Linear of another name. */
function attentionType(linear: Value | undefined): PythonType {
  if (linear instanceof PythonType)
    setOutputType(new PythonType('NonDynamicallyQuantizableLinear', 'torch.nn.modules.linear', [linear]));
  const type = layerType({ ...attentionLayer, forward: (_self, input) => input });
  defineForward(type, attentionSignature, (self, bound, machine) =>
    guarded(() => resumable(() => attend(self, (name) => bound.get(name), machine))),
  );
  return type;
}

/** A loss module: calls the function with its attributes. */
function lossType(
  name: string,
  functionName: string,
  signature: string,
  functional: ReadonlyMap<string, Value>,
  inputs: string,
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
  const names = parseSignature(`(${inputs})`).map((parameter) => parameter.name);
  defineForward(type, `(self, ${inputs})`, function* (self, bound, machine) {
    const all = new Map<string, Value>();
    for (const { name: key } of parameters) all.set(key, self.attributes.get(key) ?? null);
    return yield* finish(
      machine.call(functional.get(functionName) ?? null, {
        positional: names.map((key) => bound.get(key)),
        keywords: all,
      }),
    );
  });
  return type;
}

/** The module torch.nn with functional and init below it. */
export function nnModule(functional: ReadonlyMap<string, Value>): PythonModule {
  defineProtocol();
  defineContainers();
  defineParameterContainers();
  const members = new Map<string, Value>([
    ['Module', moduleType],
    ['Parameter', parameterType],
    ['Sequential', sequentialType],
    ['ModuleList', moduleListType],
    ['ModuleDict', moduleDictType],
    ['ParameterList', parameterListType],
    ['ParameterDict', parameterDictType],
  ]);
  for (const layer of [...layers, ...poolingLayers, ...shapeLayers, groupNormLayer, preluLayer])
    members.set(layer.name, layerType(layer));
  for (const layer of recurrentLayers) {
    const type = layerType(layer);
    defineForward(type, '(self, input, hx=None)', (self, bound, machine) =>
      guarded(() => layer.forward(self, bound.get('input'), machine)),
    );
    members.set(layer.name, type);
  }
  members.set('MultiheadAttention', attentionType(members.get('Linear')));
  members.set('utils', utilitiesModule());
  for (const entry of allSpellings().values()) {
    const { framework, kind, name } = entry.spelling;
    const short = name.slice('torch.nn.'.length);
    if (framework === 'torch' && kind === 'module' && !members.has(short)) members.set(short, activationType(entry));
  }
  const plain = lossModules.map((row) => [...row, 'input, target'] as const);
  for (const [name, functionName, signature, inputs] of [...plain, ...marginLossModules])
    members.set(name, lossType(name, functionName, signature, functional, inputs));
  members.set('functional', new PythonModule('torch.nn.functional', new Map(functional)));
  members.set('init', new PythonModule('torch.nn.init', initMembers()));
  members.set('parameter', new PythonModule('torch.nn.parameter', new Map([['Parameter', parameterType]])));
  members.set('modules', new PythonModule('torch.nn.modules', new Map(members)));
  return new PythonModule('torch.nn', members);
}
