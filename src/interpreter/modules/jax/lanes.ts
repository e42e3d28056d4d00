import type { Tensor } from '../../../tensor/tensor';

/** Where an index that jax.vmap maps over stands among all: JAX runs them at once, as one array with an axis more. */
export interface Lane {
  readonly at: number;
  readonly count: number;
  /** How many jax.vmap are around. */
  readonly levels: number;
}

const lanes = new WeakMap<Tensor, Lane>();

export const laneOf = (tensor: Tensor): Lane | undefined => lanes.get(tensor);

export const putInLane = (tensor: Tensor, lane: Lane): void => {
  lanes.set(tensor, lane);
};

/** The lane of what is computed from these. */
export function commonLane(tensors: readonly Tensor[]): Lane | undefined {
  let found: Lane | undefined;
  for (const tensor of tensors) {
    const lane = lanes.get(tensor);
    if (lane && lane.levels > (found?.levels ?? 0)) found = lane;
  }
  return found;
}
