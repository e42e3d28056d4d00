export type Shape = readonly number[];

/** Number of elements of a shape. */
export const sizeOf = (shape: Shape): number => shape.reduce((product, extent) => product * extent, 1);

/** The shape that several broadcast to (NumPy's rule, which all frameworks share); undefined when they do not fit. */
export function broadcastShapes(...shapes: readonly Shape[]): number[] | undefined {
  const rank = Math.max(0, ...shapes.map((shape) => shape.length));
  const result = new Array<number>(rank).fill(1);
  for (const shape of shapes) {
    for (let i = 0; i < shape.length; i++) {
      const axis = rank - shape.length + i;
      const extent = shape[i] ?? 1;
      if (extent === 1 || extent === result[axis]) continue;
      if (result[axis] !== 1) return undefined;
      result[axis] = extent;
    }
  }
  return result;
}

/** An axis counted from either end as one counted from the front; undefined when out of range. A rank of 0 takes -1 and 0 when `scalarHasAxis`. */
export function normaliseAxis(axis: number, rank: number, scalarHasAxis = false): number | undefined {
  const count = rank === 0 && scalarHasAxis ? 1 : rank;
  if (axis < -count || axis >= count) return undefined;
  return axis < 0 ? axis + count : axis;
}

export const sameShape = (a: Shape, b: Shape): boolean =>
  a.length === b.length && a.every((extent, axis) => extent === b[axis]);

/** A reshape's target with its one -1 filled in; undefined when the sizes do not agree. */
export function inferShape(size: number, shape: Shape): number[] | undefined {
  const unknown = shape.indexOf(-1);
  if (unknown < 0) return sizeOf(shape) === size ? [...shape] : undefined;
  const known = shape.reduce((product, extent, axis) => (axis === unknown ? product : product * extent), 1);
  if (shape.indexOf(-1, unknown + 1) >= 0 || known === 0 || size % known !== 0) return undefined;
  return shape.map((extent, axis) => (axis === unknown ? size / known : extent));
}
