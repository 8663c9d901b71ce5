export const VIEWS = ['progress', 'indicator', 'ranking', 'equality', 'reporting', 'watchlist'] as const;
export type ViewName = (typeof VIEWS)[number];

export type Language = 'zh' | 'en';

/** Where the reader is: the whole state of the page, so that its address can be passed on. */
export interface Place {
  readonly view: ViewName;
  readonly language: Language;
  /** What was chosen, by name; what was not is absent. */
  readonly choices: Readonly<Record<string, string>>;
}

/** Reads a place from the search part of an address; what it does not know of views and languages is the default. */
export function readPlace(search: string): Place {
  const { view, lang, ...choices } = Object.fromEntries(new URLSearchParams(search));
  return {
    view: VIEWS.find((name) => name === view) ?? 'progress',
    language: lang === 'en' ? 'en' : 'zh',
    choices: withoutEmpty(choices),
  };
}

/** The address of a place, relative to the page; {@link readPlace} reads the same place from it. */
export function addressOf({ view, language, choices }: Place): string {
  const parts = new URLSearchParams({ view, ...withoutEmpty(choices) });
  if (language === 'en') parts.set('lang', 'en');
  return `?${parts}`;
}

/** The same place with other choices; an empty one takes the choice away. */
export function choosing(place: Place, changes: Readonly<Record<string, string>>): Place {
  return { ...place, choices: withoutEmpty({ ...place.choices, ...changes }) };
}

/** What stays chosen when the reader goes to another view. */
const SHARED = ['plan', 'region', 'indicator', 'level', 'area'];

/** The place of another view, with what both have in common. */
export function placeIn(view: ViewName, { language, choices }: Place): Place {
  const kept = Object.entries(choices).filter(([name]) => SHARED.includes(name));
  return { view, language, choices: Object.fromEntries(kept) };
}

function withoutEmpty(choices: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== ''));
}
