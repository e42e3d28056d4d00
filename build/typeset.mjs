/**
 * TeX to a small, self-contained SVG: MathJax sets it, then the tree is flattened to one path for the glyphs that occur once
 * and a `use` for those that repeat, with relative coordinates and no metadata.
 */
import { init } from 'mathjax';

/** Pixels per em: the size of a formula beside 13–14 px hover text. */
const emPixels = 15;
const padding = 40;
/** Font units per unit of the output: 0.06 pixels, fewer digits. */
const coarse = 4;

const started = init({
  loader: { load: ['input/tex', 'output/svg'] },
  svg: { fontCache: 'local', linebreaks: { inline: false } },
});

/** Coordinates that each path command takes; all MathJax paths are in absolute commands. */
const arity = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, Z: 0 };

/** One glyph's path in relative commands; the first `m` is absolute, so adding to it moves the glyph. */
function relative(path) {
  let x = 0,
    y = 0,
    startX = 0,
    startY = 0;
  const commands = [];
  for (const [, command, text] of path.matchAll(/([MLHVCSQTZ])([^MLHVCSQTZ]*)/g)) {
    const numbers = (text.match(/-?\d+(?:\.\d+)?/g) ?? []).map((n) => Math.round(Number(n) / coarse));
    const size = arity[command];
    if (command === 'Z') {
      commands.push({ command: 'z', numbers: [] });
      [x, y] = [startX, startY];
    }
    for (let i = 0; size > 0 && i < numbers.length; i += size) {
      const part = numbers.slice(i, i + size);
      const moved = part.map((n, k) => n - (command === 'V' || (command !== 'H' && k % 2 === 1) ? y : x));
      commands.push({ command: command.toLowerCase(), numbers: moved });
      if (command !== 'V') x = command === 'H' ? part[0] : part[size - 2];
      if (command !== 'H') y = part[size - 1];
      if (command === 'M') [startX, startY] = [x, y];
    }
  }
  return commands;
}

/** Path data with its first point moved by (dx, dy); repeated command letters and needless separators are dropped. */
function write(commands, dx = 0, dy = 0) {
  let data = '',
    last = '';
  commands.forEach(({ command, numbers }, i) => {
    const moved = i === 0 ? [Math.round(numbers[0] + dx), Math.round(numbers[1] + dy)] : numbers;
    const letter = i === 0 ? 'M' : command;
    if (letter !== last || command === 'm') data += letter;
    else if (moved[0] >= 0) data += ' ';
    data += moved.map((n, k) => (k > 0 && n >= 0 ? ` ${n}` : `${n}`)).join('');
    last = letter;
  });
  return data;
}

/** Where every glyph and rule stands: `[{glyph} | {rule}]` with x, y and scale, walking nested translate and scale. */
function place(adaptor, node, at, out) {
  let { x, y, scale } = at;
  for (const [, name, text] of (adaptor.getAttribute(node, 'transform') ?? '').matchAll(
    /(translate|scale)\(([^)]*)\)/g,
  )) {
    const [a = 0, b = name === 'scale' ? a : 0] = text.split(/[ ,]+/).map(Number);
    if (name === 'translate') [x, y] = [x + (a * scale) / coarse, y + (b * scale) / coarse];
    else scale *= a;
  }
  const number = (name) => Number(adaptor.getAttribute(node, name) ?? 0);
  const kind = adaptor.kind(node);
  if (kind === 'use') out.push({ glyph: adaptor.getAttribute(node, 'xlink:href').slice(1), x, y, scale });
  else if (kind === 'rect') {
    const edge = {
      x: number('x'),
      y: number('y'),
      right: number('x') + number('width'),
      top: number('y') + number('height'),
    };
    const [left, low, right, high] = [edge.x, edge.y, edge.right, edge.top].map((n, i) =>
      Math.round((i % 2 ? y : x) + (n * scale) / coarse),
    );
    out.push({ rule: [left, low, Math.max(right - left, 1), Math.max(high - low, 60 / coarse)] });
  } else if (kind === 'path' && adaptor.getAttribute(node, 'd'))
    out.push({ path: adaptor.getAttribute(node, 'd'), x, y, scale });
  else if (kind === 'svg' || kind === 'text') throw new Error(`typeset: <${kind}> inside a formula is not flattened`);
  else
    for (const child of adaptor.childNodes(node))
      if (adaptor.kind(child) !== '#text') place(adaptor, child, { x, y, scale }, out);
}

const tag = (name, attributes, inside) =>
  `<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${value}"`)
    .join('')}${inside === undefined ? '/>' : `>${inside}</${name}>`}`;

/**
 * Sets a formula in display style. The result draws in `currentColor`, dark or light by the reader's preference where it stands
 * by itself; throws on TeX that MathJax does not accept.
 */
export async function typeset(tex) {
  const MathJax = await started;
  const adaptor = MathJax.startup.adaptor;
  const root = adaptor.firstChild(await MathJax.tex2svgPromise(tex, { display: true }));
  const markup = adaptor.outerHTML(root);
  if (markup.includes('data-mjx-error') || markup.includes('merror'))
    throw new Error(`typeset: MathJax does not accept ${tex}`);
  const [left, top, width, height] = adaptor.getAttribute(root, 'viewBox').split(' ').map(Number);
  const glyphs = new Map();
  const placed = [];
  for (const child of adaptor.childNodes(root)) {
    if (adaptor.kind(child) === 'defs') {
      for (const path of adaptor.childNodes(child))
        glyphs.set(adaptor.getAttribute(path, 'id'), relative(adaptor.getAttribute(path, 'd')));
    } else place(adaptor, child, { x: 0, y: 0, scale: 1 }, placed);
  }
  const uses = new Map();
  for (const { glyph } of placed) if (glyph) uses.set(glyph, (uses.get(glyph) ?? 0) + 1);
  const names = new Map();
  let defs = '',
    merged = '',
    body = '';
  const transform = (x, y, scale) => `translate(${Math.round(x)} ${Math.round(y)})scale(${Number(scale.toFixed(3))})`;
  for (const item of placed) {
    if (item.rule) {
      const [x, y, w, h] = item.rule;
      merged += `M${x} ${y}h${w}v${h}h${-w}z`;
      continue;
    }
    const { x, y, scale } = item;
    const commands = item.path ? relative(item.path) : glyphs.get(item.glyph);
    if (!commands?.length) continue;
    if (item.glyph && uses.get(item.glyph) > 1) {
      let name = names.get(item.glyph);
      if (name === undefined) {
        name = String.fromCharCode(97 + (names.size % 26)) + (names.size >= 26 ? Math.floor(names.size / 26) : '');
        names.set(item.glyph, name);
        defs += tag('path', { id: name, d: write(commands) });
      }
      body += tag(
        'use',
        scale === 1
          ? { href: `#${name}`, ...(Math.round(x) && { x: Math.round(x) }), ...(Math.round(y) && { y: Math.round(y) }) }
          : { href: `#${name}`, transform: transform(x, y, scale) },
      );
    } else if (scale === 1) merged += write(commands, x, y);
    else body += tag('path', { transform: transform(x, y, scale), d: write(commands) });
  }
  const box = [left - padding, top - padding, width + 2 * padding, height + 2 * padding].map((n) =>
    Math.round(n / coarse),
  );
  const pixels = (units) => Number(((units * coarse * emPixels) / 1000).toFixed(1));
  const style = '<style>svg{color:#1f2328}@media(prefers-color-scheme:dark){svg{color:#e6edf3}}</style>';
  return `${tag(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width: pixels(box[2]), height: pixels(box[3]), viewBox: box.join(' ') },
    `${style}${defs && `<defs>${defs}</defs>`}${tag('g', { fill: 'currentColor', transform: 'scale(1 -1)' }, `${merged && tag('path', { d: merged })}${body}`)}`,
  )}\n`;
}

/** Lets the process end: MathJax keeps a worker otherwise. */
export async function finish() {
  (await started).done?.();
}
