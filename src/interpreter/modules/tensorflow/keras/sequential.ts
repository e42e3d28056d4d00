import { finish, type Machine, PythonType, type Value } from '../../../values';
import { decline } from '../../declined';
import { sequence } from '../convert';
import { extentsOf } from '../objects';
import { operation } from '../table';
import { graphOf } from './graph';
import { initialiseLayer, LayerObject, layerOf } from './layer';
import { inputLayerType, makeInput, modelType } from './model';
import { kerasKey } from './state';
import { KerasTensor } from './symbolic';

/** keras.Sequential: layers one after the other. */

export const sequentialType: PythonType = new PythonType(
  'Sequential',
  'keras.src.models.sequential',
  [modelType],
  {},
  (type) => new LayerObject(type),
);

/** The symbolic inputs that models start from. */
const starts = new WeakMap<LayerObject, KerasTensor>();

/** Builds the layers of a model one after the other from a symbolic input. */
function* buildFrom(self: LayerObject, start: KerasTensor, machine: Machine): Generator<void, Value> {
  const { scope } = machine.state(kerasKey);
  scope.push(self.name);
  let current: Value = start;
  try {
    for (const layer of self.sublayers) current = yield* finish(machine.callWith(layer, current));
  } finally {
    scope.pop();
  }
  if (!(current instanceof KerasTensor)) return decline('a Sequential model of these layers is not evaluated');
  self.graph = graphOf(start, current);
  self.built = true;
  return null;
}

function* rebuild(self: LayerObject, machine: Machine): Generator<void, Value> {
  const start = starts.get(self);
  return start === undefined || self.sublayers.length === 0 ? null : yield* buildFrom(self, start, machine);
}

function append(self: LayerObject, layer: Value): void {
  if (layer instanceof KerasTensor) starts.set(self, layer);
  else if (!(layer instanceof LayerObject))
    decline('a Sequential model of something other than layers is not evaluated');
  else if (layer.type === inputLayerType) {
    const output = layer.nodes[0]?.outputs[0];
    if (output) starts.set(self, output);
  } else self.sublayers.push(layer);
}

/** A layer's own `input_shape=` argument starts a model. */
function startFrom(self: LayerObject, machine: Machine): void {
  const [first] = self.sublayers;
  if (first?.inputShape === undefined || starts.has(self)) return;
  starts.set(self, makeInput([null, ...first.inputShape], 'float32', null, machine));
}

const rows: readonly (readonly [string, string, Parameters<typeof operation>[2]])[] = [
  [
    '__init__',
    '(self, layers=None, trainable=True, name=None)',
    function* (bound, machine) {
      const self = layerOf(bound.get('self'));
      initialiseLayer(self, new Map([['name', bound.get('name')]]), machine);
      const layers = bound.get('layers');
      if (layers !== null)
        for (const layer of sequence(layers) ?? decline('layers that are no list are not evaluated'))
          append(self, layer);
      startFrom(self, machine);
      return yield* rebuild(self, machine);
    },
  ],
  [
    'add',
    '(self, layer, rebuild=True)',
    function* (bound, machine) {
      const self = layerOf(bound.get('self'));
      append(self, bound.get('layer'));
      startFrom(self, machine);
      if (self.built && !starts.has(self)) return decline('adding to a model that was called is not evaluated');
      return yield* rebuild(self, machine);
    },
  ],
  [
    'pop',
    '(self, rebuild=True)',
    function* (bound, machine) {
      const self = layerOf(bound.get('self'));
      const layer = self.sublayers.pop() ?? null;
      self.built = false;
      self.graph = undefined;
      yield* rebuild(self, machine);
      return layer;
    },
  ],
  [
    'build',
    '(self, input_shape=None)',
    function* (bound, machine) {
      const self = layerOf(bound.get('self'));
      const extents = extentsOf(bound.get('input_shape'));
      if (extents === undefined) return decline('building a model without a shape is not evaluated');
      if (self.built) return null;
      const start = starts.get(self) ?? makeInput(extents, 'float32', null, machine);
      starts.set(self, start);
      const scope = machine.state(kerasKey).scope;
      const inside = scope.at(-1) === self.name ? scope.pop() : undefined;
      try {
        return yield* buildFrom(self, start, machine);
      } finally {
        if (inside !== undefined) scope.push(inside);
      }
    },
  ],
  [
    'call',
    '(self, inputs, training=None, mask=None)',
    function* (bound, machine) {
      const self = layerOf(bound.get('self'));
      if (self.sublayers.length === 0) return decline('calling a model without layers is not evaluated');
      let value: Value = bound.get('inputs');
      for (const layer of self.sublayers) value = yield* finish(machine.callWith(layer, value));
      return value;
    },
  ],
];
for (const [name, signature, implementation] of rows)
  sequentialType.dictionary.set(name, operation(name, signature, implementation));
