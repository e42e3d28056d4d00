/** A small reproducible generator of numbers in [0, 1): mulberry32. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Random = () => number;
const below = (random: Random, limit: number) => Math.floor(random() * limit);

/** Ways a program gets broken, by hand or with intent. */
export const mutations: Readonly<Record<string, (text: string, random: Random) => string>> = {
  'cut anywhere': (text, random) => text.slice(0, below(random, text.length)),
  'start anywhere': (text, random) => text.slice(below(random, text.length)),
  'lines swapped': (text, random) => {
    const lines = text.split('\n');
    const [a, b] = [below(random, lines.length), below(random, lines.length)];
    [lines[a], lines[b]] = [lines[b]!, lines[a]!];
    return lines.join('\n');
  },
  'characters deleted': (text, random) => {
    const at = below(random, text.length);
    return text.slice(0, at) + text.slice(at + 1 + below(random, 6));
  },
  'characters doubled': (text, random) => {
    const at = below(random, text.length);
    return text.slice(0, at) + text.slice(at, at + 5) + text.slice(at);
  },
  'deep nesting': (text, random) => {
    const depth = 200 + below(random, 5000);
    const at = below(random, text.length);
    return `${text.slice(0, at)}${'(['[below(random, 2)]!.repeat(depth)}1${')]'[below(random, 2)]!.repeat(depth)}${text.slice(at)}\ny = ${'-'.repeat(depth)}1`;
  },
  'endless loop': (text, random) => {
    const lines = text.split('\n');
    lines.splice(
      below(random, lines.length),
      0,
      ['while True: pass', 'n = [0]\nfor i in n: n.append(i)', 'def f(): return f()\nf()'][below(random, 3)]!,
    );
    return lines.join('\n');
  },
  'huge numbers': (text, random) =>
    text.replace(/\b\d+(\.\d+)?\b/g, (number) =>
      random() < 0.2 ? ['10**12', '2**31', '-1', '0', '1e308', '10**10**8'][below(random, 6)]! : number,
    ),
  'huge things': (text, random) =>
    `${text}\nprint(${["'a' * 10**9", '[0] * 10**9', 'list(range(10**12))', '10 ** 10 ** 9', "'%0999999999d' % 1", "f'{1:>999999999}'"][below(random, 6)]!})`,
  'hostile names': (text, random) => {
    const names = [...new Set(text.match(/\b[a-z_]\w{2,}\b/g) ?? ['x'])];
    const victim = names[below(random, names.length)]!;
    return text.replaceAll(
      victim,
      ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__class__'][below(random, 5)]!,
    );
  },
  'hostile text': (text, random) =>
    text.replace(/(["'])(?:(?!\1).)*\1/g, (quoted) =>
      random() < 0.5 ? '"<img src=x onerror=alert(1)> [x](command:y) `$(bug)` \\u0000"' : quoted,
    ),
};
