import type { Handler } from '../../python/ast/nodes';
import { groupType, isGroup, splitGroup } from '../builtins/exceptionGroup';
import type { Frame } from '../frame';
import { PythonException, Raised } from '../objects/exception';
import { PythonTuple } from '../objects/tuple';
import { isSubtype } from '../objects/types';
import { type Evaluation, finish, PythonType, Unknown, type Value } from '../values';
import { evaluate } from './expressions';
import type { Completion } from './statements';

/** `except*`: each handler takes its part of the group; what is left is raised again. Unknown where a handler itself raises or jumps. */
export function* handleGroup(
  handlers: readonly Handler[],
  exception: PythonException,
  frame: Frame,
  handle: (handler: Handler, part: PythonException) => Evaluation<Completion>,
): Evaluation<Unknown | undefined> {
  let rest: PythonException | undefined = exception;
  for (const handler of handlers) {
    if (!rest || !handler.type) break;
    const type: Value = yield* finish(evaluate(handler.type, frame));
    const types: readonly Value[] = type instanceof PythonTuple ? type.items : [type];
    if (!types.every((each) => each instanceof PythonType)) return new Unknown('except* with this class');
    const [part, left]: ReturnType<typeof splitGroup> = splitGroup(rest, (each) =>
      types.some((base) => isSubtype(each.type, base as PythonType)),
    );
    if (!part) continue;
    rest = left;
    const group = isGroup(part) ? part : new PythonException(groupType, ['', new PythonTuple([part])]);
    try {
      if ((yield* handle(handler, group)) !== undefined) return new Unknown('a jump out of except*');
    } catch (error) {
      if (error instanceof Raised) return new Unknown('an exception raised inside except*');
      throw error;
    }
  }
  if (rest) throw new Raised(rest);
  return undefined;
}
