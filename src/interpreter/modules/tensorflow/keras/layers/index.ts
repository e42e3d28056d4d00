import { allSpellings } from '../../../../../activations/lookup';
import { resumable } from '../../../../resumable';
import { finish, type Machine, PythonType, type Result, type Value } from '../../../../values';
import { decline } from '../../../declined';
import { integer, sequence } from '../../convert';
import { operation } from '../../table';
import { activationName } from '../activations';
import { initialiseLayer, LayerObject, layerOf, layerType } from '../layer';
import { ownConfig } from '../weights';
import { activationLayer } from './activationLayer';
import { activation, dense, embedding, flatten, identity, lambda, prelu, rescaling } from './core';
import type { LayerDefinition } from './definition';
import { droppingLayers } from './dropping';
import { mergingLayers } from './merging';
import { normalisingLayers } from './normalising';
import { shapingLayers } from './shaping';
import { windowAliases, windowLayers } from './windows';

/** The classes of keras.layers. */

const definitions: Readonly<Record<string, LayerDefinition>> = {
  Dense: dense,
  Activation: activation,
  Flatten: flatten,
  PReLU: prelu,
  Lambda: lambda,
  Embedding: embedding,
  Rescaling: rescaling,
  Identity: identity,
  ...mergingLayers,
  ...normalisingLayers,
  ...shapingLayers,
  ...windowLayers,
  ...droppingLayers,
};

function* initialise(
  definition: LayerDefinition,
  layer: LayerObject,
  bound: Parameters<LayerDefinition['settings']>[0],
  machine: Machine,
): Generator<void, Value> {
  definition.check?.(bound, machine);
  initialiseLayer(layer, bound.keywords, machine);
  layer.spec = definition.spec;
  for (const [key, value] of Object.entries(definition.settings(bound, machine, layer)))
    layer.attributes.set(key, value);
  return yield* finish(null);
}

/** The class of a layer. */
function layerClass(name: string, definition: LayerDefinition): PythonType {
  const { signature, build, call } = definition;
  const type = new PythonType(name, `keras.src.layers`, [layerType], {}, (made) => new LayerObject(made));
  type.dictionary.set(
    '__init__',
    operation('__init__', signature, (bound, machine) =>
      initialise(definition, layerOf(bound.get('self')), bound, machine),
    ),
  );
  type.dictionary.set(
    'build',
    operation('build', '(self, input_shape=None)', (bound, machine) => {
      const layer = layerOf(bound.get('self'));
      if (build && !layer.built) {
        const shape = (sequence(bound.get('input_shape')) ?? decline('an input shape is not known')).map((extent) =>
          extent === null ? -1 : integer(extent, 'an extent'),
        );
        if (shape.at(-1) === -1) return decline('building a layer for an unknown width is not evaluated');
        build(layer, shape, machine);
      }
      layer.built = true;
      return null;
    }),
  );
  type.dictionary.set(
    'call',
    operation('call', '(self, inputs, training=None, **kwargs)', (bound, machine): Result => {
      if (bound.keywords.size > 0)
        return decline(`${name} with ${[...bound.keywords.keys()].join(', ')} is not evaluated`);
      return resumable(() =>
        call(layerOf(bound.get('self')), bound.get('inputs'), machine, bound.get('training') === true),
      );
    }),
  );
  return type;
}

const serialised = (self: LayerObject, names: readonly string[]): readonly (readonly [string, Value])[] =>
  names.map((name) => [name, self.attributes.get(name) ?? null]);

/** Settings that a configuration names, in its order. */
const configurations: Readonly<Record<string, (self: LayerObject) => readonly (readonly [string, Value])[]>> = {
  Dropout: (self) => serialised(self, ['rate', 'seed', 'noise_shape']),
  Activation: (self) => [['activation', activationName(self.attributes.get('activation') ?? null)]],
  ReLU: (self) => serialised(self, ['max_value', 'negative_slope', 'threshold']),
  LeakyReLU: (self) => serialised(self, ['negative_slope']),
  ELU: (self) => serialised(self, ['alpha']),
  Softmax: (self) => serialised(self, ['axis']),
};

/** The members of keras.layers. */
export function layerMembers(): [string, Value][] {
  const made = new Map<string, Value>(
    Object.entries(definitions).map(([name, definition]) => [name, layerClass(name, definition)]),
  );
  for (const { spelling } of allSpellings().values()) {
    const name = /^keras\.layers\.(\w+)$/.exec(spelling.name)?.[1];
    if (name !== undefined && spelling.kind === 'layer' && !made.has(name))
      made.set(name, layerClass(name, activationLayer(spelling)));
  }
  for (const [name, describe] of Object.entries(configurations)) {
    const type = made.get(name);
    if (type instanceof PythonType) ownConfig.set(type, describe);
  }
  for (const [alias, name] of Object.entries(windowAliases)) {
    const known = made.get(name);
    if (known !== undefined) made.set(alias, known);
  }
  return [...made, ['Layer', layerType]];
}
