/** What torch says when a call in place cannot be derived from its result (aten/src/ATen/native/Activation.cpp). */
const refusal = (kernel: string): string =>
  `In-place ${kernel} backward calculation is triggered with a negative slope which is not supported. This is caused by calling in-place forward function with a negative slope, please call out-of-place version instead.`;

/** For ELU and CELU with a negative alpha. */
export const eluRefusal = refusal('elu');

/** For LeakyReLU and RReLU with a negative slope. */
export const leakyReluRefusal = `${refusal('leakyReLu')} File an issue at https://github.com/pytorch/pytorch if you do require supporting in-place leakRelu backward calculation with negative slope`;
