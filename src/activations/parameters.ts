import type { Activation, Parameters, ParameterValue, Spelling } from './activation';

/** A parameter as a number, or its default where it is missing or not one; True and False count as 1 and 0, as in Python. */
export function readNumber(parameters: Parameters, name: string, fallback: number): number {
  const value = parameters[name];
  return typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : fallback;
}

/** A number as formulas show it, with a real minus sign. */
export function show(value: number): string {
  return String(value).replace('-', '−');
}

/**
 * The canonical parameters of a call: the activation's defaults, then what the spelling fixes, then the spelling's own defaults, then what
 * the call gives by the spelling's names.
 */
export function canonicalParameters(
  activation: Activation,
  spelling: Spelling,
  given: Readonly<Record<string, ParameterValue>> = {},
): Parameters {
  const canonical: Record<string, ParameterValue> = {};
  for (const { name, default: value } of activation.parameters) canonical[name] = value;
  Object.assign(canonical, spelling.preset);
  const present: Record<string, ParameterValue> = {};
  for (const [name, value] of Object.entries(given)) present[spelling.deprecatedParameters?.[name] ?? name] = value;
  for (const parameter of spelling.parameters) {
    const value = Object.hasOwn(present, parameter.name) ? present[parameter.name] : parameter.default;
    if (parameter.sets !== undefined && value !== undefined) {
      canonical[parameter.sets] = parameter.toCanonical?.(value) ?? value;
    }
  }
  return canonical;
}
