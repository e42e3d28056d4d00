import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const source = path.join(root, 'src');

/** Lowest first: a folder may import from itself and from those before it. */
const order = ['numeric', 'activations', 'kernels', 'tensor', 'python', 'interpreter', 'rules', 'present', 'editor'];
const allowed = new Map<string, ReadonlySet<string>>(
  order.map((folder, index) => [folder, new Set(order.slice(0, index + 1))]),
);
allowed.set('activations', new Set(['numeric', 'activations']));
allowed.set('kernels', new Set(['numeric', 'kernels']));
allowed.set('renderer', new Set(['numeric', 'activations', 'present', 'renderer']));

const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => path.relative(source, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));

interface Import {
  readonly file: string;
  readonly target: string;
  /** Whether only types are imported, which are gone when the code runs. */
  readonly typesOnly: boolean;
}

const imports: Import[] = files.flatMap((file) =>
  [
    ...readFileSync(path.join(source, file), 'utf8').matchAll(
      /^(?:import|export)\s+([^'"]*?)\bfrom\s+['"]([^'"]+)['"]/gm,
    ),
  ].map((match) => ({
    file,
    target: match[2]!.startsWith('.') ? path.posix.join(path.posix.dirname(file), match[2]!) : match[2]!,
    typesOnly: /^type\b/.test(match[1]!) || /^\{(?:\s*type \w[^,}]*,?)*\s*\}\s*$/.test(match[1]!),
  })),
);

const folderOf = (file: string) => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '');
const isOurs = (target: string) => order.includes(folderOf(target)) || folderOf(target) === 'renderer';

/** Files that import each other in a circle, each circle as a sorted list (Tarjan 1972). */
function circles(): string[][] {
  const targets = new Map(files.map((file): [string, string[]] => [file, []]));
  for (const { file, target, typesOnly } of imports) {
    const found = [`${target}.ts`, `${target}/index.ts`].find((name) => targets.has(name));
    if (found !== undefined && !typesOnly) targets.get(file)!.push(found);
  }
  const found: string[][] = [];
  const lowest = new Map<string, number>();
  const path: string[] = [];
  const visit = (file: string): number => {
    const own = lowest.size;
    lowest.set(file, own);
    const from = path.push(file) - 1;
    let low = own;
    for (const target of targets.get(file)!) {
      if (!lowest.has(target)) low = Math.min(low, visit(target));
      else if (path.includes(target)) low = Math.min(low, lowest.get(target)!);
    }
    if (low === own) {
      const circle = path.splice(from);
      if (circle.length > 1) found.push(circle.sort());
    } else lowest.set(file, low);
    return low;
  };
  for (const file of files) if (!lowest.has(file)) visit(file);
  return found;
}

describe('architecture', () => {
  it('finds the source files and their imports', () => {
    assert.ok(files.length > 50, `${files.length} files`);
    assert.ok(imports.length > files.length, `${imports.length} imports`);
  });

  it('imports one way', () => {
    const wrong = imports
      .filter(
        ({ file, target }) =>
          isOurs(target) && folderOf(file) !== '' && !allowed.get(folderOf(file))?.has(folderOf(target)),
      )
      .map(({ file, target }) => `${file} imports ${target}`);
    assert.deepEqual(wrong, []);
  });

  it('imports in circles only within a folder', () => {
    const wrong = circles().filter((circle) => new Set(circle.map((file) => path.posix.dirname(file))).size > 1);
    assert.deepEqual(wrong, []);
  });

  it('imports vscode only in editor/ and extension.ts', () => {
    const wrong = imports
      .filter(({ file, target }) => target === 'vscode' && !/^(editor\/|extension\.ts$)/.test(file))
      .map(({ file }) => file);
    assert.deepEqual(wrong, []);
  });

  it('imports Node modules only in cli.ts', () => {
    const wrong = imports
      .filter(({ file, target }) => target.startsWith('node:') && file !== 'cli.ts')
      .map(({ file, target }) => `${file}: ${target}`);
    assert.deepEqual(wrong, []);
  });

  it('touches the DOM only in renderer/', () => {
    const wrong = files.filter(
      (file) =>
        !file.startsWith('renderer/') &&
        /\bdocument\.(?:createElement|querySelector|body)\b|(?<!vscode\.)\bwindow\./.test(
          readFileSync(path.join(source, file), 'utf8'),
        ),
    );
    assert.deepEqual(wrong, []);
  });

  it('has no folder that says nothing of its job', () => {
    const vague = /(?:^|\/)(?:utils?|helpers?|common|misc|lib)\//;
    assert.deepEqual(
      files.filter((file) => vague.test(file)),
      [],
    );
  });

  it('keeps files at 250 lines at most, generated ones apart', () => {
    const long = files
      .filter((file) => !file.endsWith('.generated.ts'))
      .map((file) => ({ file, lines: readFileSync(path.join(source, file), 'utf8').split('\n').length - 1 }))
      .filter(({ lines }) => lines > 250)
      .map(({ file, lines }) => `${file}: ${lines}`);
    assert.deepEqual(long, []);
  });

  it('knows every folder of src', () => {
    const known = new Set([...order, 'renderer', '']);
    assert.deepEqual(
      files.filter((file) => !known.has(folderOf(file))),
      [],
    );
  });
});
