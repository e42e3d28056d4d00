import * as vscode from 'vscode';
import type { FromPanel, SavedFile } from '../present/panelProtocol';

/** Does what a chart's buttons ask for, in the panel or in a notebook's output. */
export async function receiveFromChart(sent: FromPanel): Promise<void> {
  if (sent.type === 'copy') await vscode.env.clipboard.writeText(sent.text);
  if (sent.type === 'save') await save(sent.file);
}

/** Listens to the charts in notebooks. */
export function registerRendererMessaging(): vscode.Disposable {
  const messaging = vscode.notebooks.createRendererMessaging('activation-lens-curves');
  return messaging.onDidReceiveMessage(({ message }: { message: FromPanel }) => receiveFromChart(message));
}

/** Asks where a file is to go, and writes it there. */
async function save({ name, content, encoding }: SavedFile): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {});
  if (!target) return;
  const bytes =
    encoding === 'base64'
      ? Uint8Array.from(atob(content), (character) => character.charCodeAt(0))
      : new TextEncoder().encode(content);
  await vscode.workspace.fs.writeFile(target, bytes);
}
