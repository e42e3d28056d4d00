import type { Cursor } from './cursor';
import { expression, starOr } from './expressions';
import type { Expression, ParameterNode } from './nodes';
import { Malformed } from './tokens';

/** Parameters up to (not including) the closing token. */
export function parameterList(cursor: Cursor, close: string, annotated: boolean): ParameterNode[] {
  const parameters: ParameterNode[] = [];
  let kind: 'both' | 'keyword' = 'both';
  while (!cursor.at(close)) {
    const { from } = cursor.peek();
    const last = parameters[parameters.length - 1];
    if (last?.kind === '**') throw cursor.error('arguments cannot follow var-keyword argument');
    if (cursor.accept('/')) {
      if (parameters.length === 0) throw new Malformed('at least one argument must precede /', from);
      if (kind === 'keyword') throw new Malformed('/ must be ahead of *', from);
      if (parameters.some((other) => other.kind === 'positional')) throw new Malformed('/ may appear only once', from);
      for (const [index, parameter] of parameters.entries()) parameters[index] = { ...parameter, kind: 'positional' };
    } else if (cursor.accept('**')) parameters.push(parameter(cursor, '**', annotated));
    else if (cursor.accept('*')) {
      if (kind === 'keyword') throw new Malformed('* argument may appear only once', from);
      if (cursor.at(close) || (cursor.at(',') && (cursor.peek(1).text === close || cursor.peek(1).text === '**')))
        throw new Malformed('named arguments must follow bare *', from);
      if (!cursor.at(',')) parameters.push(parameter(cursor, '*', annotated));
      kind = 'keyword';
    } else {
      const read = parameter(cursor, kind, annotated);
      if (kind === 'both' && !read.default && last?.default) {
        throw new Malformed('non-default argument follows default argument', from);
      }
      parameters.push(read);
    }
    const added = parameters[parameters.length - 1];
    if (parameters.some((other) => other !== added && other.name === added?.name))
      throw new Malformed(`duplicate argument '${added?.name}' in function definition`, from);
    if (!cursor.accept(',')) break;
  }
  return parameters;
}

function parameter(cursor: Cursor, kind: ParameterNode['kind'], annotated: boolean): ParameterNode {
  const { text: name } = cursor.identifier();
  const annotation = annotated && cursor.accept(':') ? starOr(expression, cursor) : undefined;
  const fallback = kind !== '*' && kind !== '**' && cursor.accept('=') ? defaultValue(cursor) : undefined;
  return { name, kind, default: fallback, annotation };
}

function defaultValue(cursor: Cursor): Expression {
  if (cursor.at(')') || cursor.at(',')) throw cursor.error('expected default value expression');
  return expression(cursor);
}
