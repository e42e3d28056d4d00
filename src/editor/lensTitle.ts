import * as vscode from 'vscode';
import { shorten } from '../present/escape';
import type { Lens } from '../present/lenses';

/** A lens's text as it is shown, all of its lines: what stands alone is what the framework would print. */
export function markedText({ source, text, sample, approximate, count }: Lens): string {
  switch (source) {
    case 'value':
    case 'approximate': {
      const shown = source === 'approximate' ? `≈ ${text}` : text;
      return count === undefined ? shown : vscode.l10n.t('{0}  (last of {1})', shown, count);
    }
    case 'sample':
      return vscode.l10n.t('sample: {0}  for {1}', approximate ? `≈ ${text}` : text, sample ?? '');
    case 'error':
      return vscode.l10n.t('raises {0}', text);
    case 'unknown':
      return vscode.l10n.t('not evaluated: {0}', text);
  }
}

/**
 * A lens on one line, shortened: lines are joined, spaces within a line stay as printed (VS Code's HTML would make one of several), and what
 * VS Code would read as an icon is not one.
 */
export const lensTitle = (lens: Lens, longest: number): string =>
  shorten(
    markedText(lens)
      .slice(0, longest * 8)
      .replace(/\s*[\n\r\t\u2028\u2029]\s*/g, ' '),
    longest,
  )
    .replace(/ (?= )/g, '\u00a0')
    .replaceAll('$(', '\\$(');
