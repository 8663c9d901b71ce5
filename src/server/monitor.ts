import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type Asset, registerAssets, SCRIPT, STYLES } from './assets.js';
import { iconUrl } from './home/icon.js';

const PREFIX = '/monitor/';

// Charts are drawn with attributes of SVG and with the style sheet, so that no inline style is needed.
const SAFETY = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;

const HEADERS = { ...SAFETY, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' };

/** What `npm run build` makes of src/monitor/, with the media types. */
const PARTS = [
  ['monitor.js', SCRIPT],
  ['monitor.css', STYLES],
  ['licences.txt', 'text/plain; charset=utf-8'],
] as const;
type Part = (typeof PARTS)[number][0];

interface Built {
  readonly files: ReadonlyMap<string, Asset>;
  /** Where each part is served, by its name before it was hashed. */
  readonly urls: Readonly<Record<Part, string>>;
}

/**
 * Serves the page of the indicators at `/monitor`, and what it is made of below. The page asks `/graphql` like any
 * other client. Its files are read from dist/ at the first visit; until they are built it answers 503 and says so.
 * @param options.packageRoot the directory that holds package.json and dist/
 */
export function registerMonitor(app: FastifyInstance, options: { packageRoot: string }): void {
  let built: Built | undefined;
  const read = () => (built ??= readBuilt(join(options.packageRoot, 'dist/src/monitor')));
  registerAssets(app, PREFIX, () => read()?.files ?? new Map(), SAFETY);
  app.get('/monitor', (_request, reply) => {
    const page = read();
    return reply
      .code(page ? 200 : 503)
      .headers(HEADERS)
      .send(page ? renderPage(page.urls) : NOT_BUILT);
  });
}

/** Undefined where there is nothing yet. */
function readBuilt(folder: string): Built | undefined {
  if (!PARTS.every(([part]) => existsSync(join(folder, part)))) return undefined;
  const files = new Map<string, Asset>();
  const urls = PARTS.map(([part, type]) => {
    const text = readFileSync(join(folder, part), 'utf8');
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
    const name = part.replace('.', `-${hash}.`);
    files.set(name, { type, text: () => text });
    return [part, `${PREFIX}${name}`] as const;
  });
  return { files, urls: Object.fromEntries(urls) as Record<Part, string> };
}

const head = (links: string) => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>监测评估 · 公共服务目录</title>
<link rel="icon" href="${iconUrl}">
${links}</head>
`;

const renderPage = (urls: Built['urls']) => `${head(`<link rel="stylesheet" href="${urls['monitor.css']}">
<script type="module" src="${urls['monitor.js']}"></script>
`)}<body>
<noscript>此页面需要 JavaScript；接口本身不需要：请以 POST 访问 /graphql。<span lang="en">This page needs JavaScript; the API itself does not: POST to /graphql.</span></noscript>
<div id="monitor" data-licences="${urls['licences.txt']}"></div>
</body>
</html>
`;

const NOT_BUILT = `${head('')}<body>
<p>此页面尚未构建，请运行 npm run build 后重新打开。<span lang="en">The page has not been built: run npm run build, then open it again.</span></p>
</body>
</html>
`;
