import { sizeOf } from '../../../../tensor/shape';
import { Instance, type Machine, PythonType, type Value } from '../../../values';
import { decline, guarded } from '../../declined';
import { dtypeArgument, integer, sequence, shapeArgument } from '../convert';
import { operation } from '../table';
import { TensorflowVariable } from '../tensor';
import { kerasVariableType } from '../variables';
import { callLayer } from './calling';
import type { Graph } from './graph';
import { initializerFrom } from './initializers';
import type { InputSpec } from './inputSpec';
import { automaticName, kerasKey } from './state';
import type { Node } from './symbolic';

/** A Keras layer: attributes in the order they were set; variables and sublayers are found among them. */
export class LayerObject extends Instance {
  name = '';
  built = false;
  trainable = true;
  /** Whether Layer.__init__ ran. */
  ready = false;
  /** Name scope in which it was built, for its variables' paths. */
  path = '';
  /** What it asks of its input. */
  spec: InputSpec | undefined;
  /** Its symbolic calls. */
  readonly nodes: Node[] = [];
  /** Shape of what it gave when it was first called. */
  firstOutput: readonly number[] | undefined;
  /** For a model: its calls between symbolic inputs and outputs. */
  graph: Graph | undefined;
  /** What its `input_shape` argument says, batch apart. */
  inputShape: readonly (number | null)[] | undefined;
  readonly variables: TensorflowVariable[] = [];
  readonly sublayers: LayerObject[] = [];
}

/** `keras.Layer`. */
export const layerType: PythonType = new PythonType(
  'Layer',
  'keras.src.layers.layer',
  [],
  {
    getAttribute: (self: LayerObject, name) => {
      if (name === 'name') return self.name;
      if (name === 'built') return self.built;
      if (name === 'trainable') return self.trainable;
      if (name === 'input' || name === 'output') return ownTensor(self, name);
      return undefined;
    },
    setAttribute: (self: LayerObject, name, value) => {
      if (name === 'built') self.built = value === true;
      else if (name === 'trainable') setTrainable(self, value !== false);
      else {
        adopt(self, value);
        return false;
      }
      return true;
    },
    call: (self: LayerObject, args, machine) => guarded(() => callLayer(self, args, machine)),
    repr: (self: LayerObject) => ({
      text: `<${self.type.name} name=${self.name}, built=${self.built ? 'True' : 'False'}>`,
      approximate: false,
    }),
  },
  (type) => new LayerObject(type),
);

/** What a layer takes or gives symbolically, where it was called so once. */
function ownTensor(self: LayerObject, name: 'input' | 'output'): Value | undefined {
  const [node] = self.nodes;
  if (node === undefined || self.nodes.length > 1) return undefined;
  const [tensor, ...others] = name === 'input' ? node.inputs : node.outputs;
  return others.length === 0 ? tensor : undefined;
}

/** Freezes or frees a layer with everything in it; variables made untrainable stay so. */
function setTrainable(self: LayerObject, trainable: boolean): void {
  self.trainable = trainable;
  for (const variable of self.variables) if (!variable.fixed) variable.trainable = trainable;
  for (const layer of self.sublayers) setTrainable(layer, trainable);
}

/** Keeps track of variables and layers set as attributes, in lists too. */
function adopt(self: LayerObject, value: Value): void {
  if (value instanceof LayerObject && !self.sublayers.includes(value)) self.sublayers.push(value);
  else if (value instanceof TensorflowVariable && !self.variables.includes(value)) self.variables.push(value);
  else for (const item of sequence(value) ?? []) if (item instanceof LayerObject) adopt(self, item);
}

/** Layer.__init__. */
export function initialiseLayer(self: LayerObject, keywords: ReadonlyMap<string, Value>, machine: Machine): void {
  for (const [name, value] of keywords) {
    if (name === 'name' && typeof value === 'string') self.name = value;
    else if (name === 'trainable' && value === true) self.trainable = true;
    else if (name === 'dtype' && dtypeArgument(value) === 'float32') continue;
    else if (name === 'input_shape')
      self.inputShape = (sequence(value) ?? []).map((extent) =>
        extent === null ? null : integer(extent, 'an extent'),
      );
    else if (value === null) continue;
    else decline(`the layer argument ${name} is not evaluated`);
  }
  if (self.name === '') self.name = automaticName(self.type.name, machine);
  self.ready = true;
}

/** All variables of a layer and the layers in it: its own first. */
export function variablesOf(layer: LayerObject): TensorflowVariable[] {
  const own = [...layer.variables.filter(({ fixed }) => !fixed), ...layer.variables.filter(({ fixed }) => fixed)];
  return [...new Set([...own, ...layer.sublayers.flatMap(variablesOf)])];
}

/** A layer's variables, those that training changes and those that it does not. */
export function layerVariables(layer: LayerObject): {
  readonly trainable: readonly TensorflowVariable[];
  readonly fixed: readonly TensorflowVariable[];
} {
  const all = variablesOf(layer);
  return { trainable: all.filter(({ trainable }) => trainable), fixed: all.filter(({ trainable }) => !trainable) };
}

/** A new weight of a layer under a name. */
export function addWeight(
  self: LayerObject,
  shape: readonly number[],
  initializer: Value,
  name: string,
  trainable: boolean,
  machine: Machine,
): TensorflowVariable {
  machine.charge(sizeOf(shape));
  const { scope } = machine.state(kerasKey);
  const path = [...(scope.at(-1) === self.name ? scope : [...scope, self.name]), name].join('/');
  const variable = new TensorflowVariable(
    initializerFrom(initializer, machine).make(shape),
    kerasVariableType,
    name,
    trainable,
    path,
  );
  self.variables.push(variable);
  return variable;
}

export const layerOf = (value: Value): LayerObject =>
  value instanceof LayerObject ? value : decline('a layer is not known');

const rows: readonly (readonly [string, string, Parameters<typeof operation>[2]])[] = [
  [
    '__init__',
    '(self, **kwargs)',
    (bound, machine) => {
      initialiseLayer(layerOf(bound.get('self')), bound.keywords, machine);
      return null;
    },
  ],
  [
    'build',
    '(self, input_shape=None)',
    (bound) => {
      layerOf(bound.get('self')).built = true;
      return null;
    },
  ],
  [
    'add_weight',
    "(self, shape=None, initializer=None, dtype=None, trainable=True, autocast=True, regularizer=None, constraint=None, aggregation='none', overwrite_with_gradient=False, name=None)",
    (bound, machine) => {
      if (bound.get('dtype') !== null && dtypeArgument(bound.get('dtype')) !== 'float32')
        return decline('weights of another dtype are not evaluated');
      const shape = bound.get('shape') === null ? [] : shapeArgument(bound.get('shape'));
      const name = bound.get('name');
      const self = layerOf(bound.get('self'));
      const given = typeof name === 'string' ? name : automaticName('variable', machine);
      return addWeight(
        self,
        shape,
        bound.get('initializer') ?? 'glorot_uniform',
        given,
        bound.get('trainable') !== false,
        machine,
      );
    },
  ],
];
for (const [name, signature, implementation] of rows)
  layerType.dictionary.set(name, operation(name, signature, implementation));
