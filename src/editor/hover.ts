import * as vscode from 'vscode';
import { spellingByName } from '../activations/lookup';
import { buildCard } from '../present/card';
import { hoverCommands } from '../present/hover/links';
import { cardMarkdown } from '../present/hover/markdown';
import type { Documents } from './documents';
import type { Evaluations } from './evaluations';
import type { Formulas } from './formulas';
import { setting } from './settings';
import { themeKind } from './theme';

/** The card of the activation whose name is under the mouse, in Python files and notebook cells. */
export class HoverProvider implements vscode.HoverProvider {
  constructor(
    private readonly documents: Documents,
    private readonly formulas: Formulas,
    private readonly evaluations: Evaluations,
  ) {}

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    if (!setting('hover.enabled', document)) return undefined;
    const site = this.documents.siteAt(document, position);
    const named = site && spellingByName(site.spelling);
    if (!named) return undefined;
    const range = new vscode.Range(document.positionAt(site.from), document.positionAt(site.to));
    const lens = this.evaluations.at(document, site);
    const context = lens && { value: lens, ...(lens.inputs && { inputs: lens.inputs }) };
    const card = buildCard(named.activation, named.spelling, site.parameters, context);
    const image = setting('hover.formulaImage', document) ? card.formula.image : undefined;
    const formulaSvg = image === undefined ? undefined : await this.formulas.svg(image);
    const text = cardMarkdown(card, themeKind(), {
      ...(formulaSvg !== undefined && { formulaSvg }),
      curve: setting('hover.curveImage', document),
      commands: true,
    });
    const markdown = new vscode.MarkdownString(text);
    markdown.supportHtml = true;
    markdown.isTrusted = { enabledCommands: Object.values(hoverCommands) };
    return new vscode.Hover(markdown, range);
  }
}
