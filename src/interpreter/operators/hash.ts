import { visitInBlocks } from '../../numeric/blocks';
import { PythonComplex } from '../objects/complex';
import { PythonTuple } from '../objects/tuple';
import type { Value } from '../values';
import { numeric } from './numbers';

/** 2^61 - 1, the modulus of CPython's numeric hashes. */
const modulus = (1n << 61n) - 1n;
const word = 1n << 64n;

/** `hash(value)` for what hashes the same in every run: numbers and tuples of them. */
export function hashNumber(value: Value): bigint | undefined {
  if (value instanceof PythonTuple && value.type.name === 'tuple') return hashTuple(value.items);
  if (value instanceof PythonComplex) return hashComplex(value);
  const number = numeric(value);
  if (number === undefined) return undefined;
  if (typeof number === 'bigint') {
    const rest = (number < 0n ? -number : number) % modulus;
    const hash = number < 0n ? -rest : rest;
    return hash === -1n ? -2n : hash;
  }
  if (Number.isInteger(number)) return hashNumber(BigInt(number));
  if (Number.isNaN(number)) return undefined;
  if (!Number.isFinite(number)) return number > 0 ? 314159n : -314159n;
  return hashFraction(number);
}

/** The parts' hashes, the imaginary one times 1000003, in 64 bits. */
function hashComplex({ real, imag }: PythonComplex): bigint | undefined {
  const [first, second] = [hashNumber(real), hashNumber(imag)];
  if (first === undefined || second === undefined) return undefined;
  const hash = BigInt.asIntN(64, first + 1000003n * second);
  return hash === -1n ? -2n : hash;
}

/** m * 2^-k modulo 2^61 - 1: a division by two rotates the 61 bits. */
function hashFraction(value: number): bigint {
  let mantissa = Math.abs(value);
  let shift = 0;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    shift += 1;
  }
  const turn = BigInt((61 - (shift % 61)) % 61);
  const hash = (BigInt(mantissa) << turn) % modulus;
  const signed = value < 0 ? -hash : hash;
  return signed === -1n ? -2n : signed;
}

/** xxHash-like mixing of Objects/tupleobject.c. */
function hashTuple(items: readonly Value[]): bigint | undefined {
  const [prime1, prime2, prime5] = [11400714785074694791n, 14029467366897019727n, 2870177450012600261n];
  const make = () => ({ value: prime5, known: true });
  const mixed = visitInBlocks(items.length, 30, make, (state, i) => {
    const lane = state.known ? hashNumber(items[i] ?? null) : undefined;
    if (lane === undefined) {
      state.known = false;
      return;
    }
    const added = (state.value + ((lane + word) % word) * prime2) % word;
    state.value = ((((added << 31n) | (added >> 33n)) % word) * prime1) % word;
  });
  if (!mixed.known) return undefined;
  let accumulated = mixed.value;
  accumulated = (accumulated + (BigInt(items.length) ^ (prime5 ^ 3527539n))) % word;
  if (accumulated === word - 1n) return 1546275796n;
  return accumulated >= word / 2n ? accumulated - word : accumulated;
}
