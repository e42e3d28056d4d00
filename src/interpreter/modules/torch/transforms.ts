import { add } from '../../../tensor/autograd/arithmetic';
import { reshaped } from '../../../tensor/autograd/structure';
import { backpropagate, constant, leafNode, record, type Variable } from '../../../tensor/autograd/tape';
import { full } from '../../../tensor/create';
import { stack } from '../../../tensor/join';
import { Tensor } from '../../../tensor/tensor';
import { select, toArray } from '../../../tensor/view';
import { PythonTuple } from '../../objects/tuple';
import { Builtin, finish, type Machine, PythonModule, Unknown, type Value } from '../../values';
import { decline } from '../declined';
import { integer, sequence } from './convert';
import { torchState } from './state';
import { guarded, operation } from './table';
import { TorchTensor, wrap } from './tensor';

/** A tensor that gradients are taken by: a leaf, or a stand-in whose gradient also flows on where an outer transform wants it. */
function watched(x: TorchTensor): TorchTensor {
  const node =
    x.node === undefined
      ? leafNode(x.tensor)
      : record('AliasBackward0', x.tensor, [{ tensor: x.tensor, node: x.node }], (g) => [g]).node;
  return new TorchTensor(x.tensor, node);
}

const tensorIn = (value: Value): TorchTensor =>
  value instanceof TorchTensor ? value : decline('a transform of something else than tensors is not evaluated');

/** Gradients of one output by the given input, differentiable again. */
function* gradientOf(output: Variable, seed: Tensor, input: TorchTensor): Generator<void, Variable> {
  const { node } = input;
  if (output.node === undefined || node === undefined) return constant(full(input.tensor.shape, 0, input.tensor.dtype));
  const found = yield* backpropagate([{ node: output.node, gradient: constant(seed) }], {
    createGraph: true,
    keepGraph: true,
    add: (a, b) => add(a, b),
    targets: new Set([node]),
  });
  return found.get(node) ?? constant(full(input.tensor.shape, 0, input.tensor.dtype));
}

function* withGradients<T>(machine: Machine, body: () => Generator<void, T>): Generator<void, T> {
  const state = torchState(machine);
  const before = state.gradEnabled;
  state.gradEnabled = true;
  try {
    return yield* body();
  } finally {
    state.gradEnabled = before;
  }
}

/** What a transform gives: without a place on the tape unless the argument had one. */
const released = (v: Variable, x: TorchTensor): TorchTensor => wrap(x.node === undefined ? constant(v.tensor) : v);

/** `torch.func.grad` and its relatives that give the value too. */
const gradient =
  (keepsValue: boolean) =>
  (callee: Value, place: number, hasAux: boolean): Builtin =>
    new Builtin('grad', ({ positional, keywords }, machine) =>
      guarded(() =>
        withGradients(machine, function* () {
          if (hasAux) return decline('has_aux is not evaluated');
          const x = tensorIn(positional[place] ?? null);
          const input = watched(x);
          const result = yield* finish(machine.call(callee, { positional: positional.with(place, input), keywords }));
          if (result instanceof Unknown) return result;
          const output = tensorIn(result);
          if (output.tensor.shape.length > 0)
            return machine.raise(
              'RuntimeError',
              `Expected f(*args) to return a scalar tensor, got tensor with ${output.tensor.shape.length} dims. Maybe you wanted to use the vjp or jacrev APIs instead?`,
            );
          const g = yield* gradientOf(output, full([], 1, output.tensor.dtype), input);
          const slope = released(g, x);
          return keepsValue ? new PythonTuple([slope, released(output, x)]) : slope;
        }),
      ),
    );

/** The derivative of every element of the output by every element of the input. */
function* jacobian(callee: Value, x: TorchTensor, machine: Machine): Generator<void, TorchTensor | Unknown> {
  const input = watched(x);
  const result = yield* finish(machine.callWith(callee, input));
  if (result instanceof Unknown) return result;
  const output = tensorIn(result);
  machine.charge(output.tensor.size * x.tensor.size);
  const rows: Variable[] = [];
  for (let i = 0; i < output.tensor.size; i++) {
    const seed = full(output.tensor.shape, 0, output.tensor.dtype);
    seed.storage.values[i] = 1;
    rows.push(yield* gradientOf(output, seed, input));
  }
  const shape = [...output.tensor.shape, ...x.tensor.shape];
  if (rows.some((row) => row.node) && x.node !== undefined)
    return decline('the derivative of a jacobian is not evaluated');
  const values = Float64Array.from(rows.flatMap((row) => [...toArray(row.tensor)]));
  const whole = stack(
    rows.map((row) => row.tensor),
    0,
    output.tensor.dtype,
  );
  return wrap(reshaped(constant(rows.length === 0 ? Tensor.of(output.tensor.dtype, shape, values) : whole), shape));
}

const jacobianOf = (callee: Value): Builtin =>
  new Builtin('jacrev', ({ positional: [x = null] }, machine) =>
    guarded(() => withGradients(machine, () => jacobian(callee, tensorIn(x), machine))),
  );

/** `vmap` over the first axis: the function of every row, the results stacked. */
const mapped = (callee: Value, axes: readonly (number | null)[] | number | null): Builtin =>
  new Builtin('vmap', ({ positional, keywords }, machine) =>
    guarded(function* () {
      const axisOf = (i: number): number | null =>
        typeof axes === 'number' || axes === null ? axes : (axes[i] ?? null);
      const tensors = positional.map((value, i) => (axisOf(i) === null ? undefined : tensorIn(value)));
      const count = tensors.find((t) => t !== undefined)?.tensor.shape[0];
      if (count === undefined || count === 0) return decline('vmap of nothing is not evaluated');
      if (tensors.some((t) => t?.node)) return decline('the gradient of vmap is not evaluated');
      const results: Tensor[] = [];
      for (let row = 0; row < count; row++) {
        const args = positional.map((value, i) => {
          const t = tensors[i];
          return t === undefined ? value : wrap(constant(select(t.tensor, 0, row)));
        });
        const result: Value = yield* machine.call(callee, { positional: args, keywords });
        if (result instanceof Unknown) return result;
        results.push(tensorIn(result).tensor);
      }
      return wrap(constant(stack(results, 0, results[0]?.dtype ?? 'float32')));
    }),
  );

const axesOf = (value: Value, machine: Machine): readonly (number | null)[] | number | null => {
  const at = (item: Value): number | null => {
    const axis = item === null ? null : integer(item, 'in_dims', machine);
    return axis === null || axis === 0 ? axis : decline('vmap over another axis than the first is not evaluated');
  };
  const items = sequence(value);
  return items ? items.map(at) : at(value);
};

/** The module torch.func. */
export function transformModule(): PythonModule {
  const members = new Map<string, Value>();
  const define = (name: string, signature: string, body: Parameters<typeof operation>[2]): void => {
    members.set(name, operation(name, signature, body, { inPython: true }));
  };
  for (const [name, keepsValue] of [
    ['grad', false],
    ['grad_and_value', true],
  ] as const) {
    define(name, '(func, argnums=0, has_aux=False)', (bound, machine) =>
      gradient(keepsValue)(
        bound.get('func'),
        integer(bound.get('argnums'), 'argnums', machine),
        bound.get('has_aux') === true,
      ),
    );
  }
  for (const name of ['jacrev', 'jacfwd']) define(name, '(func)', (bound) => jacobianOf(bound.get('func')));
  define('vmap', '(func, in_dims=0, out_dims=0)', (bound, machine) =>
    integer(bound.get('out_dims'), 'out_dims', machine) === 0
      ? mapped(bound.get('func'), axesOf(bound.get('in_dims'), machine))
      : decline('vmap with out_dims is not evaluated'),
  );
  return new PythonModule('torch.func', members);
}

/** The module torch.autograd.functional. */
export function functionalModule(): PythonModule {
  const members = new Map<string, Value>();
  members.set(
    'jacobian',
    operation(
      'jacobian',
      '(func, inputs, create_graph=False, strict=False)',
      (bound, machine) => {
        if (bound.get('create_graph') === true || bound.get('strict') === true)
          return decline('such a jacobian is not evaluated');
        const x = bound.get('inputs');
        return withGradients(machine, () => jacobian(bound.get('func'), new TorchTensor(tensorIn(x).tensor), machine));
      },
      { inPython: true },
    ),
  );
  return new PythonModule('torch.autograd.functional', members);
}
