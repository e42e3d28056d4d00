import { Unknown } from '../values';

/**
 * Something of a known module whose result differs from run to run or depends on the machine (`time.time`, `os.environ`): unknown like any other, but
 * using it neither prints nor changes what the program holds.
 */
export class QuietUnknown extends Unknown {}
