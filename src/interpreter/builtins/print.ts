import type { Interpreter } from '../machine';
import { attributesOf } from '../objects/attributeTable';
import { typeOf } from '../objects/types';
import { strOf } from '../text/repr';
import { unknownOf } from '../unknown/among';
import { ApproximateText, type Arguments, type Evaluation, finish, PythonObject, Unknown, type Value } from '../values';

const keywords: ReadonlySet<string> = new Set(['sep', 'end', 'file', 'flush']);

/** `print(...)`; a line with something unknown in it is left out and noted. */
export function* print(args: Arguments, machine: Interpreter): Evaluation {
  for (const name of args.keywords.keys()) {
    if (!keywords.has(name)) machine.raise('TypeError', `'${name}' is an invalid keyword argument for print()`);
  }
  const file = args.keywords.get('file') ?? null;
  const separator = textKeyword(args, 'sep', ' ', machine);
  const end = textKeyword(args, 'end', '\n', machine);
  const pieces: string[] = [];
  let approximate = separator instanceof ApproximateText || end instanceof ApproximateText;
  let unknown = unknownOf(separator) ?? unknownOf(end);
  for (const value of args.positional) {
    const text = yield* finish(strOf(value, machine));
    if (text instanceof Unknown) unknown ??= text;
    else {
      pieces.push(text.text);
      approximate ||= text.approximate;
    }
  }
  if (file !== null) {
    const stream = file instanceof PythonObject ? attributesOf(file)?.get('stream') : undefined;
    if (stream === 'stderr') return null;
    if (stream !== 'stdout') {
      const write = yield* machine.getAttribute(file, 'write');
      if (write instanceof Unknown) machine.note(write.reason);
      else yield* machine.callWith(write, pieces.join(plainText(separator)) + plainText(end));
      return null;
    }
  }
  if (unknown) {
    machine.note(unknown.reason, false);
    return null;
  }
  machine.write({ text: pieces.join(plainText(separator)) + plainText(end), approximate });
  return null;
}

function plainText(value: Value): string {
  return value instanceof ApproximateText ? value.text : String(value);
}

function textKeyword(args: Arguments, name: string, missing: string, machine: Interpreter): Value {
  const value = args.keywords.get(name) ?? missing;
  if (typeof value === 'string' || value instanceof ApproximateText || unknownOf(value)) return value;
  return machine.raise('TypeError', `${name} must be None or a string, not ${typeOf(value).name}`);
}
