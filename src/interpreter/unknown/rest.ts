import { Unknown } from '../values';

/** Given by an iterator whose further items, this one included, are unknown. */
export class UnknownRest extends Unknown {}
