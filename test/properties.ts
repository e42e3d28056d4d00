import fc from 'fast-check';

/**
 * Property tests draw the same examples in every run, so that a run tells something about the code and not about its luck.
 * PROPERTY_SEED=random draws others, PROPERTY_RUNS says how many; a failure names its seed and its example, which then belongs into the test.
 */
const { PROPERTY_SEED = '20261121', PROPERTY_RUNS = '100' } = process.env;
fc.configureGlobal({
  numRuns: Number(PROPERTY_RUNS),
  ...(PROPERTY_SEED === 'random' ? {} : { seed: Number(PROPERTY_SEED) }),
});
