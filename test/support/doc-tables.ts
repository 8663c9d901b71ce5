import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** The text of a file of docs/. */
export const docText = (file: string) => readFileSync(resolve(__dirname, '../../docs', file), 'utf8');

/** The tables of a file of docs/: of each heading, the cells of the rows below it, as they are written. */
export function tablesOf(file: string): (heading: string) => string[][] {
  const text = docText(file);
  return (heading) => {
    const [, below = ''] = text.split(`\n${heading}\n`);
    const [table = ''] = /(?:^\|.*\n)+/m.exec(below) ?? [];
    const lines = table.trimEnd().split('\n').slice(2);
    return lines.map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  };
}

/** What is marked as code in a cell. */
export const codes = (cell = '') => Array.from(cell.matchAll(/`([^`]+)`/g), ([, code = '']) => code);
