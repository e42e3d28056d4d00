import type { Activation, ParameterValue, Spelling } from '../activations/activation';
import { type Named, spellingByName } from '../activations/lookup';
import { interpret } from '../interpreter';
import type { Observation } from '../interpreter/run';
import { type Evaluation, Unknown } from '../interpreter/values';
import type { Site } from '../python/site';

/** What a call gives on an input chosen by us, to be shown as a sample. */
export interface Sample {
  readonly text: string;
  readonly source: 'sample' | 'error' | 'unknown';
  /** The input as one would write it: `torch.tensor([-2.0, -1.0, 0.0, 1.0, 2.0])`. */
  readonly input: string;
  readonly inputs: readonly number[];
  readonly approximate: boolean;
}

/** A program whose last line is the call, on an input of which the text and the numbers are given. */
export interface SampleProgram {
  readonly text: string;
  /** Where the call stands in the text. */
  readonly from: number;
  readonly to: number;
  readonly input: string;
  readonly inputs: readonly number[];
}

/** The same call as a site's, on a sample tensor of its framework. */
export function sampleProgram(site: Pick<Site, 'spelling' | 'parameters' | 'kind'>): SampleProgram | Unknown {
  const named = spellingByName(site.spelling);
  if (named === undefined) return new Unknown(`${site.spelling} is not known`);
  const { activation, spelling } = named;
  if (spelling.name.startsWith('flax.linen.') && spelling.kind === 'class')
    return new Unknown('a flax.linen module is applied with parameters of its own');
  const given = literals(site, named);
  if (given instanceof Unknown) return given;
  const { values: inputs, shape } = sampleNumbers(activation, spelling, given);
  const input = `${makers[spelling.framework]}(${nested(inputs, shape)})`;
  const expression = callOf(spelling, given, input);
  const before = imports(spelling);
  const [from, to] = [before.length, before.length + expression.length];
  return { text: `${before}${expression}\n`, from, to, input, inputs };
}

/** What a site's call gives on a sample, by the same interpreter that evaluates programs. */
export function* sampleOf(site: Site): Evaluation<Sample | Unknown> {
  const program = sampleProgram(site);
  if (program instanceof Unknown) return program;
  const { text, from, to, input, inputs } = program;
  const known = samples.get(text);
  if (known !== undefined) return known;
  const key = `${from}:${to}`;
  const { observations, raised, unknown } = yield* interpret(text, { observe: new Set([key]), budget });
  const sample: Sample = { ...resultOf(observations.get(key), raised?.message, unknown[0]?.reason), input, inputs };
  if (samples.size >= mostSamples) samples.clear();
  samples.set(text, sample);
  return sample;
}

/** A sample depends on nothing but its program. */
const samples = new Map<string, Sample>();
const mostSamples = 500;
const budget = { steps: 50_000, elements: 1_000_000, milliseconds: 500 };

function resultOf(
  observation: Observation | undefined,
  raised: string | undefined,
  reason = 'the call was not evaluated',
): Pick<Sample, 'text' | 'source' | 'approximate'> {
  if (raised !== undefined) return { text: raised, source: 'error', approximate: false };
  if (observation === undefined) return { text: reason, source: 'unknown', approximate: false };
  const { value } = observation;
  if (value instanceof Unknown) return { text: value.reason, source: 'unknown', approximate: false };
  return { text: value.text, source: 'sample', approximate: value.approximate };
}

/** What makes a tensor of each framework. */
const makers: Readonly<Record<Spelling['framework'], string>> = {
  torch: 'torch.tensor',
  transformers: 'torch.tensor',
  tensorflow: 'tensorflow.constant',
  keras: 'tensorflow.constant',
  jax: 'jax.numpy.array',
  flax: 'jax.numpy.array',
  numpy: 'numpy.array',
};

function imports({ name, framework }: Spelling): string {
  const roots = new Set([makers[framework].replace(/\.\w+$/, ''), /^\w+/.exec(name)?.[0] ?? name]);
  if (framework === 'flax' || framework === 'transformers')
    roots.add(name.replace(/\.\w+$/, '').replace(/\.ACT2FN.*/, ''));
  return [...roots].map((root) => `import ${root}\n`).join('');
}

type Literals = ReadonlyMap<string, ParameterValue>;

/** The parameters that change the value, as far as they are written out. */
function literals(
  { kind, parameters }: Pick<Site, 'kind' | 'parameters'>,
  { spelling, activation }: Named,
): Literals | Unknown {
  const given = new Map<string, ParameterValue>();
  const defaults = new Map(activation.parameters.map((parameter) => [parameter.name, parameter.default]));
  // A function that is only named lacks nothing; a call that leaves out its dim is shown to fail.
  if (kind === 'reference')
    for (const { name, sets, required } of spelling.parameters) {
      if (required !== true || sets === undefined) continue;
      given.set(name, sets === 'axis' ? -1 : (defaults.get(sets) ?? 0));
    }
  for (const [name, value] of Object.entries(parameters)) {
    if (typeof value !== 'object' || value === null) given.set(name, value);
    else if (spelling.parameters.some((parameter) => parameter.name === name && parameter.sets !== undefined))
      return new Unknown(`${name}=${value.source} is not known here`);
  }
  return given;
}

/** The call as Python text. */
function callOf({ name, kind, framework, parameters }: Spelling, given: Literals, input: string): string {
  const args: string[] = [];
  for (const { name: parameter, how, isTensor } of parameters) {
    const value = given.get(parameter);
    if (value === undefined) continue;
    const text = isTensor ? `${makers[framework]}([${python(value)}])` : python(value);
    args.push(how === 'positional' ? text : `${parameter}=${text}`);
  }
  if (kind === 'method') return `${input}.${name.slice(name.lastIndexOf('.') + 1)}(${args.join(', ')})`;
  if (kind === 'function') return `${name}(${[input, ...args].join(', ')})`;
  return kind === 'string' ? `${name}(${input})` : `${name}(${args.join(', ')})(${input})`;
}

function python(value: ParameterValue): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

interface Numbers {
  readonly values: readonly number[];
  readonly shape: readonly number[];
}

/** Numbers on both sides of zero, in a shape that the call accepts. */
function sampleNumbers(activation: Activation, spelling: Spelling, given: Literals): Numbers {
  if (activation.shape === 'elementwise') {
    const count = Number(given.get(spelling.weights?.count ?? '') ?? 1);
    return count > 1 && count <= 16
      ? { values: cycle(2 * count), shape: [2, count] }
      : { values: [-2, -1, 0, 1, 2], shape: [5] };
  }
  const wantedShape = activation.shape === 'axis' ? activation.sampleShape : undefined;
  if (wantedShape)
    return { values: cycle(wantedShape.reduce((product, extent) => product * extent, 1)), shape: wantedShape };
  const axis = spelling.parameters
    .map(({ name, sets }) => (sets === 'axis' ? given.get(name) : undefined))
    .find(Number.isInteger);
  const wanted = typeof axis === 'number' ? (axis < 0 ? -axis : axis + 1) : 2;
  const base = activation.shape === 'gated' ? [2, 4] : [2, 3];
  const leading = Math.max(0, Math.min(wanted, 6) - 2);
  const shape = [...new Array<number>(leading).fill(activation.shape === 'gated' ? 2 : 1), ...base];
  return { values: cycle(shape.reduce((product, extent) => product * extent, 1)), shape };
}

function cycle(count: number): number[] {
  const some = [2, 1, 0.1, -1, 0.5, 3, -2, 1.5, 0, -0.5, 2.5, -1.5];
  return Array.from({ length: count }, (_, index) => some[index % some.length] ?? 0);
}

/** Numbers as nested Python lists. */
function nested(values: readonly number[], shape: readonly number[]): string {
  const [extent = 1, ...rest] = shape;
  if (shape.length === 0) return Number.isInteger(values[0]) ? `${values[0]}.0` : String(values[0]);
  const size = values.length / extent;
  const items = Array.from({ length: extent }, (_, index) =>
    nested(values.slice(index * size, (index + 1) * size), rest),
  );
  return `[${items.join(', ')}]`;
}
