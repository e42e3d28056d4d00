import type { Departure, Parameters } from './activation';

/** An exception as Python raises it. */
export type PythonError = readonly [type: string, message: string];

/** What PyTorch does with an activation beside computing its value. */
export interface TorchBehaviour {
  /** What becomes of integers: floats, integers still (the parameters too), or the error of the kernel that takes none. */
  readonly integers?: 'floats' | 'kept' | { readonly refusedBy: string };
  /** The exception for parameters, a dtype or a number of dimensions that it does not take. */
  readonly check?: (parameters: Parameters, dtype: string, dimensions: number) => PythonError | undefined;
  /** What the module's constructor raises, from the parameters and their Python text. */
  readonly moduleError?: (parameters: Parameters, repr: (name: string) => string) => PythonError | undefined;
  /** torch/nn/functional.py compares its parameters with each other before torch's argument parser sees them. */
  readonly parametersCompared?: true;
  /** The derivative at NaN is 0 in registers and 1 for the elements left over. */
  readonly isSlopeAtNaNByPlace?: true;
  /** In training the slope of each element that is not positive is drawn from between these. */
  readonly randomSlope?: (parameters: Parameters) => readonly [lower: number, upper: number];
  /** The name its errors give the function, where it is not the activation's own. */
  readonly functionName?: string;
  /** The same when called as a module. */
  readonly moduleFunctionName?: string;
  /**
   * The attribute that torch/nn/functional.py reads first of an input that it does not simply pass on; undefined from it where the error
   * for something else than a tensor is another.
   */
  readonly firstRead?: (dim: unknown) => string | undefined;
  /** The module calls a builtin, which reads nothing first. */
  readonly moduleCallsBuiltin?: true;
  /** Where the call in place derives from its result: the node then, the derivative where it differs, and what it cannot derive (a message). */
  readonly inPlace?: {
    readonly gradFn: string;
    readonly slope?: Departure;
    readonly refuses?: (parameters: Parameters) => string | false;
  };
}

/** What frameworks do with an activation that is not in its value. */
export interface Behaviour {
  readonly torch?: TorchBehaviour;
  readonly tensorflow?: {
    /** What becomes of integers: kept, or cast to float32; else TensorFlow raises. */
    readonly integers?: 'kept' | 'floats';
    /** tf.nn's exception for them, from the dtype. */
    readonly refusal?: (dtype: string) => PythonError;
  };
  readonly keras?: {
    /** Keras remembers the input on the result, for losses that take logits. */
    readonly keepsLogits?: true;
    /** What a layer's constructor raises for the arguments it is given. */
    readonly layerError?: (given: Readonly<Record<string, unknown>>) => PythonError | undefined;
  };
}
