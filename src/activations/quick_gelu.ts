import { sigmoid, sigmoidSlope } from '../numeric/logistic';
import { defineElementwise } from './define';
import { nanAt } from './departures';

/** The factor for which x σ(1.702 x) comes nearest to GELU (section 2 of the paper). */
const steepness = 1.702;

/** GELU by way of a sigmoid. */
export const quickGelu = defineElementwise({
  name: 'quick_gelu',
  title: 'Quick GELU',
  summary: 'The sigmoid approximation of GELU: the input times σ(1.702·x); Swish with β = 1.702.',
  papers: [
    {
      authors: 'Hendrycks, Gimpel',
      year: 2016,
      title: 'Gaussian Error Linear Units (GELUs)',
      url: 'https://arxiv.org/abs/1606.08415',
    },
    {
      authors: 'Radford, Kim, Hallacy, Ramesh, Goh, Agarwal, Sastry, Askell, Mishkin, Clark, Krueger, Sutskever',
      year: 2021,
      title: 'Learning Transferable Visual Models From Natural Language Supervision',
      url: 'https://arxiv.org/abs/2103.00020',
    },
  ],
  parameters: [],
  formula: {
    tex: () => '\\operatorname{QuickGELU}(x) = x\\,\\sigma(1.702\\,x)',
    unicode: () => 'QuickGELU(x) = x·σ(1.702·x)',
    variants: [{}],
  },
  facts: {
    range: '[−0.164, ∞)',
    bounds: { from: -0.163612, to: Number.POSITIVE_INFINITY },
    monotonic: false,
    smooth: true,
    zeroCentred: false,
    saturation: [
      { from: Number.NEGATIVE_INFINITY, to: -3.1601 },
      { from: -0.8088, to: -0.7002 },
    ],
    deadZones: [],
  },
  pitfalls: [
    'It is off from GELU by up to 0.02: CLIP weights trained with it lose accuracy under nn.GELU, and the other way round.',
    'PyTorch has no function for it: write x * torch.sigmoid(1.702 * x).',
  ],
  models: ['CLIP (OpenAI’s weights)'],
  value: (x) => (x === Number.NEGATIVE_INFINITY ? -0 : x * sigmoid(steepness * x)),
  slope: (x) => {
    const change = sigmoidSlope(steepness * x);
    return sigmoid(steepness * x) + (change === 0 ? 0 : steepness * x * change);
  },
  spellings: {
    departures: { transformers: nanAt(Number.NEGATIVE_INFINITY) },
    slopeDepartures: { transformers: nanAt(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY) },
    rows: [
      "transformers.activations.ACT2FN['quick_gelu']",
      'transformers.activations.QuickGELUActivation(*args, **kwargs)',
      'transformers.activations.quick_gelu(input)',
    ],
  },
});
