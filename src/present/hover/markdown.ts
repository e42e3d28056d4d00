import type { Card, CardValue } from '../card';
import { chartDescription } from '../describe';
import type { CardNames } from '../elsewhere';
import { escapeMarkdown, escapeXml, fencedCode, inlineCode } from '../escape';
import { recolour, svgPicture } from '../formula';
import { type Palette, palettes, type ThemeKind } from '../palette';
import { chartSvg } from '../svg';
import { commandUri, documentationUrl, hoverCommands, markdownLink } from './links';

export interface CardOptions {
  /** The text of media/formulas/<card.formula.image>.svg; without it the formula stands as text alone. */
  readonly formulaSvg?: string;
  /** Draw the curve; false where pictures are unwanted or cannot be shown. */
  readonly curve?: boolean;
  /** Links run commands, for a trusted hover; else they are plain web addresses. */
  readonly commands?: boolean;
  /** Everything that is known instead of the most useful lines. */
  readonly full?: boolean;
}

const image = (svg: string, description: string, widest: number): string => {
  const { uri, width, height } = svgPicture(svg, widest);
  return `<img src="${uri}" width="${width}" height="${height}" alt="${escapeXml(description)}">`;
};

const valueHeadings: Readonly<Record<CardValue['source'], string>> = {
  value: '**Here**',
  approximate: '**Here** ≈ the last digits may differ from one processor to the next',
  sample: '**On a sample input**, because the input is not known here',
  error: '**Python would raise**',
  unknown: '**Not evaluated**',
};

const valueBlock = ({ text, source }: CardValue): string =>
  source === 'unknown'
    ? `${valueHeadings.unknown}: ${escapeMarkdown(text)}`
    : `${valueHeadings[source]}\n${fencedCode(text)}`;

function parameterTable(card: Card): string {
  if (card.parameters.length === 0) return '';
  const rows = card.parameters.map(({ name, default: byDefault, here, meaning, valid }) => {
    const cells = [
      inlineCode(name),
      byDefault === undefined ? 'required' : inlineCode(byDefault),
      here === undefined ? '' : `**${inlineCode(here, 60)}**`,
      escapeMarkdown(valid === '' ? meaning : `${meaning} (${valid})`),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return ['| parameter | default | here | |', '|---|---|---|---|', ...rows].join('\n');
}

function elsewhereLines(card: Card, most: number): string {
  const names = ({ framework, names: all }: CardNames): string => {
    const more = all.length > most ? ` +${all.length - most}` : '';
    return `${escapeMarkdown(framework)} ${all
      .slice(0, most)
      .map((name) => inlineCode(name))
      .join(', ')}${more}`;
  };
  const groups = new Map<string, string[]>([['', []]]);
  for (const row of card.elsewhere)
    groups.set(row.differs ?? '', [...(groups.get(row.differs ?? '') ?? []), names(row)]);
  return [...groups]
    .filter(([, rows]) => rows.length > 0)
    .map(([differs, rows]) => `${differs === '' ? 'Also' : `⚠ **${escapeMarkdown(differs)}**`}: ${rows.join(' · ')}`)
    .join('  \n');
}

function linkLine(card: Card, commands: boolean): string {
  const inputs = card.inputs.filter(Number.isFinite).slice(0, 100);
  const message = { version: 1, curves: [card.curve], ...(inputs.length > 0 && { inputs }) };
  const page = (label: string, url: string, tooltip: string): string =>
    markdownLink(label, commands ? commandUri(hoverCommands.openLink, url) : url, tooltip);
  return [
    ...(commands
      ? [
          markdownLink(
            'Open curve',
            commandUri(hoverCommands.openCurve, message),
            'The same curve, interactive, in a panel',
          ),
        ]
      : []),
    ...card.papers.map(({ authors, year, title, url }) => page(`${authors} ${year}`, url, title)),
    page('More', documentationUrl(card.activation), 'Every spelling, all pitfalls, models and papers'),
  ].join(' · ');
}

/** The formula's picture, where there is one, above its text. */
function formulaLines(card: Card, formulaSvg: string | undefined, palette: Palette, widest: number): readonly string[] {
  const picture =
    formulaSvg === undefined ? [] : [image(recolour(formulaSvg, palette.foreground), card.formula.unicode, widest)];
  return [...picture, inlineCode(card.formula.unicode, 400)];
}

const factLines = (card: Card): readonly string[] =>
  card.facts.map(({ label, text }) => `${escapeMarkdown(label)}: ${escapeMarkdown(text)}`);

/** Most hovers show 250 pixels of height: formula, facts and curve side by side fit in there, above the links. */
function sideBySide(card: Card, formulaSvg: string | undefined, palette: Palette): string {
  const curve = image(chartSvg(card.chart, palette, { width: 350, height: 180 }), chartDescription(card.chart), 350);
  const text = [...formulaLines(card, formulaSvg, palette, 320), escapeMarkdown(card.summary), ...factLines(card)];
  return [
    `| ${escapeMarkdown(card.title)} | ${inlineCode(card.spelling)} |`,
    '|:---|:---|',
    `| ${text.join('<br>')} | ${curve} |`,
  ].join('\n');
}

const oneBelowOther = (card: Card, formulaSvg: string | undefined, palette: Palette): string =>
  [
    `**${escapeMarkdown(card.title)}** · ${inlineCode(card.spelling)}`,
    ...formulaLines(card, formulaSvg, palette, 460),
    escapeMarkdown(card.summary),
    factLines(card).join(' · '),
  ].join('\n\n');

/**
 * A card as Markdown for a hover, or for a terminal when there are no pictures. Pictures are data URIs in the theme's colours and
 * everything said by them is said in text too; every text is escaped. Stays far below the 100,000 characters that editors show.
 */
export function cardMarkdown(card: Card, theme: ThemeKind, options: CardOptions = {}): string {
  const { formulaSvg, curve = true, commands = false, full = false } = options;
  const some = <T>(list: readonly T[], count: number): readonly T[] => (full ? list : list.slice(0, count));
  const models = some(card.models, 4).map((model) => escapeMarkdown(model));
  const blocks = [
    (curve ? sideBySide : oneBelowOther)(card, formulaSvg, palettes[theme]),
    linkLine(card, commands),
    card.value === undefined ? '' : valueBlock(card.value),
    card.note === undefined ? '' : `⚠ ${escapeMarkdown(card.note)}`,
    card.computed.length === 0
      ? ''
      : `Formula and curve use the default of ${card.computed.map((name) => inlineCode(name)).join(', ')}: the call computes it.`,
    card.signature === card.spelling ? '' : inlineCode(card.signature, 300),
    parameterTable(card),
    elsewhereLines(card, full ? 40 : 2),
    some(card.pitfalls, 2)
      .map((pitfall) => `- ${escapeMarkdown(pitfall)}`)
      .join('\n'),
    models.length === 0 ? '' : `Used in ${models.join(', ')}`,
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}
