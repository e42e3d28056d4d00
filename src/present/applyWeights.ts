import type { Parameters, Spelling } from '../activations/activation';
import type { CallArguments } from './applyArguments';

const numbersOf = (value: unknown): readonly number[] | undefined =>
  Array.isArray(value) && value.every((item) => typeof item === 'number') ? value : undefined;

/** For each element of an example, in row-major order, the place of its weight; the axes in `shared` (1-based) have one weight. */
function placesOf(extents: readonly number[], shared: readonly number[]): number[] {
  return extents.reduce<number[]>(
    (places, extent, axis) => {
      const isShared = shared.includes(axis + 1);
      return places.flatMap((place) =>
        Array.from({ length: extent }, (_, at) => (isShared ? place : place * extent + at)),
      );
    },
    [0],
  );
}

/** Parameters of each element of a tensor: those of the call, with an element's own learned number where the call gives several. */
export function parametersAt(
  { weights }: Spelling,
  args: CallArguments,
  shape: readonly number[],
  parameters: Parameters,
): (at: number) => Parameters {
  const initializer = args.alpha_initializer;
  const constant =
    typeof initializer === 'object' && initializer !== null ? Object.entries(initializer)[0]?.[1] : undefined;
  const given = weights && (numbersOf(args[weights.name]) ?? (typeof constant === 'number' ? [constant] : undefined));
  if (weights === undefined || given === undefined) return () => parameters;
  const each = given.map((weight): Parameters => ({ ...parameters, weight }));
  if (each.length === 1) return () => each[0] ?? parameters;
  if (weights.per === 'channel') {
    const inner = shape.slice(2).reduce((product, extent) => product * extent, 1);
    return (at) => each[Math.floor(at / inner) % each.length] ?? parameters;
  }
  const places = placesOf(shape.slice(1), numbersOf(args.shared_axes) ?? []);
  return (at) => each[places[at % places.length] ?? 0] ?? parameters;
}
