import { type Machine, Unknown, type Value } from '../values';

const maximumText = 2_000_000;
/** The longest sequence made in one go. */
export const maximumItems = 1_000_000;

/** `text * count`. */
export function repeatText(text: string, count: bigint | boolean, machine: Machine): Value {
  const times = BigInt(count);
  if (times <= 0n || text === '') return '';
  const length = BigInt(text.length) * times;
  if (length > BigInt(maximumText))
    return new Unknown(`a string of more than ${maximumText.toLocaleString('en')} characters`);
  machine.charge(Number(length) >> 3);
  return text.repeat(Number(times));
}

export const tooLong = (): Unknown => new Unknown(`a sequence of more than ${maximumItems.toLocaleString('en')} items`);

/** The items of `sequence * count`. */
export function repeatItems(items: readonly Value[], count: Value, machine: Machine): Value[] | Unknown {
  const times = BigInt(count as bigint | boolean);
  if (times <= 0n || items.length === 0) return [];
  const length = BigInt(items.length) * times;
  if (length > BigInt(maximumItems)) return tooLong();
  machine.charge(Number(length));
  const result: Value[] = [];
  for (let time = 0n; time < times; time++) for (const item of items) result.push(item);
  return result;
}
