import { allSpellings, type Named } from '../activations/lookup';

/** The spellings that sites are looked for by. */
export interface Catalogue {
  /** By fully qualified name. */
  readonly entries: ReadonlyMap<string, Named>;
  /** Names of all modules that hold spellings, `torch`, `torch.nn`, `torch.nn.functional`. */
  readonly modules: ReadonlySet<string>;
  /** The last parts of the names, `gelu`, `GELU`. */
  readonly lastParts: ReadonlySet<string>;
}

let built: Catalogue | undefined;

/** The product's own spellings; built at first use. */
export function catalogue(): Catalogue {
  built ??= catalogueOf(allSpellings());
  return built;
}

function catalogueOf(entries: ReadonlyMap<string, Named>): Catalogue {
  const modules = new Set<string>();
  const lastParts = new Set<string>();
  for (const { spelling } of entries.values()) {
    if (spelling.kind === 'string') continue;
    const parts = spelling.name.split('.');
    lastParts.add(parts.pop() ?? '');
    for (; parts.length > 0; parts.pop()) modules.add(parts.join('.'));
  }
  return { entries, modules, lastParts };
}
