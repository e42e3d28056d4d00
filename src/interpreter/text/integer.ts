import type { Machine } from '../values';

/** CPython's `sys.get_int_max_str_digits()`. */
const maximumDigits = 4300;
const safe = 10n ** BigInt(maximumDigits);

/** An int in decimal, or the ValueError CPython raises past 4,300 digits. */
export function integerText(value: bigint, machine: Machine): string {
  if (value >= safe || value <= -safe) {
    machine.raise(
      'ValueError',
      'Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit',
    );
  }
  return value.toString();
}
