import type { FloatType } from '../numeric/rounding';
import type { Behaviour } from './behaviour';

/** The frameworks whose spellings the product knows; `keras` covers both `keras.*` and `tensorflow.keras.*`. */
export type Framework = 'torch' | 'tensorflow' | 'keras' | 'jax' | 'flax' | 'transformers' | 'numpy';

/** A value an activation's parameter can hold, as a user writes it. */
export type ParameterValue = number | string | boolean | null;

/** Parameter values by canonical name. */
export type Parameters = Readonly<Record<string, ParameterValue>>;

/** One canonical parameter of an activation, shared by all frameworks. */
export interface ParameterDefinition {
  readonly name: string;
  readonly meaning: string;
  readonly default: ParameterValue;
  /** The values it may take, in words: "> 0", "'none' or 'tanh'". */
  readonly valid: string;
}

/** How one spelling names, orders and defaults a parameter. */
export interface SpellingParameter {
  readonly name: string;
  /** The canonical parameter it sets; absent for parameters that do not change the value (`inplace`, `dtype`). */
  readonly sets?: string;
  readonly default?: ParameterValue;
  /** The default as Python prints it: `1.0`, `'none'`, `False`. */
  readonly defaultText?: string;
  readonly required?: true;
  /** `receiver` is the tensor a method is called on. */
  readonly how: 'positional' | 'keyword' | 'both' | 'receiver' | '*' | '**';
  /** It takes a tensor, not a number. */
  readonly isTensor?: true;
  /** The tensor the activation is applied to. */
  readonly role?: 'input';
  /** From this spelling's value to the canonical one, where they differ (`approximate=True` to `'tanh'`). */
  readonly toCanonical?: (value: ParameterValue) => ParameterValue;
}

export type SpellingKind = 'function' | 'module' | 'method' | 'layer' | 'class' | 'string';

/** A framework's name for an activation, with that spelling's own signature. */
export interface Spelling {
  /** Fully qualified: `torch.nn.functional.gelu`, `torch.Tensor.relu`, `tensorflow.nn.relu6`, `keras.activations.get('gelu')`. */
  readonly name: string;
  readonly framework: Framework;
  readonly kind: SpellingKind;
  readonly parameters: readonly SpellingParameter[];
  /** The parameters as Python writes them: `(input, negative_slope=0.01, inplace=False)`; empty for strings. */
  readonly signature: string;
  /** Canonical parameters that this spelling fixes: `{ approximate: 'tanh' }` for `ACT2FN['gelu_new']`. */
  readonly preset?: Parameters;
  /** Deprecated names of parameters that are still accepted, with their present name. */
  readonly deprecatedParameters?: Readonly<Record<string, string>>;
  /** What is deprecated or surprising here, and what to write instead. */
  readonly note?: string;
  /** torch: the autograd node a result prints, `GeluBackward0`. */
  readonly gradFn?: string;
  /** torch modules: what `extra_repr` prints, given Python's repr of each parameter of this spelling. */
  readonly extraRepr?: (repr: (parameter: string) => string) => string;
  /** Where the framework departs from `value` in this type (special values); undefined where it does not. */
  readonly departure?: Departure;
  /** Where the framework's own derivative departs from `slope` (kinks, special values). */
  readonly slopeDeparture?: Departure;
  /** The name the function was defined under, its `__name__`, where that is not the name it is found by. */
  readonly definedAs?: string;
  /** Learned numbers, one per channel (axis 1) or per element of an example: their name and the parameter that counts them. */
  readonly weights?: { readonly name: string; readonly per: 'channel' | 'element'; readonly count?: string };
  /** torch.nn.functional: a builtin, whose argument errors torch words instead of CPython. */
  readonly isBuiltin?: true;
}

/** The framework's own result where it differs from the definition's; parameters are canonical. */
export type Departure = (x: number, parameters: Parameters, type: FloatType) => number | undefined;

export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Facts a test verifies against the kernel, for the default parameters. */
export interface Facts {
  readonly range: string;
  readonly bounds: Interval;
  readonly monotonic: boolean;
  readonly smooth: boolean;
  /** The slope is constant between the kinks. */
  readonly piecewiseLinear?: true;
  readonly zeroCentred: boolean;
  /** Where the slope is below 0.02 in size without being zero everywhere: the output barely moves. */
  readonly saturation: readonly Interval[];
  /** Where the slope is exactly zero. */
  readonly deadZones: readonly Interval[];
}

export interface Paper {
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  readonly url: string;
}

interface Shared {
  /** File name and identity: `leaky_relu`. */
  readonly name: string;
  /** `Leaky rectified linear unit`. */
  readonly title: string;
  /** One plain sentence. */
  readonly summary: string;
  readonly papers: readonly Paper[];
  readonly parameters: readonly ParameterDefinition[];
  readonly formula: {
    readonly tex: (parameters: Parameters) => string;
    readonly unicode: (parameters: Parameters) => string;
    /** The parameter sets for which a formula image is typeset at build time; the first is the default. */
    readonly variants: readonly Parameters[];
  };
  readonly pitfalls: readonly string[];
  /** Models known to use it, each with what it uses it for where that needs saying. */
  readonly models: readonly string[];
  readonly spellings: readonly Spelling[];
  /** What each framework does with it beside computing the value. */
  readonly behaviour?: Behaviour;
}

/** A function of one number. */
export interface ElementwiseActivation extends Shared {
  readonly shape: 'elementwise';
  readonly facts: Facts;
  /** Value in float64 at x; every special value as the definition's limit gives it. */
  readonly value: (x: number, parameters: Parameters) => number;
  /** Derivative in float64 at x; at a kink the value the frameworks agree on, else PyTorch's. */
  readonly slope: (x: number, parameters: Parameters) => number;
}

/** A function of a row of numbers along an axis: softmax and its kin. */
export interface AxisActivation extends Shared {
  readonly shape: 'axis';
  readonly range: string;
  /** The frameworks' kernel that computes a row. */
  readonly rows: 'softmax' | 'log_softmax';
  /** The row is negated before. */
  readonly isNegated?: true;
  /** What elements get that a mask leaves out. */
  readonly masked: number;
  /** A shape to show it on, where not every shape will do. */
  readonly sampleShape?: readonly number[];
  /** Values of one row in float64. */
  readonly row: (x: Float64Array, parameters: Parameters) => Float64Array;
  /** Where a framework's row departs from `row` as a whole (an infinity among the numbers); undefined where it does not. */
  readonly rowDeparture?: (x: Float64Array, spelling: Spelling, type: FloatType) => Float64Array | undefined;
  /** Vector-Jacobian product: the gradient of one row's input given that of its output. */
  readonly rowGradient: (
    x: Float64Array,
    y: Float64Array,
    gradient: Float64Array,
    parameters: Parameters,
  ) => Float64Array;
  /** The axis that `dim`/`axis` None means for a tensor of this many dimensions in this spelling; `all` runs over all elements at once. */
  readonly defaultAxis: (dimensions: number, spelling: Spelling) => number | 'all';
}

/** Two halves of an axis, one gating the other: the GLU family. */
export interface GatedActivation extends Shared {
  readonly shape: 'gated';
  readonly range: string;
  readonly value: (signal: number, gate: number, parameters: Parameters) => number;
  /** Partial derivatives by signal and by gate. */
  readonly slope: (signal: number, gate: number, parameters: Parameters) => readonly [number, number];
}

export type Activation = ElementwiseActivation | AxisActivation | GatedActivation;
