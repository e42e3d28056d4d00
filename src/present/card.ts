import type { Activation, Interval, Paper, Spelling } from '../activations/activation';
import { activationChart, type Chart } from './curve';
import { type CardNames, namesElsewhere } from './elsewhere';
import { formulaImage } from './formula';
import { type EffectiveParameters, effectiveParameters, type Given, pythonLiteral, shortSpelling } from './parameters';

/** A parameter of the spelling at hand that changes the value, or that the call sets. */
export interface CardParameter {
  readonly name: string;
  /** As Python writes it; absent where the parameter is required. */
  readonly default?: string;
  /** What the call sets, as Python writes it. */
  readonly here?: string;
  readonly meaning: string;
  readonly valid: string;
}

/** What was evaluated at the place of the card. */
export interface CardValue {
  readonly text: string;
  readonly source: 'value' | 'approximate' | 'sample' | 'error' | 'unknown';
}

/** All that a hover says, as plain data. */
export interface Card {
  readonly activation: string;
  readonly title: string;
  readonly summary: string;
  /** Fully qualified, and as people write it with its signature. */
  readonly spelling: string;
  readonly signature: string;
  readonly note?: string;
  readonly formula: { readonly unicode: string; readonly image?: string };
  readonly parameters: readonly CardParameter[];
  /** Canonical parameters that the call computes: formula and curve are drawn with their defaults. */
  readonly computed: readonly string[];
  readonly chart: Chart;
  readonly facts: readonly { readonly label: string; readonly text: string }[];
  readonly elsewhere: readonly CardNames[];
  readonly pitfalls: readonly string[];
  readonly models: readonly string[];
  readonly papers: readonly Paper[];
  readonly value?: CardValue;
  /** The parameters of the curve, by canonical name, for the panel. */
  readonly curve: { readonly activation: string; readonly parameters: EffectiveParameters['values'] };
  readonly inputs: readonly number[];
}

/** What is known about the place beside the spelling and its parameters. */
export interface CardContext {
  /** Numbers that go into the activation there. */
  readonly inputs?: readonly number[];
  readonly value?: CardValue;
}

const number = (n: number): string => String(Number(n.toPrecision(4))).replace('-', '\u2212');

/** `x ≤ −3`, `−3 ≤ x ≤ 3`, `everywhere`. */
export function intervalText({ from, to }: Interval): string {
  if (from === Number.NEGATIVE_INFINITY) return to === Number.POSITIVE_INFINITY ? 'everywhere' : `x ≤ ${number(to)}`;
  return to === Number.POSITIVE_INFINITY ? `x ≥ ${number(from)}` : `${number(from)} ≤ x ≤ ${number(to)}`;
}

/** Around a turning point the slope is small too, but nothing saturates there. */
const isWide = ({ from, to }: Interval): boolean => to - from > 0.3;

const intervalsText = (intervals: readonly Interval[]): string =>
  intervals.length === 0 ? 'none' : intervals.map(intervalText).join(' and ');

function factsOf(activation: Activation, chart: Chart, atDefaults: boolean): Card['facts'] {
  if (activation.shape !== 'elementwise') return [{ label: 'Range', text: activation.range }];
  const { facts } = activation;
  if (!atDefaults) {
    const within = `in [${chart.domain.map(number).join(', ')}]`;
    const seen = (kind: string) => chart.zones.filter((zone) => zone.kind === kind);
    return [
      { label: 'Range with default parameters', text: facts.range },
      { label: `Slope 0 ${within}`, text: intervalsText(seen('dead')) },
      ...(seen('saturated').length > 0
        ? [{ label: `Saturates ${within}`, text: intervalsText(seen('saturated')) }]
        : []),
    ];
  }
  const saturation = facts.saturation.filter(isWide);
  const traits = [
    facts.monotonic ? 'monotonic' : 'not monotonic',
    facts.smooth ? 'smooth' : 'has kinks',
    facts.zeroCentred ? 'zero-centred' : '',
  ];
  return [
    { label: 'Range', text: facts.range },
    { label: 'Slope 0', text: intervalsText(facts.deadZones) },
    ...(saturation.length > 0 ? [{ label: 'Saturates', text: intervalsText(saturation) }] : []),
    { label: 'Shape', text: traits.filter((trait) => trait !== '').join(', ') },
  ];
}

/** The signature without private parameters, and without the catch-alls of modules that take nothing. */
function publicSignature({ signature }: Spelling): string {
  return signature.replace('(*args, **kwargs)', '()').replaceAll(/, _\w+=[^,)]*/g, '');
}

function parametersOf(activation: Activation, spelling: Spelling, given: Given): readonly CardParameter[] {
  return spelling.parameters
    .filter(
      ({ name, sets, role, how }) =>
        role === undefined && how !== 'receiver' && (sets !== undefined || Object.hasOwn(given, name)),
    )
    .map(({ name, sets, default: byDefault, defaultText }) => {
      const definition = activation.parameters.find((parameter) => parameter.name === sets);
      const here = Object.hasOwn(given, name) ? given[name] : undefined;
      const defaultLiteral = defaultText ?? (byDefault === undefined ? undefined : pythonLiteral(byDefault));
      return {
        name,
        ...(defaultLiteral !== undefined && { default: defaultLiteral }),
        ...(here !== undefined && {
          here: typeof here === 'object' && here !== null ? here.source : pythonLiteral(here),
        }),
        meaning: definition?.meaning ?? 'does not change the value',
        valid: definition?.valid ?? '',
      };
    });
}

/** The card of an activation under one of its spellings, called with these parameters, named as the spelling names them. */
export function buildCard(
  activation: Activation,
  spelling: Spelling,
  given: Given = {},
  context: CardContext = {},
): Card {
  const { values, computed } = effectiveParameters(activation, spelling, given);
  const inputs = context.inputs ?? [];
  const chart = activationChart(activation, values, { inputs });
  const image = formulaImage(activation, values);
  return {
    activation: activation.name,
    title: activation.title,
    summary: activation.summary,
    spelling: spelling.name,
    signature: shortSpelling(spelling.name) + publicSignature(spelling),
    ...(spelling.note !== undefined && { note: spelling.note }),
    formula: { unicode: activation.formula.unicode(values), ...(image !== undefined && { image }) },
    parameters: parametersOf(activation, spelling, given),
    computed,
    chart,
    facts: factsOf(
      activation,
      chart,
      activation.parameters.every((p) => values[p.name] === p.default),
    ),
    elsewhere: namesElsewhere(activation, spelling),
    pitfalls: activation.pitfalls,
    models: activation.models,
    papers: activation.papers,
    ...(context.value && { value: context.value }),
    curve: { activation: activation.name, parameters: values },
    inputs,
  };
}
