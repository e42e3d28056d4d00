import type { Activation, Parameters, ParameterValue } from '../activations/activation';

const slug = (value: ParameterValue | undefined): string =>
  String(value)
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-');

/** The file name, without folder and extension, of a formula variant's image: `gelu`, `gelu-tanh`. */
export function formulaName(activation: Activation, variant: Parameters): string {
  const [first = {}] = activation.formula.variants;
  const differing = Object.keys(variant).filter((name) => variant[name] !== first[name]);
  return [activation.name, ...differing.map((name) => slug(variant[name]))].join('-');
}

/**
 * The image of an activation's formula with these parameters, all of them given; undefined where no image was typeset that says exactly
 * the same, so that none shows another call's constants.
 */
export function formulaImage(activation: Activation, parameters: Parameters): string | undefined {
  const tex = activation.formula.tex(parameters);
  const variant = activation.formula.variants.find((one) => activation.formula.tex({ ...parameters, ...one }) === tex);
  return variant && formulaName(activation, variant);
}

/** A picture as data URI with its size in pixels. */
export interface Picture {
  readonly uri: string;
  readonly width: number;
  readonly height: number;
}

/** An SVG as a picture; its text must be ASCII. Wider ones than `widest` are scaled down. */
export function svgPicture(svg: string, widest: number): Picture {
  const size = (name: string): number => Number(new RegExp(`^<svg[^>]*\\s${name}="([\\d.]+)"`).exec(svg)?.[1] ?? 0);
  const scale = Math.min(1, widest / Math.max(1, size('width')));
  return {
    uri: `data:image/svg+xml;base64,${btoa(svg)}`,
    width: Math.round(size('width') * scale),
    height: Math.round(size('height') * scale),
  };
}

/** A typeset formula in one colour, in place of the colours it has by itself. */
export const recolour = (svg: string, colour: string): string =>
  svg
    .trim()
    .replace(/<style>.*?<\/style>/, '')
    .replace(/currentColor/g, colour);
