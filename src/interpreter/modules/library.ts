import type { PythonModule, StateKey } from '../values';

/** A Python package the interpreter knows: one folder under modules/, one row in registry.ts. */
export interface Library {
  /** The name as imported: `torch`. */
  readonly name: string;
  /** Makes the module with its submodules as attributes; called once, at the first import. */
  readonly load: () => PythonModule;
  /** State that calling something unknown of this library may move, so that it is unknown from there on (its random generator). */
  readonly stateKeys?: readonly StateKey<unknown>[];
  /** State that a backward pass which is not evaluated makes unknown. */
  readonly gradients?: StateKey<unknown>;
  /** Whether a function of this (unqualified) name leaves that state and its arguments alone, whatever it is called with. */
  readonly isPure?: (functionName: string) => boolean;
  /** Whether a function of a module that is not evaluated surely leaves the tensors passed to it alone. */
  readonly leavesTensors?: (moduleName: string, functionName: string) => boolean;
}
