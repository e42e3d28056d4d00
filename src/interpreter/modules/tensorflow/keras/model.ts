import { Property } from '../../../objects/function';
import { PythonList } from '../../../objects/list';
import { PythonTuple } from '../../../objects/tuple';
import { Builtin, finish, type Machine, PythonObject, PythonType, type Value } from '../../../values';
import { decline } from '../../declined';
import { sequence } from '../convert';
import { extentsOf, TensorShape } from '../objects';
import { operation } from '../table';
import { initialiseLayer, LayerObject, layerType } from './layer';
import { kerasKey } from './state';

/** keras.Model and keras.Sequential, called eagerly. */

/** `keras.Model`: what users subclass. Models made from symbolic inputs are declined. */
export const modelType: PythonType = new PythonType(
  'Model',
  'keras.src.models.model',
  [layerType],
  {},
  (type) => new LayerObject(type),
);
/** `keras.Sequential`. */
export const sequentialType: PythonType = new PythonType(
  'Sequential',
  'keras.src.models.sequential',
  [modelType],
  {},
  (type) => new LayerObject(type),
);

modelType.dictionary.set(
  '__init__',
  operation('__init__', '(self, *args, **kwargs)', (bound, machine) => {
    if (bound.rest.length > 0 || bound.keywords.has('inputs'))
      return decline('models made from symbolic inputs are not evaluated');
    const self = bound.get('self');
    if (self instanceof LayerObject) initialiseLayer(self, bound.keywords, machine);
    return null;
  }),
);

/** What keras.Input gives: a shape without numbers. */
export class SymbolicInput extends PythonObject {
  readonly type = symbolicType;
  constructor(readonly shape: readonly (number | null)[]) {
    super();
  }
}
export const symbolicType: PythonType = new PythonType('KerasTensor', 'keras.src.backend.common.keras_tensor', [], {
  getAttribute: (self: SymbolicInput, name) => (name === 'shape' ? new TensorShape([null, ...self.shape]) : undefined),
});

/** `keras.Input`. */
export const input = operation(
  'Input',
  '(shape=None, batch_size=None, dtype=None, sparse=None, ragged=None, batch_shape=None, name=None, tensor=None, optional=False)',
  (bound) => {
    const shape = extentsOf(bound.get('shape')) ?? decline('an input without a shape is not evaluated');
    if (bound.get('batch_size') !== null || bound.get('dtype') !== null)
      return decline('an input with a batch size or dtype is not evaluated');
    return new SymbolicInput(shape);
  },
);

const model = (value: Value): LayerObject => (value instanceof LayerObject ? value : decline('a model is not known'));

/** Builds the layers of a model one after the other from the width of its input, where every layer keeps or sets the width. */
function* buildFrom(self: LayerObject, shape: readonly (number | null)[], machine: Machine): Generator<void, Value> {
  const { scope } = machine.state(kerasKey);
  let current: readonly (number | null)[] = shape;
  scope.push(self.name);
  try {
    for (const layer of self.sublayers) {
      scope.push(layer.name);
      try {
        const tuple = new PythonTuple([null, ...current].map((extent) => (extent === null ? null : BigInt(extent))));
        const method = yield* finish(machine.getAttribute(layer, 'build'));
        yield* finish(machine.callWith(method, tuple));
        layer.built = true;
      } finally {
        scope.pop();
      }
      const units = layer.attributes.get('units');
      if (typeof units === 'bigint') current = [...current.slice(0, -1), Number(units)];
      else if (layer.type.name === 'Flatten')
        current = [
          current.reduce<number | null>((n, extent) => (n === null || extent === null ? null : n * extent), 1),
        ];
      else if (layer.type.module === '__main__' || layer.type.name === 'Lambda' || layer.sublayers.length > 0) {
        return decline('a Sequential model built from an input shape with layers of your own is not evaluated');
      }
    }
  } finally {
    scope.pop();
  }
  self.built = true;
  return null;
}

const inputs = new WeakMap<LayerObject, SymbolicInput>();

function* rebuild(self: LayerObject, machine: Machine): Generator<void, Value> {
  const symbolic = inputs.get(self);
  return symbolic === undefined || self.sublayers.length === 0 ? null : yield* buildFrom(self, symbolic.shape, machine);
}

function append(self: LayerObject, layer: Value): void {
  if (layer instanceof SymbolicInput) inputs.set(self, layer);
  else if (layer instanceof LayerObject) self.sublayers.push(layer);
  else decline('a Sequential model of something other than layers is not evaluated');
}

const rows: readonly (readonly [string, string, Parameters<typeof operation>[2]])[] = [
  [
    '__init__',
    '(self, layers=None, trainable=True, name=None)',
    function* (bound, machine) {
      const self = model(bound.get('self'));
      initialiseLayer(self, new Map([['name', bound.get('name')]]), machine);
      const layers = bound.get('layers');
      if (layers !== null)
        for (const layer of sequence(layers) ?? decline('layers that are no list are not evaluated'))
          append(self, layer);
      return yield* rebuild(self, machine);
    },
  ],
  [
    'add',
    '(self, layer, rebuild=True)',
    function* (bound, machine) {
      const self = model(bound.get('self'));
      if (self.built && inputs.get(self) === undefined)
        return decline('adding to a model that was called is not evaluated');
      append(self, bound.get('layer'));
      return yield* rebuild(self, machine);
    },
  ],
  [
    'build',
    '(self, input_shape=None)',
    function* (bound, machine) {
      const self = model(bound.get('self'));
      const extents = extentsOf(bound.get('input_shape'));
      if (extents === undefined) return decline('building a model without a shape is not evaluated');
      if (self.sublayers.some((layer) => layer.type.module === '__main__' || layer.type.name === 'Lambda')) {
        self.built = true;
        return null;
      }
      return yield* buildFrom(self, extents.slice(1), machine);
    },
  ],
  [
    'call',
    '(self, inputs, training=None, mask=None)',
    function* (bound, machine) {
      const self = model(bound.get('self'));
      if (bound.get('training') === true)
        return decline('calling a Sequential model with training=True is not evaluated');
      if (self.sublayers.length === 0) return decline('calling a model without layers is not evaluated');
      let value: Value = bound.get('inputs');
      for (const layer of self.sublayers) value = yield* finish(machine.callWith(layer, value));
      return value;
    },
  ],
];
for (const [name, signature, implementation] of rows)
  sequentialType.dictionary.set(name, operation(name, signature, implementation));
sequentialType.dictionary.set(
  'layers',
  new Property(
    new Builtin('layers', ({ positional }) => new PythonList([...model(positional[0] ?? null).sublayers])),
    null,
    null,
  ),
);
