import type { AxisActivation, ElementwiseActivation, GatedActivation, Spelling } from './activation';
import { rowFunctions } from './rows';
import { readSpellings, type SpellingTable } from './signatures';

/** An activation as its file writes it: the shape goes without saying and the spellings stand as a table. */
type Written<A> = Omit<A, 'shape' | 'spellings'> & { readonly spellings: Omit<SpellingTable, 'canonical'> };

function define<Shape extends string, A extends Written<ElementwiseActivation | AxisActivation | GatedActivation>>(
  shape: Shape,
  activation: A,
): Omit<A, 'spellings'> & { readonly shape: Shape; readonly spellings: readonly Spelling[] } {
  let spellings: readonly Spelling[] | undefined;
  return {
    ...activation,
    shape,
    // Read at first use: an editor that only opens a file should not pay for it.
    get spellings() {
      spellings ??= readSpellings({
        ...activation.spellings,
        canonical: activation.parameters.map(({ name }) => name),
      });
      return spellings;
    },
  };
}

/** A function of one number. */
export const defineElementwise = (activation: Written<ElementwiseActivation>): ElementwiseActivation =>
  define('elementwise', activation);

/** A function of a row of numbers along an axis. */
export function defineAxis(
  activation: Omit<Written<AxisActivation>, 'row' | 'rowGradient' | 'masked'>,
): AxisActivation {
  const { row, gradient, masked } = rowFunctions[activation.rows];
  const signed = (values: Float64Array): Float64Array =>
    activation.isNegated ? values.map((value) => -value) : values;
  return define('axis', {
    ...activation,
    masked,
    row: (x: Float64Array) => row(signed(x)),
    rowGradient: (_x: Float64Array, y: Float64Array, g: Float64Array) => signed(gradient(y, g)),
  });
}

/** A product of one half of an axis and a gate computed from the other. */
export const defineGated = (activation: Written<GatedActivation>): GatedActivation => define('gated', activation);
