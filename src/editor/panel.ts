import * as vscode from 'vscode';
import { type CurvesMessage, parseCurvesMessage } from '../present/message';
import type { FromPanel, PanelState, ToPanel } from '../present/panelProtocol';
import { receiveFromChart } from './savedFiles';
import { themeKind } from './theme';

const viewType = 'activationLens.curve';

/** The panel that shows a chart outside notebooks; there is one at a time. */
export class CurvePanel implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private message: CurvesMessage | undefined;
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly extension: vscode.Uri) {
    this.subscriptions = [
      vscode.window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: async (panel, state: Partial<PanelState> | undefined) => {
          const parsed = parseCurvesMessage(state?.message);
          if ('message' in parsed) this.fill(panel, parsed.message);
          else panel.dispose();
        },
      }),
      vscode.window.onDidChangeActiveColorTheme(() => this.post({ type: 'theme', kind: themeKind() })),
    ];
  }

  /** Shows a message's curves beside the editor, in the panel that is open or in a new one. */
  show(message: CurvesMessage): void {
    if (this.panel) {
      this.message = message;
      this.panel.title = title(message);
      this.panel.reveal(undefined, true);
      this.post({ type: 'show', message });
      return;
    }
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    this.fill(vscode.window.createWebviewPanel(viewType, title(message), place), message);
  }

  private fill(panel: vscode.WebviewPanel, message: CurvesMessage): void {
    this.panel?.dispose();
    this.panel = panel;
    this.message = message;
    const dist = vscode.Uri.joinPath(this.extension, 'dist');
    panel.title = title(message);
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    panel.webview.onDidReceiveMessage((sent: FromPanel) => this.receive(sent));
    panel.onDidDispose(() => {
      if (this.panel === panel) this.panel = undefined;
    });
    panel.webview.html = page(panel.webview, vscode.Uri.joinPath(dist, 'panel.js'), title(message));
  }

  private receive(sent: FromPanel): void {
    if (sent.type !== 'ready') {
      receiveFromChart(sent);
      return;
    }
    this.post({ type: 'theme', kind: themeKind() });
    if (this.message) this.post({ type: 'show', message: this.message });
  }

  private post(message: ToPanel): void {
    void this.panel?.webview.postMessage(message);
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
    this.panel?.dispose();
  }
}

function title(message: CurvesMessage): string {
  const first = message.curves[0];
  const name = message.title ?? (first && ('activation' in first ? first.activation : first.label));
  return name ?? vscode.l10n.t('Curve');
}

/** The panel's page: it may run its own script, draw pictures from data, and nothing else. */
function page(webview: vscode.Webview, script: vscode.Uri, heading: string): string {
  const nonce = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'unsafe-inline'; img-src data: blob:`;
  const escaped = heading.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>${escaped}</title></head>
<body><script nonce="${nonce}" src="${webview.asWebviewUri(script)}"></script></body>
</html>`;
}
