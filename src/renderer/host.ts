import type { FromPanel, SavedFile } from '../present/panelProtocol';

/** Where a chart's files and copies go. */
export interface Host {
  readonly save: (file: SavedFile) => void;
  readonly copy: (text: string) => void;
}

function download({ name, mime, content, encoding }: SavedFile): void {
  const link = document.createElement('a');
  link.download = name;
  link.href =
    encoding === 'base64'
      ? `data:${mime};base64,${content}`
      : `data:${mime};charset=utf-8,${encodeURIComponent(content)}`;
  document.body.append(link);
  link.click();
  link.remove();
}

/** The extension where it listens; else the page itself: a download, and the clipboard or, where that is closed, a download too. */
export function hostOf(post: ((message: FromPanel) => void) | undefined): Host {
  if (post) return { save: (file) => post({ type: 'save', file }), copy: (text) => post({ type: 'copy', text }) };
  return {
    save: download,
    copy: (text) => {
      const asFile = () => download({ name: 'curves.csv', mime: 'text/csv', content: text, encoding: 'utf8' });
      if (navigator.clipboard) navigator.clipboard.writeText(text).catch(asFile);
      else asFile();
    },
  };
}
