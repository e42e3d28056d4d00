import * as vscode from 'vscode';
import { equal, match, ok, until } from './expect';
import { extension, openPython } from './workspace';

interface Entry {
  readonly prefix: string;
  readonly body: readonly string[];
}

async function entries(file: string): Promise<[string, Entry][]> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension().extensionUri, file));
  return Object.entries(JSON.parse(new TextDecoder().decode(bytes)));
}

/** A snippet's text with every placeholder at its default and choices at their first. */
function plain(body: string): string {
  let text = body.replace(/\$\{\d+\|([^,|]*)[^}]*\|\}/g, '$1').replace(/\$0|\$\{0\}/g, '');
  const values = new Map<string, string>();
  for (const [, number = '', value = ''] of text.matchAll(/\$\{(\d+):([^{}]*)\}/g))
    if (!values.has(number)) values.set(number, value);
  text = text.replace(/\$\{(\d+):([^{}]*)\}/g, (_, number) => values.get(number) ?? '');
  return text.replace(/\$\{?(\d+)\}?/g, (_, number) => values.get(number) ?? '').replace(/\\([$}\\])/g, '$1');
}

describe('snippets', () => {
  const { snippets } = (extension().packageJSON as { contributes: { snippets: { path: string }[] } }).contributes;

  for (const { path } of snippets) {
    it(`${path}: each is offered by its prefix and inserts its text`, async () => {
      for (const [name, { prefix, body }] of await entries(path)) {
        const editor = await openPython('');
        const list = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          editor.document.uri,
          new vscode.Position(0, 0),
        );
        const offered = list.items.find(
          (item) => item.kind === vscode.CompletionItemKind.Snippet && labelOf(item) === prefix,
        );
        ok(offered, `${name} is not offered as ${prefix}`);
        await vscode.commands.executeCommand('editor.action.insertSnippet', { langId: 'python', name });
        const expected = plain(body.join('\n')).trimEnd();
        await until(
          () => editor.document.getText().trimEnd() === expected,
          `${name}:\n${expected}\nnot\n${editor.document.getText()}`,
        );
        await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      }
    }).timeout(60_000);
  }

  it('the pick list inserts a variant with the imports that the file lacks', async () => {
    const editor = await openPython('"""Mine."""\nimport torch\n\n\n');
    editor.selection = new vscode.Selection(4, 0, 4, 0);
    const picking = vscode.commands.executeCommand('activationLens.insertGluVariant');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await picking;
    const text = editor.document.getText();
    match(
      text,
      /^"""Mine\."""\nimport torch\nimport torch\.nn\.functional as F\nfrom torch import nn\n\n\nclass GLU\(nn\.Module\):/,
    );
    equal(text.split('import torch\n').length, 2, 'imports of torch:');
  });
});

const labelOf = ({ label }: vscode.CompletionItem): string => (typeof label === 'string' ? label : label.label);
