/**
 * The GLU family (Dauphin et al. 2017, arXiv 1612.08083; Shazeer 2020, arXiv 2002.05202): one row per variant.
 * `gate` wraps the gating half in each framework's own call; `choice` lists values a placeholder offers.
 */
export const variants = [
  {
    name: 'GLU',
    prefix: 'glu',
    formula: 'σ(xW + b) ⊗ (xV + c)',
    paper: 'Dauphin et al. 2017, arXiv 1612.08083',
    pytorch: (x) => `torch.sigmoid(${x})`,
    keras: (x, keras) => `${keras}.activations.sigmoid(${x})`,
    flax: (x) => `nnx.sigmoid(${x})`,
  },
  {
    name: 'Bilinear',
    prefix: 'bilinear',
    formula: '(xW + b) ⊗ (xV + c)',
    paper: 'Shazeer 2020, arXiv 2002.05202',
    pytorch: (x) => x,
    keras: (x) => x,
    flax: (x) => x,
  },
  {
    name: 'ReGLU',
    prefix: 'reglu',
    formula: 'ReLU(xW + b) ⊗ (xV + c)',
    paper: 'Shazeer 2020, arXiv 2002.05202',
    pytorch: (x) => `F.relu(${x})`,
    keras: (x, keras) => `${keras}.activations.relu(${x})`,
    flax: (x) => `nnx.relu(${x})`,
  },
  {
    name: 'GEGLU',
    prefix: 'geglu',
    formula: 'GELU(xW + b) ⊗ (xV + c)',
    paper: 'Shazeer 2020, arXiv 2002.05202',
    pytorch: (x, choice) => `F.gelu(${x}, approximate="${choice('none', 'tanh')}")`,
    keras: (x, keras, choice) => `${keras}.activations.gelu(${x}, approximate=${choice('False', 'True')})`,
    flax: (x, choice) => `nnx.gelu(${x}, approximate=${choice('False', 'True')})`,
  },
  {
    name: 'SwiGLU',
    prefix: 'swiglu',
    formula: 'SiLU(xW + b) ⊗ (xV + c)',
    paper: 'Shazeer 2020, arXiv 2002.05202',
    pytorch: (x) => `F.silu(${x})`,
    keras: (x, keras) => `${keras}.activations.silu(${x})`,
    flax: (x) => `nnx.silu(${x})`,
  },
];
