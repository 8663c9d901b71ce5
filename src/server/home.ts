import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { iconUrl } from './home/icon.js';
import { homeStyles } from './home/styles.js';

/** What the home page tells of the directory. */
export interface HomeFacts {
  /** As the region is named, e.g. `福建省`. */
  readonly provinceName: string;
  readonly counts: Readonly<Record<CountName, number>>;
  /** The edition in force today; null before the first is. */
  readonly edition: { readonly code: string; readonly name: string; readonly effectiveOn: string } | null;
  /** A day or an instant in ISO 8601; null while nothing has been published. */
  readonly lastChange: string | null;
  /** `publishedOn` is null where the source does not print a day. */
  readonly documents: readonly {
    readonly code: string;
    readonly title: string;
    readonly publishedOn: string | null;
  }[];
}

const COUNTS = {
  services: ['服务项目', 'public services'],
  domains: ['领域', 'domains'],
  departments: ['部门', 'departments'],
  regions: ['行政区划', 'regions'],
  indicators: ['指标', 'indicators'],
  tasks: ['重点任务', 'plan tasks'],
  facilityTypes: ['设施类型', 'kinds of facility'],
} as const;
type CountName = keyof typeof COUNTS;

const WAYS = [
  [
    '/graphql',
    '交互查询',
    '带中英文示例，可直接运行：从服务项目到附近设施、地图、覆盖分析和数据导入。',
    'Playground: worked examples, ready to run, from services to what is near, maps, coverage and imports.',
  ],
  [
    '/monitor',
    '监测评估',
    '目标完成了吗、各地均等吗：进展、走势、排名、均等化、填报和预警，可下载、可打印。',
    'Monitor: are the targets met, is the province equal? Progress, series, ranks, reporting; to download and print.',
  ],
  [
    '/schema.graphql',
    '接口定义',
    '每个类型、字段的中英文说明。',
    'The schema in SDL, every field described.',
  ],
  ['/health/ready', '运行状况', '服务与数据库是否就绪。', 'Whether the server and its database are ready.'],
] as const;

/** Marks up English, which is already HTML. */
const english = (html: string) => `<span lang="en">${html}</span>`;

const NONE_YET = `暂无 ${english('none yet')}`;

const styleHash = createHash('sha256').update(homeStyles).digest('base64');

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-cache',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/**
 * Serves the home page at `/`. Where the facts cannot be loaded the page still says where to go, with status 503.
 * @param loadFacts asked at every visit
 */
export function registerHome(app: FastifyInstance, loadFacts: () => Promise<HomeFacts>): void {
  app.get('/', async (request, reply) => {
    const facts = await loadFacts().catch((error: unknown) => {
      request.log.warn({ err: error }, 'the home page has no facts to show');
      return null;
    });
    return reply
      .code(facts ? 200 : 503)
      .headers(HEADERS)
      .send(renderHome(facts));
  });
}

/**
 * The home page as HTML without scripts, Chinese first with English beside. Whatever comes from the facts is escaped.
 * @param facts null while they cannot be read, which the page then says
 */
export function renderHome(facts: HomeFacts | null): string {
  const province = escapeHtml(facts?.provinceName ?? '');
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${province}基本公共服务目录的 GraphQL 接口。A GraphQL directory of public services.">
<title>${province}公共服务目录 · Public Service Directory</title>
<link rel="icon" href="${iconUrl}">
<style>${homeStyles}</style>
</head>
<body>
<header><div>
<h1>${province}公共服务目录 ${english('Public Service Directory')}</h1>
<p>谁可以享有什么服务、达到什么标准、由谁负责、由谁出资：每一条都可查到出处，也可按任一日期查看当时有效的内容。附近有哪些设施、哪些人还够不着，也可查询。
${english('Who is entitled to which service, to what standard, who answers for it and who pays: every record names its source, and reads as it stood on any day. What is near, and who is left out, can be asked too.')}</p>
</div></header>
<main>
${facts ? renderHoldings(facts) : renderAbsence()}
<h2>从这里开始 ${english('Where to go')}</h2>
<ul class="ways">
${WAYS.map(renderWay).join('\n')}
</ul>
${facts && facts.documents.length > 0 ? renderDocuments(facts.documents) : ''}
</main>
<footer>公开数据，免登录查询。程序请以 POST 访问 <code>/graphql</code>。
${english('Public data; no account is needed to read. Programs POST to /graphql.')}</footer>
</body>
</html>
`;
}

function renderAbsence(): string {
  const sentence = english('The database cannot be reached at the moment; please try again shortly.');
  return `<p class="notice" role="status">数据库暂时无法访问，请稍后重试。${sentence}</p>`;
}

function renderHoldings(facts: HomeFacts): string {
  const counts = Object.entries(COUNTS).map(
    ([name, [chinese, englishName]]) =>
      `<div><dt>${chinese} ${english(englishName)}</dt><dd>${facts.counts[name as CountName].toLocaleString('en-US')}</dd></div>`,
  );
  const edition = facts.edition ? renderEdition(facts.edition) : NONE_YET;
  return `<h2>目前收录 ${english('What it holds')}</h2>
<dl class="counts">
${counts.join('\n')}
</dl>
<dl class="facts">
<div><dt>现行清单版次 ${english('Edition in force')}</dt><dd>${edition}</dd></div>
<div><dt>最近变更 ${english('Last change')}</dt><dd>${facts.lastChange ? renderDay(facts.lastChange) : NONE_YET}</dd></div>
</dl>`;
}

function renderEdition({ code, name, effectiveOn }: NonNullable<HomeFacts['edition']>): string {
  const day = renderDay(effectiveOn);
  return `${escapeHtml(name)}<br>自 ${day} 起生效 ${english(`${escapeHtml(code)}, in force since ${day}`)}`;
}

function renderWay([href, chinese, about, aboutInEnglish]: (typeof WAYS)[number]): string {
  return `<li><a href="${href}"><code>${href}</code><b>${chinese}</b><br>${about} ${english(aboutInEnglish)}</a></li>`;
}

function renderDocuments(documents: HomeFacts['documents']): string {
  const items = documents.map(({ code, title, publishedOn }) => {
    const day = publishedOn ? ` · ${renderDay(publishedOn)}` : '';
    return `<li><cite>${escapeHtml(title)}</cite><small>${escapeHtml(code)}${day}</small></li>`;
  });
  return `<h2>来源文件 ${english('Source documents')}</h2>
<ul class="documents">
${items.join('\n')}
</ul>`;
}

/** A day as it stands; an instant to the minute by the calendar of China, whatever zone the server runs in. */
function renderDay(text: string): string {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? NaN : Date.parse(text);
  if (Number.isNaN(instant)) return `<time>${escapeHtml(text)}</time>`;
  const shown = new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  return `<time datetime="${new Date(instant).toISOString()}">${shown} (UTC+8)</time>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
