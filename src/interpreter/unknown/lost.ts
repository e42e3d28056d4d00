import type { Unknown } from '../values';

/** Control left a block in a way that is not known: a skipped branch may have jumped. */
export class Lost {
  constructor(
    readonly unknown: Unknown,
    readonly breaks: boolean,
    /** Returns from the function, or yields. */
    readonly returns: boolean,
  ) {}
}
