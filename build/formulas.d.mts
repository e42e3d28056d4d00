export function formulaImages(): Promise<Map<string, string>>;
export function staleFormulas(images: ReadonlyMap<string, string>): string[];
