import { full } from '../../../../tensor/create';
import type { Dtype } from '../../../../tensor/dtype';
import { Raised } from '../../../objects/exception';
import { PythonFunction } from '../../../objects/function';
import { PythonList } from '../../../objects/list';
import { PythonTuple } from '../../../objects/tuple';
import { type Arguments, type Machine, PythonObject, PythonType, Unknown, type Value } from '../../../values';
import { decline } from '../../declined';
import { isTensor, TensorflowTensor } from '../tensor';
import type { LayerObject } from './layer';
import { automaticName, kerasKey } from './state';

/** Layers called on shapes instead of numbers (keras/src/ops/operation.py, node.py). */

export type Shape = readonly (number | null)[];

/** One symbolic call of a layer. */
export interface Node {
  readonly layer: LayerObject;
  readonly args: Arguments;
  readonly inputs: readonly KerasTensor[];
  outputs: readonly KerasTensor[];
}

/** What keras.Input and symbolic calls give: a shape and where it came from. */
export class KerasTensor extends PythonObject {
  readonly type = kerasTensorType;
  node: Node | undefined;
  constructor(
    readonly shape: Shape,
    readonly dtype: Dtype,
    readonly name: string,
  ) {
    super();
  }
}

const text = (shape: Shape): string =>
  `(${shape.map((extent) => extent ?? 'None').join(', ')}${shape.length === 1 ? ',' : ''})`;

const kerasTensorType: PythonType = new PythonType('KerasTensor', 'keras.src.backend.common.keras_tensor', [], {
  getAttribute: (self: KerasTensor, name) => {
    if (name === 'shape') return shapeTuple(self.shape);
    if (name === 'ndim') return BigInt(self.shape.length);
    return name === 'dtype' || name === 'name' ? self[name] : undefined;
  },
  repr: (self: KerasTensor) => ({
    text: `<KerasTensor shape=${text(self.shape)}, dtype=${self.dtype}, sparse=False, ragged=False, name=${self.name}>`,
    approximate: false,
  }),
  binary: () => new Unknown('arithmetic on symbolic tensors is not evaluated'),
  unary: () => new Unknown('arithmetic on symbolic tensors is not evaluated'),
  getItem: () => new Unknown('a part of a symbolic tensor is not evaluated'),
});

/** A shape as Keras gives it: a plain tuple. */
export const shapeTuple = (shape: Shape): PythonTuple =>
  new PythonTuple(shape.map((extent) => (extent === null ? null : BigInt(extent))));

/** A new symbolic tensor under a name of its own or a given one. */
export const makeKerasTensor = (shape: Shape, dtype: Dtype, machine: Machine, name?: string): KerasTensor =>
  new KerasTensor(shape, dtype, name ?? automaticName('KerasTensor', machine));

/** The symbolic tensors in a value, in order. */
export function symbolicIn(value: Value): KerasTensor[] {
  if (value instanceof KerasTensor) return [value];
  if (value instanceof PythonList || value instanceof PythonTuple) return value.items.flatMap(symbolicIn);
  return [];
}

export const symbolicInputs = (args: Arguments): KerasTensor[] => [
  ...args.positional.flatMap(symbolicIn),
  ...[...args.keywords.values()].flatMap(symbolicIn),
];

/** A value with every leaf of one kind replaced, lists and tuples kept. */
export function mapped(value: Value, change: (leaf: Value) => Value): Value {
  if (value instanceof PythonList) return new PythonList(value.items.map((item) => mapped(item, change)));
  if (value instanceof PythonTuple) return new PythonTuple(value.items.map((item) => mapped(item, change)));
  return change(value);
}

export const mappedArguments = (args: Arguments, change: (leaf: Value) => Value): Arguments => ({
  positional: args.positional.map((value) => mapped(value, change)),
  keywords: new Map([...args.keywords].map(([name, value]) => [name, mapped(value, change)])),
});

/** Extents that stand for an unknown one while a layer runs on zeros; one is taken that no shape has. */
const standIns = [11, 13, 17, 19, 23, 29, 31];

/** Whether a layer of the user's own does something that calling it on zeros would show. */
function acts(layer: LayerObject): boolean {
  const method = layer.type.order.find((type) => type.dictionary.has('call'))?.dictionary.get('call');
  if (!(method instanceof PythonFunction)) return false;
  const source = JSON.stringify(method.node, (_key, value) => (typeof value === 'bigint' ? String(value) : value));
  return ['"print"', '"append"', '"Global"', '"Nonlocal"'].some((name) => source.includes(name));
}

/** Runs a layer's `call` on zeros of the inputs' shapes to learn the shapes of what it gives. */
export function* symbolicCall(
  layer: LayerObject,
  args: Arguments,
  run: (args: Arguments) => Generator<void, Value>,
  machine: Machine,
): Generator<void, Value> {
  if (acts(layer)) return decline('a layer of your own that prints is not evaluated symbolically');
  const inputs = symbolicInputs(args);
  const known = new Set(inputs.flatMap(({ shape }) => shape));
  const standIn = standIns.find((extent) => !known.has(extent)) ?? 37;
  const zeros = (leaf: Value): Value =>
    leaf instanceof KerasTensor
      ? new TensorflowTensor(
          full(
            leaf.shape.map((extent) => extent ?? standIn),
            0,
            leaf.dtype,
          ),
        )
      : leaf;
  const node: Node = { layer, args, inputs, outputs: [] };
  const { training } = machine.state(kerasKey);
  training.push(undefined);
  let result: Value;
  try {
    result = yield* run(mappedArguments(args, zeros));
  } catch (error) {
    if (error instanceof Raised) return decline('a layer that raises when called symbolically is not evaluated');
    throw error;
  } finally {
    training.pop();
  }
  const outputs: KerasTensor[] = [];
  const symbolic = mapped(result, (leaf) => {
    if (leaf instanceof Unknown) return decline(leaf.reason);
    if (!isTensor(leaf)) return decline('a layer that gives no tensors is not evaluated symbolically');
    const shape = leaf.tensor.shape.map((extent) => (extent === standIn ? null : extent));
    const made = makeKerasTensor(shape, leaf.tensor.dtype, machine);
    made.node = node;
    outputs.push(made);
    return made;
  });
  node.outputs = outputs;
  layer.nodes.push(node);
  return symbolic;
}
