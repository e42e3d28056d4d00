// Draws media/icon.png, 256 pixels square: `node scripts/icon.mjs`.
import path from 'node:path';
import { root } from './vscode-host/install.mjs';
import { launchBrowser } from './vscode-host/page.mjs';

const size = 256;
const centre = { x: 128, y: 152 };
const unit = 34;

/** GELU by its tanh form, whose difference no pixel shows. */
const gelu = (x) => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
const slope = (x) => (gelu(x + 1e-4) - gelu(x - 1e-4)) / 2e-4;
const path2d = (f, from, to) =>
  Array.from({ length: 121 }, (_, i) => {
    const x = from + ((to - from) * i) / 120;
    return `${i === 0 ? 'M' : 'L'}${(centre.x + x * unit).toFixed(1)} ${(centre.y - f(x) * unit).toFixed(1)}`;
  }).join('');

const grid = [-3, -2, -1, 1, 2, 3].map((i) => `M${centre.x + i * unit} 26V230M26 ${centre.y + i * unit}H230`).join('');
const lens = { x: centre.x - 0.75 * unit, y: centre.y + 0.17 * unit, radius: 50 };

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 256 256" fill="none" stroke-linecap="round">
  <defs>
    <linearGradient id="back" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#2a3350"/><stop offset="1" stop-color="#12162a"/></linearGradient>
    <linearGradient id="curve" x1="26" y1="0" x2="230" y2="0" gradientUnits="userSpaceOnUse"><stop offset="0" stop-color="#56b4e9"/><stop offset=".55" stop-color="#5fd6d0"/><stop offset="1" stop-color="#8ff0a4"/></linearGradient>
    <radialGradient id="glass"><stop offset="0" stop-color="#ffffff" stop-opacity=".16"/><stop offset="1" stop-color="#ffffff" stop-opacity=".05"/></radialGradient>
    <clipPath id="frame"><rect x="8" y="8" width="240" height="240" rx="54"/></clipPath>
  </defs>
  <g clip-path="url(#frame)">
    <rect x="8" y="8" width="240" height="240" fill="url(#back)"/>
    <path d="${grid}" stroke="#ffffff" stroke-opacity=".07" stroke-width="2"/>
    <path d="M22 ${centre.y}H234M${centre.x} 24V232" stroke="#ffffff" stroke-opacity=".32" stroke-width="3"/>
    <path d="${path2d(slope, -3.1, 3.1)}" stroke="#ffb454" stroke-width="5" stroke-dasharray="3 11"/>
    <path d="${path2d(gelu, -3.1, 3.15)}" stroke="url(#curve)" stroke-width="13" stroke-linejoin="round"/>
    <path d="M${lens.x - 37} ${lens.y + 37}L${lens.x - 60} ${lens.y + 60}" stroke="#f4f6fb" stroke-width="15"/>
    <circle cx="${lens.x}" cy="${lens.y}" r="${lens.radius}" fill="url(#glass)" stroke="#f4f6fb" stroke-width="9"/>
  </g>
</svg>`;

const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<body style="margin:0">${svg}</body>`);
  await page.screenshot({ path: path.join(root, 'media/icon.png'), omitBackground: true });
} finally {
  await browser.close();
}
