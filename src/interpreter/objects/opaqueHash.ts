import { Unknown } from '../values';

/** A hash that differs from run to run: its value is unknown, but equal values have equal hashes. */
export class OpaqueHash extends Unknown {
  constructor(
    /** Equal for equal hashes. */
    readonly mark: string,
  ) {
    super('hash() of text and objects differs from run to run');
  }
}
