import type { Activation, Parameters, ParameterValue } from '../activations/activation';
import { activationByName, activations, spellingByName } from '../activations/lookup';
import { curveLabel } from './curve';
import { oneLine } from './escape';
import { type CurveRequest, limits } from './message';
import { effectiveParameters } from './parameters';

export type ActivationRequest = Extract<CurveRequest, { activation: string }>;

/** An activation with all its canonical parameters. */
export interface Resolved {
  readonly activation: Activation;
  readonly parameters: Parameters;
}

const kind = (value: ParameterValue): string =>
  value === null ? 'None' : typeof value === 'boolean' ? 'true or false' : `a ${typeof value}`;

/** What a request means, or what is wrong with it, as `activation: ...` relative to the request. */
export function resolveRequest({
  activation: name,
  parameters: given = {},
}: ActivationRequest): Resolved | { readonly error: string } {
  const named = spellingByName(name);
  const activation = activationByName(name) ?? named?.activation;
  if (activation === undefined) {
    return {
      error: `activation: "${oneLine(name, 60)}" is not known; known are ${activations.map((one) => one.name).join(', ')}`,
    };
  }
  const spelling = activationByName(name) === undefined ? named?.spelling : undefined;
  const known = spelling
    ? spelling.parameters
        .filter(({ sets }) => sets !== undefined)
        .map((p) => ({ name: p.name, like: p.default ?? null }))
    : activation.parameters.map((p) => ({ name: p.name, like: p.default }));
  for (const [key, value] of Object.entries(given)) {
    const parameter = known.find((one) => one.name === key);
    if (parameter === undefined) {
      const has = known.length === 0 ? 'no parameters' : known.map((one) => one.name).join(', ');
      return { error: `parameters: ${oneLine(name, 60)} has no "${oneLine(key, 40)}"; it has ${has}` };
    }
    if (value !== null && parameter.like !== null && typeof value !== typeof parameter.like) {
      return { error: `parameters.${key}: expected ${kind(parameter.like)}, got ${kind(value)}` };
    }
  }
  if (spelling) return { activation, parameters: effectiveParameters(activation, spelling, given).values };
  return {
    activation,
    parameters: { ...Object.fromEntries(activation.parameters.map((p) => [p.name, p.default])), ...given },
  };
}

/** What a request's curve is called: its own label on one line, else its name with the parameters that differ from the defaults. */
export const labelOf = ({ label }: ActivationRequest, { activation, parameters }: Resolved): string =>
  label === undefined ? curveLabel(activation, parameters) : oneLine(label, limits.label);
