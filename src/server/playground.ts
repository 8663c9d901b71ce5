import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Asset, registerAssets, SCRIPT, STYLES } from './assets.js';
import { iconSvg, iconUrl } from './home/icon.js';

const PREFIX = '/playground/';

// Each exception was proven by leaving it out: Monaco styles its lines by attribute and by element; fonts and icons are data: URLs.
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; font-src data:; img-src data:; " +
  "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const SAFETY = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;

// GraphiQL hides most of a dozen tabs behind a scroll without a bar, and is laid out for desktops only.
// Its editor frames every full-width comma as a lookalike, where the browser's language is not Chinese.
// Its tabs jump from under the pointer at the first press, losing the click (motiondivision/motion#3823): they must not move.
const OWN_STYLES = `
.graphiql-container .graphiql-tab { transform: none !important; }
.graphiql-container .graphiql-logo { padding: 0 8px; }
.graphiql-container .graphiql-session-header { height: auto; min-height: var(--session-header-height); }
.graphiql-container .monaco-editor .unicode-highlight { border-color: transparent; background: none; }
@media (min-width: 45.01rem) { .graphiql-container .graphiql-tabs { flex-wrap: wrap; overflow: visible; } }
@media (max-width: 45rem) {
  .graphiql-container .graphiql-main > .graphiql-sessions { margin: 8px 8px 8px 0; }
  .graphiql-container #graphiql-session { flex-direction: column; }
  .graphiql-container .graphiql-horizontal-drag-bar { display: none; }
}
`;

/** A worked example: its file's name without the ending, and the commented operation. */
export interface Example {
  readonly name: string;
  readonly query: string;
  /** JSON texts to begin with, of an example that needs them: they stand in a file of the same name. */
  readonly variables?: string;
  readonly headers?: string;
}

export interface PlaygroundPage {
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The worked examples that the playground opens as tabs, in order of their file names.
 * @param packageRoot the directory that holds package.json
 * @param today where an example names a day ahead, it is the first of the month after this one
 */
export function readExamples(packageRoot: string, today = new Date()): Example[] {
  const folder = join(packageRoot, 'src/server/playground/examples');
  const files = readdirSync(folder);
  const nextMonth = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1)).toISOString();
  return files
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => {
      const name = file.replace('.graphql', '');
      const query = readFileSync(join(folder, file), 'utf8');
      if (!files.includes(`${name}.json`)) return { name, query };
      const text = readFileSync(join(folder, `${name}.json`), 'utf8');
      const { headers, variables } = JSON.parse(
        text.replaceAll('NEXT-MONTH', nextMonth.slice(0, 10)),
      ) as Record<'headers' | 'variables', object | undefined>;
      const shown = (value: object | undefined) => (value ? JSON.stringify(value, null, 2) : '');
      return { name, query, headers: shown(headers), variables: shown(variables) };
    });
}

/** Whether a request to `/graphql` comes from a person's address bar rather than from a program with a query. */
export function wantsPlayground(request: FastifyRequest): boolean {
  const hasQuery = 'query' in (request.query as object);
  return request.method === 'GET' && !hasQuery && (request.headers.accept ?? '').includes('text/html');
}

/**
 * Serves GraphiQL's scripts, styles and workers under `/playground/`, from this machine only, and returns the page
 * that `GET /graphql` shows to a browser. The bundle (9 MB) is read from disk at the first visit, not at the start.
 * @param options.packageRoot the directory that holds package.json, node_modules and the examples
 */
export function registerPlayground(app: FastifyInstance, options: { packageRoot: string }): PlaygroundPage {
  const assets = describeAssets(options.packageRoot);
  registerAssets(app, PREFIX, () => assets.files, SAFETY);
  return {
    html: renderPage(assets),
    headers: {
      ...SAFETY,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      vary: 'accept',
    },
  };
}

type PlaygroundAssets = ReturnType<typeof describeAssets>;

function describeAssets(packageRoot: string) {
  const manifest = createRequire(join(packageRoot, 'package.json'))(
    '@graphql-yoga/render-graphiql/package.json',
  ) as {
    version: string;
  };
  const bundle = () => import('@graphql-yoga/render-graphiql/graphiql');
  const versioned = (stem: string, ending: string) => `${stem}-${manifest.version}.${ending}`;
  const names = {
    script: versioned('graphiql', 'js'),
    styles: versioned('graphiql', 'css'),
    editorWorker: versioned('editor-worker', 'js'),
    jsonWorker: versioned('json-worker', 'js'),
    graphqlWorker: versioned('graphql-worker', 'js'),
  };
  const start = startScript(names, readExamples(packageRoot));
  const startName = `start-${createHash('sha256').update(start).digest('hex').slice(0, 12)}.js`;
  const files = new Map<string, Asset>([
    [names.script, { type: SCRIPT, text: async () => (await bundle()).js }],
    [names.styles, { type: STYLES, text: async () => (await bundle()).css }],
    [names.editorWorker, { type: SCRIPT, text: async () => (await bundle()).editorWorkerService }],
    [names.jsonWorker, { type: SCRIPT, text: async () => (await bundle()).jsonWorker }],
    [names.graphqlWorker, { type: SCRIPT, text: async () => (await bundle()).graphqlWorker }],
    [startName, { type: SCRIPT, text: () => start }],
  ]);
  return { ...names, start: startName, files };
}

function startScript(
  names: Record<'editorWorker' | 'jsonWorker' | 'graphqlWorker', string>,
  examples: Example[],
): string {
  const workers = {
    editorWorkerService: PREFIX + names.editorWorker,
    json: PREFIX + names.jsonWorker,
    graphql: PREFIX + names.graphqlWorker,
  };
  const options = {
    endpoint: '/graphql',
    title: '',
    logo: `<a href="/" aria-label="公共服务目录首页 Home">${iconSvg}</a>`,
    defaultTabs: examples.map(({ query, variables, headers }) => ({ query, variables, headers })),
    defaultEditorToolsVisibility: false,
    shouldPersistHeaders: false,
  };
  // A resident's facts may stand in a query: keep it out of the address bar, and so out of histories and logs.
  return `self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_, label) => (${JSON.stringify(workers)})[label] };
YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), { ...${JSON.stringify(options)}, onEditQuery() {} });
`;
}

function renderPage(assets: PlaygroundAssets): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>公共服务目录 · GraphQL Playground</title>
<link rel="icon" href="${iconUrl}">
<link rel="stylesheet" href="${PREFIX}${assets.styles}">
<style>${OWN_STYLES}</style>
<script defer src="${PREFIX}${assets.script}"></script>
<script defer src="${PREFIX}${assets.start}"></script>
</head>
<body class="no-focus-outline">
<noscript>此页面需要 JavaScript。This page needs JavaScript; the API itself does not: POST to /graphql.</noscript>
<div id="root"></div>
</body>
</html>
`;
}
