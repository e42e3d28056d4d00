import { constant, type GradientNode, leafNode } from '../../../tensor/autograd/tape';
import { full } from '../../../tensor/create';
import { isFloat } from '../../../tensor/rounding';
import { backpropagate } from '../../../tensor/tensorflow/backpropagate';
import { PythonDictionary } from '../../objects/dictionary';
import { PythonList } from '../../objects/list';
import { PythonTuple } from '../../objects/tuple';
import { type Machine, PythonObject, PythonType, type Result, type Value } from '../../values';
import { decline } from '../declined';
import { convert, sequence } from './convert';
import { operation } from './table';
import { isTensor, TensorflowTensor, TensorflowVariable, tapeKey, wrap } from './tensor';

/** tf.GradientTape: operations on tensors with a node are recorded while it is open. */
class GradientTape extends PythonObject {
  readonly type = gradientTapeType;
  /** Nodes of watched tensors; variables are watched by themselves. */
  readonly watched = new Set<GradientNode>();
  /** Sequence number of the first node that this tape may have recorded. */
  started = 0;
  used = false;
  constructor(
    readonly persistent: boolean,
    readonly watchesVariables: boolean,
  ) {
    super();
  }
}

const open = (self: GradientTape, machine: Machine): void => {
  self.started = leafNode(full([], 0, 'float32')).sequence;
  machine.state(tapeKey).open.push(self);
};

function close(self: GradientTape, machine: Machine): void {
  const tapes = machine.state(tapeKey).open;
  const place = tapes.lastIndexOf(self);
  if (place >= 0) tapes.splice(place, 1);
}

export const gradientTapeType: PythonType = new PythonType(
  'GradientTape',
  'tensorflow.python.eager.backprop',
  [],
  {
    enter: (self: GradientTape, machine) => {
      open(self, machine);
      return self;
    },
    exit: (self: GradientTape, machine) => {
      close(self, machine);
      return false;
    },
  },
  (_type, args, machine) => maker.implementation(args, machine),
);

const maker = operation(
  'GradientTape',
  '(persistent=False, watch_accessed_variables=True)',
  (bound) => new GradientTape(bound.get('persistent') === true, bound.get('watch_accessed_variables') !== false),
);

function watch(self: GradientTape, value: Value): void {
  for (const item of sequence(value) ?? [value]) {
    if (!isTensor(item)) decline('watching something other than a tensor is not evaluated');
    if (!isFloat(item.tensor.dtype)) continue;
    if (item instanceof TensorflowTensor) item.node ??= leafNode(item.tensor);
    if (item.node) self.watched.add(item.node);
  }
}

/** Sources as they were given: one tensor, a list, a tuple or a dictionary of them. */
type Sources = { readonly items: readonly Value[]; readonly rebuild: (gradients: readonly Value[]) => Value };

function sourcesOf(value: Value): Sources {
  if (value instanceof PythonList)
    return { items: value.items, rebuild: (gradients) => new PythonList([...gradients]) };
  if (value instanceof PythonTuple)
    return { items: value.items, rebuild: (gradients) => new PythonTuple([...gradients]) };
  if (value instanceof PythonDictionary) return decline('the gradient of a dictionary is not evaluated');
  return { items: [value], rebuild: ([gradient = null]) => gradient };
}

function* gradient(
  self: GradientTape,
  target: Value,
  sources: Value,
  outer: Value,
  machine: Machine,
): Generator<void, Value> {
  if (self.used && !self.persistent) {
    machine.raise(
      'RuntimeError',
      'A non-persistent GradientTape can only be used to compute one set of gradients (or jacobians)',
    );
  }
  self.used = true;
  const { items, rebuild } = sourcesOf(sources);
  const targets = sequence(target) ?? [target];
  if (targets.length !== 1) return decline('the gradient of several targets is not evaluated');
  const [of] = targets;
  if (of === undefined || !isTensor(of) || items.some((item) => item !== null && !isTensor(item)))
    return decline('a gradient of something other than a tensor is not evaluated');
  const nodes = items.map((item) => (isTensor(item) ? watchedNode(self, item) : undefined));
  const wanted = new Set(nodes.filter((node) => node !== undefined));
  const start = of.node;
  if (start === undefined || wanted.size === 0) return rebuild(items.map(() => null));
  const seed = outer === null ? constant(full(of.tensor.shape, 1, of.tensor.dtype)) : convert(outer, machine);
  const createGraph = machine.state(tapeKey).open.length > 0;
  const found = yield* backpropagate(start, seed, wanted, createGraph);
  return rebuild(
    nodes.map((node) => {
      const result = node && found.get(node);
      return result === undefined ? null : wrap(createGraph ? result : constant(result.tensor));
    }),
  );
}

/** The node a gradient is wanted for, if this tape saw it: a variable, a watched tensor, or a result made while it was open. */
function watchedNode(self: GradientTape, item: TensorflowTensor | TensorflowVariable): GradientNode | undefined {
  const { node } = item;
  if (item instanceof TensorflowVariable)
    return item.trainable && (self.watchesVariables || self.watched.has(item.node)) ? node : undefined;
  return node && (self.watched.has(node) || node.sequence > self.started) ? node : undefined;
}

const self = (value: Value): GradientTape => (value instanceof GradientTape ? value : decline('a tape is not known'));

const rows: readonly (readonly [string, string, Parameters<typeof operation>[2]])[] = [
  [
    'watch',
    '(self, tensor)',
    (bound) => {
      watch(self(bound.get('self')), bound.get('tensor'));
      return null;
    },
  ],
  [
    'gradient',
    "(self, target, sources, output_gradients=None, unconnected_gradients='none')",
    (bound, machine): Result => {
      if (bound.given('unconnected_gradients')) return decline('unconnected_gradients is not evaluated');
      return gradient(
        self(bound.get('self')),
        bound.get('target'),
        bound.get('sources'),
        bound.get('output_gradients'),
        machine,
      );
    },
  ],
];
for (const [name, signature, implementation] of rows)
  gradientTapeType.dictionary.set(name, operation(name, signature, implementation));
