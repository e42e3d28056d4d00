import { constant, type GradientNode, leafNode, record, type Variable } from '../../../tensor/autograd/tape';
import { full } from '../../../tensor/create';
import { isFloat } from '../../../tensor/rounding';
import { Tensor } from '../../../tensor/tensor';
import { backpropagate } from '../../../tensor/tensorflow/backpropagate';
import { reshape, stack } from '../../../tensor/tensorflow/structure';
import { PythonDictionary } from '../../objects/dictionary';
import { PythonList } from '../../objects/list';
import { PythonTuple } from '../../objects/tuple';
import { type Machine, PythonObject, PythonType, type Result, type Value } from '../../values';
import { decline } from '../declined';
import { convert, sequence } from './convert';
import { widened } from './function';
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
  if (value instanceof PythonDictionary) {
    const entries = [...value.entries.values()];
    return {
      items: entries.map(([, item]) => item),
      rebuild: (gradients) => new PythonDictionary(entries.map(([key], i) => [key, gradients[i] ?? null])),
    };
  }
  return { items: [value], rebuild: ([gradient = null]) => gradient };
}

function* gradient(
  self: GradientTape,
  target: Value,
  sources: Value,
  outer: Value,
  unconnected: Value,
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
  if (targets.length !== 1 && outer !== null) return decline('the gradient of several targets is not evaluated');
  const of = targets.length === 1 ? (targets[0] ?? null) : together(targets);
  if (!isTensor(of) || items.some((item) => item !== null && !isTensor(item)))
    return decline('a gradient of something other than a tensor is not evaluated');
  const nodes = items.map((item) => (isTensor(item) ? watchedNode(self, item) : undefined));
  const wanted = new Set(nodes.filter((node) => node !== undefined));
  const start = of.node;
  const zero = (item: Value): Value =>
    unconnected === 'zero' && isTensor(item) ? wrap(constant(full(item.tensor.shape, 0, item.tensor.dtype))) : null;
  if (start === undefined || wanted.size === 0) return rebuild(items.map(zero));
  const seed = outer === null ? constant(full(of.tensor.shape, 1, of.tensor.dtype)) : convert(outer, machine);
  const createGraph = machine.state(tapeKey).open.length > 0;
  const found = yield* backpropagate(start, seed, wanted, createGraph);
  return rebuild(
    nodes.map((node, i) => {
      const result = node && found.get(node);
      return result === undefined ? zero(items[i] ?? null) : wrap(createGraph ? result : constant(result.tensor));
    }),
  );
}

/** Several targets as one whose gradient reaches each of them. */
function together(targets: readonly Value[]): Value {
  const parts = targets.map((target) =>
    isTensor(target) ? { tensor: target.tensor, node: target.node } : decline('a target is not known'),
  );
  const whole = record('Targets', full([], 0, 'float32'), parts, () =>
    parts.map(({ tensor }) => constant(full(tensor.shape, 1, tensor.dtype))),
  );
  return wrap(whole);
}

/** Gradients of every element of the target, one after the other. */
function* jacobian(self: GradientTape, target: Value, source: Value, machine: Machine): Generator<void, Value> {
  if (!isTensor(target) || !isTensor(source)) return decline('the Jacobian of this is not evaluated');
  const { shape, size, dtype } = target.tensor;
  const rows: Variable[] = [];
  const { persistent } = self;
  for (let i = 0; i < size; i++) {
    const seed = new Float64Array(size);
    seed[i] = 1;
    const outer = wrap(constant(Tensor.of(dtype, [...shape], seed)));
    if (i > 0) self.used = false;
    const row = yield* gradient(self, target, source, outer, 'none', machine);
    if (!isTensor(row)) return null;
    rows.push(constant(row.tensor));
  }
  self.used = !persistent;
  return widened(wrap(reshape(stack(rows, 0), [...shape, ...source.tensor.shape])));
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
      return gradient(
        self(bound.get('self')),
        bound.get('target'),
        bound.get('sources'),
        bound.get('output_gradients'),
        bound.get('unconnected_gradients'),
        machine,
      );
    },
  ],
  ['stop_recording', '(self)', () => decline('a tape that pauses is not evaluated')],
  [
    'jacobian',
    "(self, target, sources, unconnected_gradients='none', parallel_iterations=None, experimental_use_pfor=True)",
    (bound, machine): Result => jacobian(self(bound.get('self')), bound.get('target'), bound.get('sources'), machine),
  ],
];
for (const [name, signature, implementation] of rows)
  gradientTapeType.dictionary.set(name, operation(name, signature, implementation));
