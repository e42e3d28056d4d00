import { Instance, type PythonType, type Value } from '../values';

/** An exception object: of a built-in, library or user class. */
export class PythonException extends Instance {
  cause: Value | undefined;
  context: Value | undefined;
  /** For an AttributeError, what was asked for which name. */
  receiver: { readonly object: Value; readonly name: string } | undefined;
  /** `raise ... from ...`. */
  suppressesContext = false;
  constructor(
    type: PythonType,
    public args: readonly Value[],
  ) {
    super(type);
  }
}

/** Carries a Python exception through TypeScript: what `machine.raise` throws. */
export class Raised extends Error {
  constructor(readonly exception: PythonException) {
    super(exception.type.name);
  }
}
