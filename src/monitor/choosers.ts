import { el } from './dom.js';
import type { Context } from './context.js';

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface OptionGroup {
  readonly label: string;
  readonly options: readonly Option[];
}

/** A labelled control for one thing that can be chosen. */
export interface Chooser {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** Explains what is not plain from the label. */
  readonly hint?: string;
  readonly kind:
    | { readonly options: readonly (Option | OptionGroup)[] }
    | { readonly input: 'date' | 'number'; readonly min: string; readonly step?: string };
  /** Whether its values are long. */
  readonly wide?: boolean;
  /** What a value changes; by default the choice of the chooser's name. */
  readonly changes?: (value: string) => Readonly<Record<string, string>>;
}

/** Before any plan. */
export const EARLIEST = '2010-01-01';

/** The element of a chooser with its label. */
export function chooserElement(
  { name, label, value, hint, kind, wide, changes }: Chooser,
  choose: (changes: Readonly<Record<string, string>>) => void,
): HTMLElement {
  const changed = (event: Event) => {
    const { value: chosen, validity } = event.target as HTMLInputElement | HTMLSelectElement;
    // A browser tells of every year on the way to the one that is being typed, such as 0020.
    if (validity.valid) choose(changes ? changes(chosen) : { [name]: chosen });
  };
  const described = hint === undefined ? {} : { 'aria-describedby': `${name}-hint` };
  const common = { id: `choose-${name}`, name, change: changed, ...described };
  const control =
    'options' in kind
      ? el('select', common, kind.options.map(optionElement))
      : el('input', { ...common, type: kind.input, value, min: kind.min, step: kind.step });
  if (control instanceof HTMLSelectElement) control.value = value;
  return el(
    'div',
    { class: wide ? 'chooser wide' : 'chooser' },
    el('label', { for: `choose-${name}` }, label),
    control,
    hint !== undefined && el('small', { id: `${name}-hint` }, hint),
  );
}

function optionElement(option: Option | OptionGroup): HTMLElement {
  return 'options' in option
    ? el('optgroup', { label: option.label }, option.options.map(optionElement))
    : el('option', { value: option.value }, option.label);
}

/** The province, its cities, and the counties below them. The province is the empty choice. */
export function regionChooser({ frame, place, words }: Context): Chooser {
  const { province } = frame;
  return {
    name: 'region',
    label: words.region,
    value: place.choices.region ?? '',
    kind: {
      options: [
        { value: '', label: province.name },
        ...province.children.map((city) => ({
          label: city.name,
          options: [city, ...city.children].map(({ code, name }) => ({ value: code, label: name })),
        })),
      ],
    },
  };
}

/** The province or one of its cities, to look at what lies below. */
export function cityChooser({ frame, place, words }: Context): Chooser {
  const { province } = frame;
  return {
    name: 'region',
    label: words.region,
    value: province.children.some(({ code }) => code === place.choices.region)
      ? (place.choices.region ?? '')
      : '',
    kind: {
      options: [province, ...province.children].map(({ code, name }) => ({
        value: code === province.code ? '' : code,
        label: name,
      })),
    },
  };
}

export function planChooser({ frame, words }: Context, value: string): Chooser {
  return {
    name: 'plan',
    label: words.plan,
    value,
    wide: true,
    kind: { options: frame.plans.map(({ code, name }) => ({ value: code, label: name })) },
  };
}

/** The indicators by plan, and further groups after them. */
export function indicatorOptions({ frame }: Context, prefix = ''): OptionGroup[] {
  return frame.plans.map(({ name, indicators }) => ({
    label: name,
    options: indicators.map((indicator) => ({
      value: `${prefix}${indicator.code}`,
      label: indicator.unit ? `${indicator.name}（${indicator.unit}）` : indicator.name,
    })),
  }));
}

/** Whose values: all people’s, those of towns, those of the countryside. */
export function areaChooser({ place, words }: Context): Chooser {
  return {
    name: 'area',
    label: words.area,
    value: place.choices.area ?? '',
    kind: {
      options: (['TOTAL', 'URBAN', 'RURAL'] as const).map((area) => ({
        value: area === 'TOTAL' ? '' : area,
        label: words.areas[area],
      })),
    },
  };
}

/** Counties or cities; counties are the empty choice. */
export function levelChooser({ place, words }: Context): Chooser {
  return {
    name: 'level',
    label: words.level,
    value: place.choices.level ?? '',
    kind: {
      options: (['COUNTY', 'CITY'] as const).map((level) => ({
        value: level === 'COUNTY' ? '' : level,
        label: words.levels[level],
      })),
    },
  };
}

/** The years from the first plan's beginning until now, the newest first; the empty choice is named. */
export function yearChooser({ frame, place, words }: Context, empty: string): Chooser {
  const first = Math.min(...frame.plans.map(({ startYear }) => startYear), frame.year);
  const years = Array.from({ length: frame.year - first + 1 }, (_, index) => String(frame.year - index));
  return {
    name: 'year',
    label: words.year,
    value: place.choices.year ?? '',
    kind: { options: [{ value: '', label: empty }, ...years.map((year) => ({ value: year, label: year }))] },
  };
}
