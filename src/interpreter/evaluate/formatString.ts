import type { FormatPart, FormatString } from '../../python/ast/nodes';
import type { Frame } from '../frame';
import { asciiOf, formatValue, reprOf, strOf } from '../text/repr';
import { textValue } from '../text/textValue';
import { type Evaluation, finish, type Text, Unknown, type Value } from '../values';
import { evaluate } from './expressions';

/** An f-string. */
export function* evaluateFormat(node: FormatString, frame: Frame): Evaluation {
  const text = yield* joinParts(node.parts, frame);
  return text instanceof Unknown ? text : textValue(text);
}

function* joinParts(parts: readonly FormatPart[], frame: Frame): Evaluation<Text | Unknown> {
  const { machine } = frame;
  let text = '';
  let approximate = false;
  let unknown: Unknown | undefined;
  for (const part of parts) {
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    let value: Value = yield* finish(evaluate(part.value, frame));
    if (part.conversion) {
      const convert = { r: reprOf, s: strOf, a: asciiOf }[part.conversion];
      const converted = yield* finish(convert(value, machine));
      value = converted instanceof Unknown ? converted : textValue(converted);
    }
    const specification = part.specification
      ? yield* joinParts(part.specification, frame)
      : { text: '', approximate: false };
    if (specification instanceof Unknown) {
      unknown ??= specification;
      continue;
    }
    const piece = yield* finish(formatValue(value, specification.text, machine));
    if (piece instanceof Unknown) unknown ??= piece;
    else {
      text += piece.text;
      approximate ||= piece.approximate || specification.approximate;
    }
    machine.charge(text.length >> 4);
  }
  return unknown ?? { text, approximate };
}
