import { cast } from '../../../../tensor/cast';
import { Tensor } from '../../../../tensor/tensor';
import { errorsOf, toArray } from '../../../../tensor/view';
import { PythonDictionary } from '../../../objects/dictionary';
import { Property } from '../../../objects/function';
import { PythonList } from '../../../objects/list';
import { Builtin, type Machine, type PythonType, type Value } from '../../../values';
import { decline } from '../../declined';
import { numpyOf } from '../attributes';
import { convert, sequence } from '../convert';
import { operation } from '../table';
import type { TensorflowVariable } from '../tensor';
import { type LayerObject, layerOf, layerType, variablesOf } from './layer';

/** What a layer tells about its weights: lists of variables, their numbers, and setting them. */

/** Sets a layer's weights from a list of arrays. */
function setWeights(self: LayerObject, value: Value, machine: Machine): Value {
  const items = sequence(value) ?? decline('weights other than a list are not evaluated');
  const variables = variablesOf(self);
  if (items.length !== variables.length) {
    machine.raise(
      'ValueError',
      `You called \`set_weights(weights)\` on layer '${self.name}' with a weight list of length ${items.length}, but the layer was expecting ${variables.length} weights.`,
    );
  }
  variables.forEach((variable, i) => {
    const { tensor } = convert(items[i] ?? null, machine);
    if (tensor.shape.join() !== variable.tensor.shape.join()) {
      const text = (shape: readonly number[]) => `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
      machine.raise(
        'ValueError',
        `Layer ${self.name} weight shape ${text(variable.tensor.shape)} is not compatible with provided weight shape ${text(tensor.shape)}.`,
      );
    }
    const own = cast(tensor, 'float32');
    variable.tensor = Tensor.of('float32', [...own.shape], toArray(own).slice(), errorsOf(own)?.slice());
  });
  return null;
}

/** What a native layer's configuration holds beside that of every layer. */
export const ownConfig = new Map<PythonType, (self: LayerObject) => readonly (readonly [string, Value])[]>();

/**
 * What Layer.get_config gives to a subclass that has its own (keras/src/layers/layer.py); without one Keras reads the arguments of
 * `__init__` as well.
 */
function layerConfig(self: LayerObject): Value {
  const own = self.type.order.find((type) => type.dictionary.has('get_config'));
  const native = self.type.order.filter((type) => type.module !== '__main__');
  const described = native[0] && ownConfig.get(native[0]);
  if (own === layerType ? described === undefined || native[0] !== self.type : native[0] !== layerType)
    return decline('the configuration of this layer is not evaluated');
  const policy = new PythonDictionary([
    ['module', 'keras'],
    ['class_name', 'DTypePolicy'],
    ['config', new PythonDictionary([['name', 'float32']])],
    ['registered_name', null],
  ]);
  return new PythonDictionary([
    ['name', self.name],
    ['trainable', self.trainable],
    ['dtype', policy],
    ...(own === layerType ? (described?.(self) ?? []) : []),
  ]);
}

const rows: readonly (readonly [string, string, Parameters<typeof operation>[2]])[] = [
  [
    'get_weights',
    '(self)',
    (bound, machine) =>
      new PythonList(variablesOf(layerOf(bound.get('self'))).map((variable) => numpyOf(variable, machine))),
  ],
  ['get_config', '(self)', (bound) => layerConfig(layerOf(bound.get('self')))],
  [
    'set_weights',
    '(self, weights)',
    (bound, machine) => setWeights(layerOf(bound.get('self')), bound.get('weights'), machine),
  ],
  [
    'count_params',
    '(self)',
    (bound) => BigInt(variablesOf(layerOf(bound.get('self'))).reduce((sum, variable) => sum + variable.tensor.size, 0)),
  ],
];
for (const [name, signature, implementation] of rows)
  layerType.dictionary.set(name, operation(name, signature, implementation));

const listing = (select: (variable: TensorflowVariable) => boolean): Property =>
  new Property(
    new Builtin(
      'weights',
      ({ positional }) => new PythonList(variablesOf(layerOf(positional[0] ?? null)).filter(select)),
    ),
    null,
    null,
  );
for (const name of ['weights', 'variables'])
  layerType.dictionary.set(
    name,
    listing(() => true),
  );
for (const name of ['non_trainable_weights', 'non_trainable_variables'])
  layerType.dictionary.set(
    name,
    listing((variable) => !variable.trainable),
  );
for (const name of ['trainable_weights', 'trainable_variables'])
  layerType.dictionary.set(
    name,
    listing((variable) => variable.trainable),
  );
