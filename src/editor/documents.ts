import * as vscode from 'vscode';
import { type Document, parse, reparse } from '../python/parse';
import type { Site } from '../python/site';
import { findSites, SiteCache, siteAt } from '../python/sites';

interface Parsed {
  readonly version: number;
  readonly document: Document;
  readonly cache: SiteCache;
  sites?: readonly Site[];
}

/** The syntax trees and sites of the open documents, made anew from the last ones when they are asked for after an edit. */
export class Documents implements vscode.Disposable {
  private readonly entries = new Map<vscode.TextDocument, Parsed>();
  private readonly closing = vscode.workspace.onDidCloseTextDocument((document) => this.entries.delete(document));

  /** The document as it stands, parsed at once. */
  get(document: vscode.TextDocument): Document {
    return this.parsed(document).document;
  }

  /** The places in a document where activations are named. */
  sites(document: vscode.TextDocument): readonly Site[] {
    const parsed = this.parsed(document);
    parsed.sites ??= findSites(parsed.document, parsed.cache);
    return parsed.sites;
  }

  /** The site at a position, its end included. */
  siteAt(document: vscode.TextDocument, position: vscode.Position): Site | undefined {
    const parsed = this.parsed(document);
    return siteAt(parsed.document, document.offsetAt(position), parsed.cache);
  }

  private parsed(document: vscode.TextDocument): Parsed {
    const last = this.entries.get(document);
    const { version } = document;
    if (last?.version === version) return last;
    const text = document.getText();
    const parsed: Parsed = {
      version,
      // What did not change is found by comparing the texts.
      document: last ? reparse(last.document, [{ from: 0, to: last.document.text.length, insert: text }]) : parse(text),
      cache: last?.cache ?? new SiteCache(),
    };
    if (!document.isClosed) this.entries.set(document, parsed);
    return parsed;
  }

  dispose(): void {
    this.closing.dispose();
    this.entries.clear();
  }
}
