import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { SETTINGS } from '../../src/settings.js';
import { readExamples } from '../../src/server/playground.js';
import { Desk, NEXT_MONTH } from '../support/change-set-desk.js';

const ROOT = resolve(__dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const LANGUAGES = ['README.md', 'README.zh-CN.md'] as const;

/** The cells of the tables' rows that begin with a name in capitals, without code marks. */
function namedRows(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => /^\| `[A-Z_]+` \|/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replace(/^`(.*)`$/, '$1')),
    );
}

/** What stands in the code blocks of a language. */
function blocks(text: string, language: string): string[] {
  return Array.from(
    text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm')),
    ([, block = '']) => block,
  );
}

const settingsIn = (text: string) => namedRows(text).filter((cells) => cells.length === 3);
const codesIn = (text: string) =>
  namedRows(text).flatMap(([code = '', ...cells]) => (cells.length === 1 ? [code] : []));

describe.each(LANGUAGES)('%s', (file) => {
  const text = read(file);

  it('lists the settings with their defaults', () => {
    expect(settingsIn(text).map(([name, value]) => [name, value])).toEqual(
      SETTINGS.map((setting) => [setting.name, setting.default]),
    );
  });

  it('explains every error code that a client can meet', () => {
    const sources = ['src/domain/errors.ts', 'src/server/format-error.ts', 'src/server/app.ts'].map(read);
    const codes = sources.flatMap(
      (source) => source.match(/(?<=')([A-Z]+(_[A-Z]+)+|UNAUTHENTICATED|FORBIDDEN)(?=')/g) ?? [],
    );
    expect(codes.length).toBeGreaterThan(10);
    expect(codes.filter((code) => !text.includes(`\`${code}\``))).toEqual([]);
    expect(codesIn(text).filter((code) => !codes.includes(code))).toEqual([]);
  });

  it('shows a tree that is there', () => {
    const paths = blocks(text, 'text').flatMap((tree) =>
      tree.split('\n').flatMap((line) => line.split(' ')[0] || []),
    );
    expect(paths.length).toBeGreaterThan(15);
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('asks what the schema can answer', () => {
    const schema = buildSchema(read('src/schema/schema.graphql'));
    const queries = blocks(text, 'graphql');
    expect(queries).not.toEqual([]);
    expect(queries.flatMap((query) => validate(schema, parse(query)))).toEqual([]);
  });

  it('links to files that are there', () => {
    const links = Array.from(text.matchAll(/\]\((?!https?:)([^)#]+)/g), ([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(ROOT, link)))).toEqual([]);
  });
});

describe('the READMEs', () => {
  const [english, chinese] = LANGUAGES.map(read) as [string, string];

  it('give the settings’ meanings in the program’s own words', () => {
    expect(settingsIn(english).map(([, , meaning]) => meaning)).toEqual(
      SETTINGS.map(({ meaning }) => meaning),
    );
  });

  it('are twins: the same sections, queries, answers, error codes and tree', () => {
    const shape = (text: string) => ({
      sections: text.match(/^##? /gm)?.length,
      queries: blocks(text, 'graphql'),
      answers: blocks(text, 'json'),
      codes: codesIn(text),
      tree: blocks(text, 'text').map((tree) => tree.split('\n').map((line) => line.split(' ')[0])),
      commands: blocks(text, 'sh').map((block) => block.replace(/ *#.*$/gm, '')),
    });
    expect(shape(chinese)).toEqual(shape(english));
  });

  it('quote the answers that the server gives', async () => {
    const desk = await Desk.open();
    try {
      // What is entered in the worked example of a county is read as drafts of its change set.
      const changeSet = await enterExample(desk, '28', ['350102']);
      const quoted = answered(english);
      expect(quoted.length).toBeGreaterThanOrEqual(5);
      for (const { query, answer, variables = {} } of quoted) {
        const given = query.includes('$changeSet') ? { changeSet } : variables;
        const { data, errors } = await desk.people.publisher.query(query, given);
        expect(errors).toBeUndefined();
        expect({ data }).toEqual(answer);
      }
    } finally {
      await desk.close();
    }
  });
});

/** The queries of a text that are followed by their answers, with variables in between where they have any. */
function answered(text: string) {
  const fences = Array.from(text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm), ([, language, block]) => ({
    language,
    block: block ?? '',
  }));
  return fences.flatMap(({ language, block: query }, at) => {
    if (language !== 'graphql') return [];
    const end = fences.findIndex((fence, next) => next > at && fence.language !== 'json');
    const parts = fences.slice(at + 1, end < 0 ? undefined : end);
    const [first, second] = parts.map(({ block }) => JSON.parse(block) as Record<string, unknown>);
    if (!first) return [];
    return [second ? { query, variables: first, answer: second } : { query, answer: first }];
  });
}

/** Runs the operations of a worked example that enters something. Returns its change set's id. */
async function enterExample(desk: Desk, number: string, regions: readonly string[]): Promise<string> {
  const example = readExamples(ROOT).find(({ name }) => name.startsWith(number));
  const editor = await desk.caller('editor of an example', ['EDITOR'], { regions });
  const operations = [...(example?.query ?? '').matchAll(/^mutation (\w+)/gm)].map(([, name]) => name);
  const begun = await editor.query(example?.query ?? '', { effectiveOn: NEXT_MONTH }, operations[0]);
  const id = begun.data.createChangeSet.changeSet.id as string;
  const entered = await editor.query(example?.query ?? '', { changeSet: id }, operations[1]);
  expect(Object.values(entered.data as object)).toMatchObject([{ problems: [] }]);
  return id;
}
