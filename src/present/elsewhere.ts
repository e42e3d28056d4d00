import type { Activation, Framework, ParameterValue, Spelling } from '../activations/activation';
import { effectiveParameters, pythonLiteral, shortSpelling } from './parameters';

/** Spellings of one framework that share their defaults. */
export interface CardNames {
  readonly framework: string;
  readonly names: readonly string[];
  /** Where their defaults differ from the spelling at hand: `default negative_slope=0.2`. */
  readonly differs?: string;
}

export const frameworkNames: Readonly<Record<Framework, string>> = {
  torch: 'PyTorch',
  tensorflow: 'TensorFlow',
  keras: 'Keras',
  jax: 'JAX',
  flax: 'Flax',
  transformers: 'Transformers',
  numpy: 'NumPy',
};

const kindOrder: Readonly<Record<Spelling['kind'], number>> = {
  function: 0,
  module: 1,
  layer: 1,
  class: 2,
  string: 3,
  method: 4,
};

/** The spellings worth naming first: functions, modules and layers before the rest, second paths and in-place forms last. */
const rankOf = ({ kind, name }: Spelling): number => kindOrder[kind] + (/\.compat\.|\.ops\.|_$/.test(name) ? 5 : 0);

/** Which axis a spelling takes by itself for tensors of 1 to 4 dimensions, and how it says so. */
function axisDefault(activation: Activation, spelling: Spelling): { readonly means: string; readonly text: string } {
  const parameter = spelling.parameters.find(({ sets }) => sets === 'axis');
  if (parameter === undefined) return { means: 'last', text: 'default the last axis' };
  if (parameter.required) return { means: 'required', text: `${parameter.name} must be given` };
  const axes = [1, 2, 3, 4].map((dimensions) => {
    const axis = parameter.default ?? (activation.shape === 'axis' ? activation.defaultAxis(dimensions, spelling) : -1);
    return axis === -1 || axis === dimensions - 1 ? 'last' : axis;
  });
  const means = new Set(axes).size === 1 ? String(axes[0]) : axes.join(' ');
  return {
    means,
    text:
      means === 'last'
        ? 'default the last axis'
        : means === 'all'
          ? 'default all axes at once'
          : `default ${parameter.name}=${pythonLiteral(parameter.default ?? null)}`,
  };
}

/** What a spelling does about a canonical parameter when the call says nothing, in the spelling's own words. */
function byItself(spelling: Spelling, name: string, value: ParameterValue): string {
  const parameter = spelling.parameters.find(({ sets }) => sets === name);
  if (parameter === undefined) return value === null ? `no ${name}` : `always ${name}=${pythonLiteral(value)}`;
  const own = `default ${parameter.name}=${parameter.defaultText ?? pythonLiteral(parameter.default ?? null)}`;
  return parameter.toCanonical === undefined ? own : `${own}, which means ${pythonLiteral(value)}`;
}

/** Every framework's names, the one at hand first, grouped by what their defaults make different. */
export function namesElsewhere(activation: Activation, at: Spelling): readonly CardNames[] {
  const own = effectiveParameters(activation, at).values;
  const ownAxis = axisDefault(activation, at);
  const known = new Set(activation.spellings.map(({ name }) => name));
  const rows = new Map<string, { framework: Framework; differs: string; spellings: Spelling[] }>();
  for (const spelling of activation.spellings) {
    if (spelling.name === at.name) continue;
    if (spelling.name.startsWith('tensorflow.keras.') && known.has(spelling.name.slice('tensorflow.'.length))) continue;
    const values = effectiveParameters(activation, spelling).values;
    const axis = axisDefault(activation, spelling);
    const differs = [
      ...activation.parameters
        .filter(({ name }) => name !== 'axis' && values[name] !== own[name])
        .map(({ name }) => byItself(spelling, name, values[name] ?? null)),
      ...(axis.means === ownAxis.means ? [] : [axis.text]),
    ].join(', ');
    const key = `${spelling.framework} ${differs}`;
    const row = rows.get(key) ?? { framework: spelling.framework, differs, spellings: [] };
    row.spellings.push(spelling);
    rows.set(key, row);
  }
  const order = Object.keys(frameworkNames);
  const rank = (framework: Framework): number => (framework === at.framework ? -1 : order.indexOf(framework));
  return [...rows.values()]
    .sort((a, b) => rank(a.framework) - rank(b.framework))
    .map(({ framework, differs, spellings }) => ({
      framework: frameworkNames[framework],
      names: spellings.sort((a, b) => rankOf(a) - rankOf(b)).map(({ name }) => shortSpelling(name)),
      ...(differs !== '' && { differs }),
    }));
}
