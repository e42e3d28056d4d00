import * as vscode from 'vscode';
import { ok, until } from './expect';

export const extensionId = 'activation-lens.activation-lens';

/** The kind of host the suite runs in: `node`, `restricted` or `web`; the runner writes it into the user settings. */
export const mode = (): string => vscode.workspace.getConfiguration('activationLens.test').get('mode', 'node');

export function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension(extensionId);
  ok(found, 'the extension is not there');
  return found;
}

/** Opens a new Python file with a text, in an editor. */
export async function openPython(content: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language: 'python', content });
  const editor = await vscode.window.showTextDocument(document);
  await extension().activate();
  return editor;
}

/** Opens a file of the workspace, examples/. */
export async function openExample(name: string): Promise<vscode.TextEditor> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  ok(folder, 'no workspace is open');
  const editor = await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, name));
  await extension().activate();
  return editor;
}

/** The position in the middle of the first place where a text stands. */
export function positionOf(document: vscode.TextDocument, text: string): vscode.Position {
  const offset = document.getText().indexOf(text);
  ok(offset >= 0, `the document does not hold ${text}`);
  return document.positionAt(offset + Math.floor(text.length / 2));
}

/** The Markdown of this extension's hover on a text; empty where it shows none. */
export async function hoverOn(document: vscode.TextDocument, text: string): Promise<string> {
  const position = positionOf(document, text);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap((hover) => hover.contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .filter((value) => value.includes('activationLens.openCurve'))
    .join('\n');
}

/** Lenses as `[1-based line, title]`, from top to bottom. */
export async function lensesNow(document: vscode.TextDocument): Promise<[number, string][]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    1000,
  );
  return lenses
    .filter(({ command }) => command?.command === 'activationLens.showResultActions')
    .map(({ range, command }): [number, string] => [range.start.line + 1, command?.title ?? ''])
    .sort(([a], [b]) => a - b);
}

/** Lenses once there are any. */
export function lensesOf(document: vscode.TextDocument): Promise<[number, string][]> {
  return until(async () => {
    const lenses = await lensesNow(document);
    return lenses.length > 0 && lenses;
  }, 'lenses');
}
