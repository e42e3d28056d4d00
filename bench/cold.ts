// Bundled and run in a fresh process: the first hover on a text read from standard input, at the offset given as argument.
import { readFileSync } from 'node:fs';
import { parse } from '../src/python/parse';
import { SiteCache } from '../src/python/sites';
import { time } from './figure';
import { hover } from './hovering';

const text = readFileSync(0, 'utf8');
const offset = Number(process.argv[2]);
let length = 0;
const spent = time(() => (length = hover(parse(text), new SiteCache(), offset)));
console.log(JSON.stringify([spent.wall, spent.cpu, length]));
