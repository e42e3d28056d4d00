import { escapeMarkdown } from '../escape';

/** Commands that a hover's links run; the manifest contributes each. */
export const hoverCommands = { openCurve: 'activationLens.openCurve', openLink: 'activationLens.openLink' } as const;

/** The page that says all there is to an activation; build/docs.mjs writes it. */
export const documentationUrl = (activation: string): string =>
  `https://github.com/activation-lens/activation-lens/blob/main/docs/activations.md#${encodeURIComponent(activation)}`;

/** A `command:` URI with its arguments, encoded so that Markdown reads nothing in it as structure. */
export const commandUri = (command: string, ...parameters: readonly unknown[]): string =>
  `command:${command}?${encodeURIComponent(JSON.stringify(parameters)).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`;

/** A Markdown link; the label is escaped, the target must be a URI that holds no space, parenthesis or control character. */
export const markdownLink = (label: string, uri: string, tooltip?: string): string =>
  `[${escapeMarkdown(label)}](${uri.replace(/[\s()<>\\"']/g, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`)}${tooltip === undefined ? '' : ` "${escapeMarkdown(tooltip).replace(/"/g, '&#34;')}"`})`;
