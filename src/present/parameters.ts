import type { Activation, Parameters, ParameterValue, Spelling } from '../activations/activation';
import { canonicalParameters } from '../activations/parameters';

/** A parameter as a call gives it: a literal's value, or the source text of what is not a literal. */
export type Given = Readonly<Record<string, ParameterValue | { readonly source: string }>>;

export interface EffectiveParameters {
  /** Every canonical parameter: what the call sets, else this spelling's default, else the activation's. */
  readonly values: Parameters;
  /** Canonical parameters whose value the call computes: their value above is only the default. */
  readonly computed: readonly string[];
}

/** The canonical parameters of a spelling called with these parameters, named as the spelling names them. */
export function effectiveParameters(
  activation: Activation,
  spelling: Spelling,
  given: Given = {},
): EffectiveParameters {
  const literals: Record<string, ParameterValue> = {};
  const computed: string[] = [];
  for (const { name, sets } of spelling.parameters) {
    if (sets === undefined || !Object.hasOwn(given, name)) continue;
    const value = given[name];
    if (typeof value === 'object' && value !== null) computed.push(sets);
    else if (value !== undefined) literals[name] = value;
  }
  return { values: canonicalParameters(activation, spelling, literals), computed };
}

/** A value as Python writes it; numbers in their shortest form. */
export function pythonLiteral(value: ParameterValue): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, (character) => `\\${character}`)}'`;
  return Number.isFinite(value)
    ? String(value)
    : `float('${Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf'}')`;
}

const prefixes: readonly (readonly [prefix: string, short: string])[] = [
  ['torch.nn.functional.', 'F.'],
  ['torch.nn.', 'nn.'],
  ['torch.Tensor.', 'Tensor.'],
  ['tensorflow.', 'tf.'],
];

/** A spelling as people write it after the usual imports: `F.gelu`, `nn.GELU`, `tf.nn.gelu`, `'gelu'`. */
export function shortSpelling(name: string): string {
  const text = /^keras\.activations\.get\((.*)\)$/.exec(name)?.[1];
  if (text !== undefined) return text;
  if (name.startsWith('transformers.activations.')) return name.slice('transformers.activations.'.length);
  const [prefix, short] = prefixes.find(([start]) => name.startsWith(start)) ?? ['', ''];
  return short + name.slice(prefix.length);
}
