import { pythonRepr } from '../../numeric/decimal';
import type { PythonComplex } from '../objects/complex';
import type { Machine, Text } from '../values';
import { formatFloat, pad, parseSpecification, type Specification } from './format';

const unsigned = (value: number): string => pythonRepr(value).replace(/\.0$/, '');
const signed = (value: number): string => (/^-/.test(unsigned(value)) ? '' : '+') + unsigned(value);

/** `repr` of a complex: without the real part and its brackets where that is zero. */
export function complexRepr({ real, imag }: PythonComplex): string {
  return Object.is(real, 0) ? `${unsigned(imag)}j` : `(${unsigned(real)}${signed(imag)}j)`;
}

/** One part by the specification; without a type the digits of repr, a whole number without its point. */
function part(value: number, spec: Specification, machine: Machine): string {
  if (spec.type !== '') return formatFloat(value, { ...spec, width: 0 }, machine);
  if (spec.precision !== undefined) return formatFloat(value, { ...spec, width: 0, type: 'g' }, machine);
  return formatFloat(value, { ...spec, width: 0 }, machine).replace(/\.0$/, '');
}

/** `format` of a complex (Python/formatter_unicode.c): both parts by the specification, the whole padded. */
export function formatComplex(value: PythonComplex, specification: string, machine: Machine): Text {
  if (specification === '') return { text: complexRepr(value), approximate: false };
  const spec = parseSpecification(specification, 'complex', machine);
  if (spec.type !== '' && !'eEfFgGn'.includes(spec.type))
    machine.raise('ValueError', `Unknown format code '${spec.type}' for object of type 'complex'`);
  if (spec.fill === '0') machine.raise('ValueError', 'Zero padding is not allowed in complex format specifier');
  if (spec.align === '=') machine.raise('ValueError', "'=' alignment flag is not allowed in complex format specifier");
  const digits =
    spec.type === '' && Object.is(value.real, 0)
      ? `${part(value.imag, spec, machine)}j`
      : `${part(value.real, spec, machine)}${part(value.imag, { ...spec, sign: '+' }, machine)}j`;
  const body = spec.type === '' && !Object.is(value.real, 0) ? `(${digits})` : digits;
  return { text: pad('', body, spec, '>'), approximate: false };
}
