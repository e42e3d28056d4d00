import * as vscode from 'vscode';
import type { Framework } from '../activations/activation';
import { type GluVariant, gluVariants, type SnippetFramework } from '../present/gluVariants.generated';
import { importedNames, importOffset, missingImports } from '../present/imports';
import { type Document, parse } from '../python/parse';
import type { Documents } from './documents';

/** The packages whose import tells which framework a file is written in. */
const packages: Readonly<Record<string, Framework>> = {
  torch: 'torch',
  keras: 'keras',
  tensorflow: 'keras',
  flax: 'flax',
  jax: 'flax',
};

interface Choice extends vscode.QuickPickItem {
  readonly chosen?: GluVariant;
}

/** The command "Insert GLU Variant": a pick list, the file's framework first, then the snippet with the imports it lacks. */
export function registerGluVariants(extension: vscode.Uri, documents: Documents): vscode.Disposable {
  return vscode.commands.registerCommand('activationLens.insertGluVariant', async () => {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId !== 'python') {
      vscode.window.showInformationMessage(vscode.l10n.t('Open a Python file to insert a GLU variant.'));
      return;
    }
    const texts = textsAround(editor.document).map((document) => documents.get(document));
    const picked = await vscode.window.showQuickPick(choices(texts), {
      placeHolder: vscode.l10n.t('Gated linear unit to insert'),
      matchOnDescription: true,
    });
    if (picked?.chosen) await insert(editor, picked.chosen, extension, texts);
  });
}

/** The document, or all code cells of the notebook that it is a cell of. */
function textsAround(document: vscode.TextDocument): readonly vscode.TextDocument[] {
  const notebook = vscode.workspace.notebookDocuments.find((one) =>
    one.getCells().some((cell) => cell.document === document),
  );
  if (!notebook) return [document];
  return notebook.getCells().flatMap((cell) => (cell.document.languageId === 'python' ? [cell.document] : []));
}

function choices(texts: readonly Document[]): readonly Choice[] {
  const imported = texts.flatMap((text) => [...importedNames(text).values()].map((name) => name.split('.')[0] ?? ''));
  const used = new Set(imported.map((name) => packages[name]));
  const frameworks = [...new Set(gluVariants.map(({ framework }) => framework))];
  const first = (framework: SnippetFramework) => (used.has(framework.framework) ? 0 : 1);
  return frameworks
    .sort((a, b) => first(a) - first(b))
    .flatMap((framework): readonly Choice[] => [
      { label: framework.label, kind: vscode.QuickPickItemKind.Separator },
      ...gluVariants
        .filter((variant) => variant.framework === framework)
        .map((chosen) => ({
          label: `${chosen.variant} ${chosen.form}`,
          description: framework.label,
          detail: chosen.description,
          chosen,
        })),
    ]);
}

async function insert(
  editor: vscode.TextEditor,
  { framework, entry }: GluVariant,
  extension: vscode.Uri,
  texts: readonly Document[],
): Promise<void> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, framework.file));
  const entries = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, { readonly body: readonly string[] }>;
  const body = entries[entry]?.body.join('\n') ?? '';
  const lines = missingImports(framework.imports, texts);
  if (lines.length > 0) await insertImports(editor, lines);
  await editor.insertSnippet(new vscode.SnippetString(body), undefined, { undoStopBefore: false, undoStopAfter: true });
}

/** Inserts import lines at their place, or at the cursor where that comes first. */
async function insertImports(editor: vscode.TextEditor, lines: readonly string[]): Promise<void> {
  const { document } = editor;
  const text = document.getText();
  const cursor = editor.selection.active;
  const place = document.positionAt(Math.min(importOffset(parse(text)), document.offsetAt(cursor)));
  const onNewLine = place.character === 0;
  const block = `${onNewLine ? '' : '\n'}${lines.join('\n')}${onNewLine ? '\n' : ''}${place.isEqual(cursor) ? '\n\n' : ''}`;
  await editor.edit((edit) => edit.insert(place, block), {
    undoStopBefore: true,
    undoStopAfter: false,
  });
}
