import { ApproximateText, type Text, type Value } from '../values';

/** A str with or without certainty. */
export function textValue({ text, approximate }: Text): Value {
  return approximate ? new ApproximateText(text) : text;
}
