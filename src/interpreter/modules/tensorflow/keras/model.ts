import { constant } from '../../../../tensor/autograd/tape';
import { Property } from '../../../objects/function';
import { PythonList } from '../../../objects/list';
import { PythonTuple } from '../../../objects/tuple';
import { Builtin, finish, type Machine, PythonObject, PythonType, type Value } from '../../../values';
import { decline } from '../../declined';
import { numpyOf } from '../attributes';
import { dtypeArgument, integer, sequence } from '../convert';
import { widened } from '../function';
import { extentsOf } from '../objects';
import { operation } from '../table';
import { isTensor, TensorflowTensor, wrap } from '../tensor';
import { graphOf, runGraph } from './graph';
import { initialiseLayer, LayerObject, layerOf, layerType } from './layer';
import { type OutputShape, summaryText } from './summary';
import { KerasTensor, makeKerasTensor, type Node, type Shape, shapeTuple, symbolicIn } from './symbolic';

/** keras.Model: subclassed, or made from symbolic inputs and outputs. */

/** `keras.layers.InputLayer`. */
export const inputLayerType = new PythonType(
  'InputLayer',
  'keras.src.layers.core.input_layer',
  [layerType],
  {},
  (type) => new LayerObject(type),
);

/** A new input layer with the symbolic tensor that it gives. */
export function makeInput(
  shape: Shape,
  dtype: 'float32' | 'int32' | 'int64' | 'bool' | 'float64',
  name: Value,
  machine: Machine,
): KerasTensor {
  const layer = new LayerObject(inputLayerType);
  initialiseLayer(layer, new Map([['name', name]]), machine);
  layer.built = true;
  const tensor = makeKerasTensor(shape, dtype, machine, typeof name === 'string' ? name : undefined);
  const node: Node = { layer, args: { positional: [], keywords: new Map() }, inputs: [], outputs: [tensor] };
  tensor.node = node;
  layer.nodes.push(node);
  return tensor;
}

/** `keras.Input`. */
export const input = operation(
  'Input',
  '(shape=None, batch_size=None, dtype=None, sparse=None, ragged=None, batch_shape=None, name=None, tensor=None, optional=False)',
  (bound, machine) => {
    for (const name of ['sparse', 'ragged', 'tensor'])
      if (bound.get(name) !== null) return decline(`an input with ${name} is not evaluated`);
    const batched = bound.get('batch_shape') === null ? undefined : extentsOf(bound.get('batch_shape'));
    const shape =
      batched?.slice(1) ?? extentsOf(bound.get('shape')) ?? decline('an input without a shape is not evaluated');
    const batch =
      batched?.[0] ?? (bound.get('batch_size') === null ? null : integer(bound.get('batch_size'), 'batch_size'));
    const dtype = dtypeArgument(bound.get('dtype')) ?? 'float32';
    if (!(['float32', 'int32', 'int64', 'bool', 'float64'] as const).some((known) => known === dtype))
      return decline(`an input of ${dtype} is not evaluated`);
    return makeInput([batch, ...shape], dtype as 'float32', bound.get('name'), machine);
  },
);

/** `keras.Model`: what users subclass. */
export const modelType: PythonType = new PythonType(
  'Model',
  'keras.src.models.model',
  [layerType],
  {},
  (type, args) =>
    new LayerObject(
      type === modelType && (args.positional.length > 0 || args.keywords.has('inputs')) ? functionalType : type,
    ),
);
/** A model made from symbolic inputs and outputs. */
const functionalType: PythonType = new PythonType(
  'Functional',
  'keras.src.models.functional',
  [modelType],
  {},
  (type) => new LayerObject(type),
);

modelType.dictionary.set(
  '__init__',
  operation('__init__', '(self, *args, **kwargs)', (bound, machine) => {
    const self = layerOf(bound.get('self'));
    const [first, second] = bound.rest;
    const inputs = first ?? bound.keywords.get('inputs');
    const outputs = second ?? bound.keywords.get('outputs');
    const rest = new Map([...bound.keywords].filter(([name]) => name !== 'inputs' && name !== 'outputs'));
    if (inputs === undefined || outputs === undefined) {
      if (bound.rest.length > 0) return decline('a model with other arguments than its name is not evaluated');
      initialiseLayer(self, rest, machine);
      return null;
    }
    if (symbolicIn(inputs).length === 0 || symbolicIn(outputs).length === 0)
      return decline('a model of something other than symbolic tensors is not evaluated');
    initialiseLayer(self, rest, machine);
    self.graph = graphOf(inputs, outputs);
    self.sublayers.push(...self.graph.layers);
    self.built = true;
    return null;
  }),
);
functionalType.dictionary.set(
  'call',
  operation('call', '(self, inputs, training=None, mask=None)', (bound, machine) => {
    const { graph } = layerOf(bound.get('self'));
    return graph === undefined ? decline('this model is not evaluated') : runGraph(graph, bound.get('inputs'), machine);
  }),
);

/** The layers that a model lists: an input layer only where the model was made from symbolic inputs. */
const listedLayers = (self: LayerObject): LayerObject[] =>
  self.type.order.includes(functionalType)
    ? self.sublayers
    : self.sublayers.filter(({ type }) => type !== inputLayerType);

function shapesOf(value: Value): Value {
  if (value instanceof KerasTensor) return shapeTuple(value.shape);
  const items = sequence(value) ?? decline('the shape of a model is not known');
  const shapes = items.map(shapesOf);
  return value instanceof PythonTuple ? new PythonTuple(shapes) : new PythonList(shapes);
}

const shown = (shape: Shape): string => `(${shape.map((extent) => extent ?? 'None').join(', ')})`;

/** The shape of a layer's output as a summary words it. */
const outputShape: OutputShape = (layer) => {
  const last = layer.nodes.at(-1);
  if (last !== undefined) {
    const [output] = last.outputs;
    return last.outputs.length === 1 && output ? shown(output.shape) : undefined;
  }
  if (layer.graph !== undefined) {
    const outputs = symbolicIn(layer.graph.outputs);
    return outputs.length === 1 && outputs[0] ? shown(outputs[0].shape) : undefined;
  }
  if (layer.type.module === '__main__') return layer.type.dictionary.has('compute_output_shape') ? undefined : null;
  if (!layer.built || !layer.type.dictionary.has('build') || layer.variables.length === 0) return null;
  return layer.firstOutput && shown(layer.firstOutput);
};

const property = (name: string, read: (self: LayerObject) => Value): void => {
  modelType.dictionary.set(
    name,
    new Property(new Builtin(name, ({ positional }) => read(layerOf(positional[0] ?? null))), null, null),
  );
};
const graphed = (self: LayerObject) => self.graph ?? decline('a model without symbolic inputs is not evaluated');
const listed = (value: Value): Value => (value instanceof KerasTensor ? new PythonList([value]) : value);

property('layers', (self) => new PythonList(listedLayers(self)));
property('inputs', (self) => listed(graphed(self).inputs));
property('outputs', (self) => listed(graphed(self).outputs));
property('input', (self) => graphed(self).inputs);
property('output', (self) => graphed(self).outputs);
property('input_shape', (self) => shapesOf(graphed(self).inputs));
property('output_shape', (self) => shapesOf(graphed(self).outputs));

function getLayer(self: LayerObject, name: Value, index: Value, machine: Machine): Value {
  const layers = listedLayers(self);
  if (index !== null) {
    const at = integer(index, 'index');
    return layers[at] ?? decline('a layer out of range is not evaluated');
  }
  const found = layers.find((layer) => layer.name === name);
  if (found !== undefined) return found;
  return machine.raise(
    'ValueError',
    `No such layer: ${String(name)}. Existing layers are: [${layers.map((layer) => `'${layer.name}'`).join(', ')}].`,
  );
}

/** Units in the last place by which compiled layers may stray from the same layers one by one. */
const compiledUnits = 256;

/** model.predict: the model on the whole input, as NumPy; XLA compiles it, so that last digits may differ. */
function* predict(self: LayerObject, x: Value, machine: Machine): Generator<void, Value> {
  const known = isTensor(x) || (x instanceof PythonObject && x.tensor !== undefined);
  if (!known) return decline('predicting from something other than an array is not evaluated');
  const result = yield* finish(machine.callWith(self, x));
  if (!(result instanceof TensorflowTensor)) return decline('predicting several outputs is not evaluated');
  const wide = widened(wrap(constant(result.tensor)), compiledUnits);
  return wide instanceof TensorflowTensor ? numpyOf(wide, machine) : wide;
}

const methods: readonly (readonly [string, string, Parameters<typeof operation>[2]])[] = [
  [
    'get_layer',
    '(self, name=None, index=None)',
    (bound, machine) => getLayer(layerOf(bound.get('self')), bound.get('name'), bound.get('index'), machine),
  ],
  [
    'predict',
    "(self, x, batch_size=None, verbose='auto', steps=None, callbacks=None)",
    (bound, machine) => {
      if (bound.get('verbose') !== 0n) return decline('predicting with a progress bar is not evaluated');
      return predict(layerOf(bound.get('self')), bound.get('x'), machine);
    },
  ],
  [
    'summary',
    '(self, line_length=None, positions=None, print_fn=None, expand_nested=False, show_trainable=False, layer_range=None)',
    (bound, machine) => {
      const self = layerOf(bound.get('self'));
      if (['line_length', 'positions', 'print_fn', 'layer_range'].some((name) => bound.get(name) !== null))
        return decline('a summary with options is not evaluated');
      if (bound.get('expand_nested') === true || bound.get('show_trainable') === true)
        return decline('a summary with options is not evaluated');
      const functional = self.type.order.includes(functionalType);
      const text = summaryText(self, listedLayers(self), functional ? self.graph : undefined, outputShape);
      if (text === undefined) return decline('a summary of these layers is not evaluated');
      machine.write({ text, approximate: false });
      return null;
    },
  ],
];
for (const [name, signature, implementation] of methods)
  modelType.dictionary.set(name, operation(name, signature, implementation));
