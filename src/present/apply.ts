import type {
  Activation,
  AxisActivation,
  ElementwiseActivation,
  GatedActivation,
  Parameters,
} from '../activations/activation';
import { lookups, type Named, spellingByName } from '../activations/lookup';
import { canonicalParameters } from '../activations/parameters';
import { type FloatType, roundTo } from '../numeric/rounding';
import { argumentError, type CallArguments, plainArguments } from './applyArguments';
import { normaliseAxis, oddAxisError, rowsAlong } from './applyAxes';
import { floatType, type JsonNumber, readCase } from './applyCase';
import { parametersAt } from './applyWeights';

/** The output in row-major order and the gradient of the sum of the outputs, or the exception that the call raises. */
export type ApplyResult =
  | {
      readonly output: readonly JsonNumber[];
      readonly gradient: readonly JsonNumber[];
      readonly shape: readonly number[];
    }
  | { readonly error: string };

/** Short names people give modules. */
const aliases: readonly (readonly [prefix: string, full: string])[] = [
  ['tf.', 'tensorflow.'],
  ['F.', 'torch.nn.functional.'],
  ['nn.', 'torch.nn.'],
  ['Tensor.', 'torch.Tensor.'],
  ['jnp.', 'jax.numpy.'],
  ['nnx.', 'flax.nnx.'],
  ['layers.', 'keras.layers.'],
  ['ACT2FN[', 'transformers.activations.ACT2FN['],
];

/** The activation a qualified spelling names, short module names and double quotes included. */
function resolveSpelling(name: string): Named | undefined {
  const alias = aliases.find(([prefix]) => name.startsWith(prefix));
  return spellingByName((alias === undefined ? name : alias[1] + name.slice(alias[0].length)).replaceAll('"', "'"));
}

/** Applies activations to given numbers; a case that cannot be computed gives its error and does not disturb the others. */
export function apply(cases: readonly unknown[]): ApplyResult[] {
  return cases.map(applyOne);
}

interface Computed {
  readonly output: Float64Array;
  readonly gradient: Float64Array;
  readonly shape: readonly number[];
}

function applyOne(one: unknown): ApplyResult {
  const read = readCase(one);
  if ('error' in read) return read;
  const { type, input, shape } = read;
  const looked = lookUp(read.activation, read.args);
  if ('error' in looked) return looked;
  const { named, args } = looked;
  const error = argumentError(named, args);
  if (error !== undefined) return { error };
  const cast = typeof args.dtype === 'string' && named.spelling.kind !== 'layer' ? floatType(args.dtype) : type;
  if (cast === undefined) return { error: `dtype '${String(args.dtype)}' is not a floating-point type` };
  const x = Float64Array.from(input, (value) => roundTo(roundTo(value, type), cast));
  const computed = compute(named, x, shape, args, cast);
  if (typeof computed === 'string') return { error: computed };
  return {
    output: Array.from(computed.output, (value) => toJson(roundTo(value, cast))),
    gradient: Array.from(computed.gradient, (value) => toJson(roundTo(value, type))),
    shape: computed.shape,
  };
}

function lookUp(name: string, args: CallArguments): { named: Named; args: CallArguments } | { error: string } {
  const lookup = lookups.find((row) => row.name === name.replace(/^tf\./, 'tensorflow.'));
  if (lookup !== undefined) {
    const text = args[lookup.parameter];
    const named = typeof text === 'string' ? spellingByName(lookup.spelling(text)) : undefined;
    return named === undefined
      ? { error: `'${String(text)}' is no activation that ${name} knows here` }
      : { named, args: {} };
  }
  const named = resolveSpelling(name);
  return named === undefined ? { error: `'${name}' is no activation known here` } : { named, args };
}

function compute(
  named: Named,
  x: Float64Array,
  shape: readonly number[],
  args: CallArguments,
  type: FloatType,
): Computed | string {
  const { activation } = named;
  const parameters = canonicalParameters(activation, named.spelling, plainArguments(args));
  const check = named.spelling.framework === 'torch' ? activation.behaviour?.torch?.check : undefined;
  const error = check?.(parameters, type, shape.length);
  if (error) return error.join(': ');
  if (activation.shape === 'elementwise') {
    const at = parametersAt(named.spelling, args, shape, parameters);
    return computeElementwise(activation, named, x, shape, at, type);
  }
  const axes = readAxes(activation, named, shape, args, parameters);
  if (typeof axes === 'string') return axes;
  return activation.shape === 'gated'
    ? computeGated(activation, named, x, shape, axes[0] ?? 0, parameters)
    : computeRows(activation, named, x, shape, axes, parameters, args.where, type);
}

function computeElementwise(
  activation: ElementwiseActivation,
  { spelling }: Named,
  x: Float64Array,
  shape: readonly number[],
  parameters: (at: number) => Parameters,
  type: FloatType,
): Computed {
  return {
    output: x.map(
      (value, at) => spelling.departure?.(value, parameters(at), type) ?? activation.value(value, parameters(at)),
    ),
    gradient: x.map(
      (value, at) => spelling.slopeDeparture?.(value, parameters(at), type) ?? activation.slope(value, parameters(at)),
    ),
    shape,
  };
}

function readAxes(
  activation: Activation,
  { spelling }: Named,
  shape: readonly number[],
  args: CallArguments,
  parameters: Parameters,
): readonly number[] | string {
  const all = shape.map((_, axis) => axis);
  const wanted: readonly unknown[] = Array.isArray(args.axis) ? args.axis : [parameters.axis ?? null];
  const axes: number[] = [];
  for (const axis of wanted) {
    const given = axis === null && activation.shape === 'axis' ? activation.defaultAxis(shape.length, spelling) : axis;
    if (given === 'all') return all;
    if (!Number.isSafeInteger(given)) return `TypeError: the axis must be an integer, not ${JSON.stringify(given)}`;
    const normal = normaliseAxis(Number(given), shape.length, activation, spelling);
    if (typeof normal === 'string') return normal;
    axes.push(normal);
  }
  return axes;
}

function computeGated(
  activation: GatedActivation,
  { spelling }: Named,
  x: Float64Array,
  shape: readonly number[],
  axis: number,
  parameters: Parameters,
): Computed | string {
  const extent = shape[axis];
  if (extent === undefined) return 'RuntimeError: glu does not support 0-dimensional tensors';
  if (extent % 2 === 1) return oddAxisError(spelling, shape, axis, Number(parameters.axis));
  const halved = shape.map((size, at) => (at === axis ? size / 2 : size));
  const output = new Float64Array(x.length / 2);
  const gradient = new Float64Array(x.length);
  const targets = rowsAlong(halved, [axis]);
  rowsAlong(shape, [axis]).forEach((row, at) => {
    (targets[at] ?? []).forEach((target, place) => {
      const [first = 0, second = 0] = [row[place], row[place + extent / 2]];
      const [signal = 0, gate = 0] = [x[first], x[second]];
      output[target] = activation.value(signal, gate, parameters);
      [gradient[first], gradient[second]] = activation.slope(signal, gate, parameters) as [number, number];
    });
  });
  return { output, gradient, shape: halved };
}

function computeRows(
  activation: AxisActivation,
  { spelling }: Named,
  x: Float64Array,
  shape: readonly number[],
  axes: readonly number[],
  parameters: Parameters,
  where: unknown,
  type: FloatType,
): Computed {
  const mask = Array.isArray(where) ? (where.flat(Number.POSITIVE_INFINITY) as readonly unknown[]) : undefined;
  const output = new Float64Array(x.length).fill(activation.masked);
  const gradient = new Float64Array(x.length);
  for (const places of rowsAlong(shape, axes)) {
    const row = mask === undefined ? places : places.filter((place) => mask[place % mask.length] === true);
    const input = Float64Array.from(row, (place) => x[place] ?? 0);
    const values = activation.rowDeparture?.(input, spelling, type) ?? activation.row(input, parameters);
    const slopes = activation.rowGradient(input, values, new Float64Array(row.length).fill(1), parameters);
    row.forEach((place, at) => {
      output[place] = values[at] ?? 0;
      gradient[place] = slopes[at] ?? 0;
    });
  }
  return { output, gradient, shape };
}

/** A number as JSON carries it. */
function toJson(value: number): JsonNumber {
  return Number.isFinite(value) && !Object.is(value, -0) ? value : Object.is(value, -0) ? '-0' : String(value);
}
