import type { Framework, ParameterValue } from '../activations/activation';

export type SiteKind = 'call' | 'reference' | 'method' | 'string' | 'import';

/** A place in a file where an activation is named. Offsets count UTF-16 units from the start of the text. */
export interface Site {
  readonly activation: string;
  /** The spelling's fully qualified name, `torch.nn.functional.gelu`. */
  readonly spelling: string;
  readonly framework: Framework;
  readonly kind: SiteKind;
  /** The name's last part; for strings the text inside the quotes. */
  readonly from: number;
  readonly to: number;
  /** The call expression the site heads, when it is called: `F.gelu(x)`; for a stored module the applying call `act(x)`. */
  readonly call?: { readonly from: number; readonly to: number };
  /** What the call at hand sets, by this spelling's parameter names; a literal's value, else the source text in `source`. */
  readonly parameters: Readonly<Record<string, ParameterValue | { readonly source: string }>>;
}
