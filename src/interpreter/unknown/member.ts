import { type PythonObject, Unknown } from '../values';
import { QuietUnknown } from './quiet';

/** An attribute of a library's object that is not evaluated: calling it may change the object. */
export class UnknownMember extends Unknown {
  constructor(
    { reason, position, library }: Unknown,
    readonly owner: PythonObject,
    readonly member: string,
  ) {
    super(reason, position, library);
  }
}

/** An unknown as the attribute of an object. */
export function unknownMember(unknown: Unknown, owner: PythonObject, member: string): Unknown {
  return unknown instanceof QuietUnknown ? unknown : new UnknownMember(unknown, owner, member);
}
