/** Names that may draw random numbers, run code of the user's or change what they are given; everything else leaves all as it was. */
const acting =
  /random|seed|normal|uniform|shuffle|categorical|gamma|poisson|binomial|dropout|sampl|fit|train|assign|set_|scatter|map|fold|scan|while|cond|function|call|apply|init|^[^a-z]/;
export const isPure = (name: string): boolean => !acting.test(name);
