import { el } from './dom.js';
import { fileName } from './format.js';
import type { Words } from './words.js';

/** A file that the server writes: asked for when a reader wants it. */
export interface Download {
  readonly name: readonly (string | number | undefined)[];
  readonly formats: readonly ('csv' | 'sdmx')[];
  readonly read: (sdmx: boolean) => Promise<string | null | undefined>;
}

/** Buttons that fetch a report as files, and say so where that failed. */
export function downloads(words: Words, { name, formats, read }: Download): HTMLElement {
  const said = el('span', { role: 'status' });
  const save = async (format: 'csv' | 'sdmx') => {
    said.textContent = '';
    try {
      const text = await read(format === 'sdmx');
      if (text) saveText(text, fileName([...name, format === 'sdmx' ? 'sdmx' : ''], 'csv'));
      else said.textContent = words.none;
    } catch {
      said.textContent = words.faults.BROKEN;
    }
  };
  return el(
    'p',
    { class: 'downloads' },
    el('span', {}, words.download),
    formats.map((format) => el('button', { type: 'button', click: () => void save(format) }, words[format])),
    el('button', { type: 'button', click: () => window.print() }, words.print),
    said,
  );
}

/** Excel in China reads a file without the mark as GBK. */
const MARK = '\uFEFF';

function saveText(text: string, name: string): void {
  const marked = text.startsWith(MARK) ? text : MARK + text;
  const url = URL.createObjectURL(new Blob([marked], { type: 'text/csv;charset=utf-8' }));
  const link = el('a', { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
