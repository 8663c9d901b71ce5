import type { Citation } from './citation.js';
import type { FigureContent, ServiceContent } from './content.js';
import { compareService, sameFigure } from './figure-bearing.js';
import type {
  AddedAudience,
  LocalFigure,
  LocalImplementationContent,
  ServiceGuide,
} from './local-implementation.js';
import { comparableUnits } from './units.js';

/** Of each thing that applies in a place: whose it is, and where it was read. */
export interface Inherited {
  /** Code of the division that set it. */
  readonly setBy: string;
  /** Code of the division above that it comes from; null where the place itself set it. */
  readonly inheritedFrom: string | null;
  readonly source: Citation;
}

/** A figure of the standard as it applies in a place. */
export interface HereFigure extends Inherited {
  /** As the list prints it. */
  readonly figure: FigureContent;
  /** What applies, in `unit`; the lower end of a range. Null where the list's own applies and has no exact decimal. */
  readonly value: string | null;
  readonly maxValue: string | null;
  readonly unit: string;
  /** The words that set it. */
  readonly quote: string;
  /** The list's value, in its unit, where a local figure stands in its place, or what it prints; null elsewhere. */
  readonly provincialValue: string | null;
}

/** A local figure that does not apply, though it is in force: the list was revised since. */
export interface LapsedFigure {
  readonly figure: LocalFigure;
  /** Code of the division that set it. */
  readonly setBy: string;
  readonly reason: LapseReason;
}

export enum LapseReason {
  /** The list in force prints no such figure, or prints it in a unit that does not compare. */
  NOT_IN_LIST = 'NOT_IN_LIST',
  /** The list, or the city, has since set what serves people better. */
  OVERTAKEN = 'OVERTAKEN',
}

/** What applies of a service in a place, field by field (本地实施). */
export interface Here {
  /** In the list's order. */
  readonly figures: readonly HereFigure[];
  readonly lapsed: readonly LapsedFigure[];
  readonly audience: HereAudience;
  /** The nearest; null if nobody from the place up has one. */
  readonly guide: (Inherited & { readonly guide: ServiceGuide }) | null;
  /** From the city down. */
  readonly notes: readonly (Inherited & { readonly note: string })[];
}

export interface HereAudience {
  /** The list's words. */
  readonly text: string;
  readonly inheritedFrom: string | null;
  /** Whoever else is served, from the city down: a county serves whomever its city does. */
  readonly added: readonly (Inherited & AddedAudience)[];
}

/**
 * What applies of a service in a place: the province's words, and over them what each division of the place's chain has
 * set. A figure is the nearest that serves people no worse than what stands above it, for a city's figure binds its
 * counties and the list's binds all: a figure that a later revision overtook has lapsed.
 * @param service what the list says
 * @param province code of the province
 * @param place code of the division asked about: the province, or a city or county of it
 * @param implementations in force for the service, from the city down to the place; divisions without one are left out
 */
export function appliesHere(
  service: Pick<ServiceContent, 'audience' | 'figures' | 'source'>,
  province: string,
  place: string,
  implementations: readonly LocalImplementationContent[],
): Here {
  const whose = (region: string, source: Citation): Inherited => ({
    setBy: region,
    inheritedFrom: region === place ? null : region,
    source,
  });
  const figures = service.figures.map((figure): HereFigure => ({
    ...whose(province, service.source),
    figure,
    value: figure.value,
    maxValue: figure.maxValue,
    unit: figure.unit,
    quote: figure.quote,
    provincialValue: null,
  }));
  const lapsed: LapsedFigure[] = [];
  for (const { region, figures: local, source } of implementations)
    for (const figure of local) {
      const index = figures.findIndex((standing) => sameFigure(standing.figure, figure));
      const standing = figures[index];
      const reason = lapseOf(figure, standing);
      if (reason) lapsed.push({ figure, setBy: region, reason });
      else if (standing) figures[index] = replaced(standing, figure, whose(region, source));
    }
  const guides = implementations.flatMap(({ guide, region, source }) =>
    guide ? [{ ...whose(region, source), guide }] : [],
  );
  return {
    figures,
    lapsed,
    audience: {
      text: service.audience,
      inheritedFrom: whose(province, service.source).inheritedFrom,
      added: implementations.flatMap(({ addedAudience, region, source }) =>
        addedAudience ? [{ ...whose(region, source), ...addedAudience }] : [],
      ),
    },
    guide: guides.at(-1) ?? null,
    notes: implementations.flatMap(({ note, region, source }) =>
      note === null ? [] : [{ ...whose(region, source), note }],
    ),
  };
}

function lapseOf(local: LocalFigure, standing: HereFigure | undefined): LapseReason | null {
  if (!standing || !comparableUnits(local.unit, standing.unit)) return LapseReason.NOT_IN_LIST;
  const { figure, value, unit } = standing;
  const bar = value === null ? figure : { value, unit };
  return compareService(figure, local, bar) === -1 ? LapseReason.OVERTAKEN : null;
}

function replaced(
  { figure }: HereFigure,
  { value, maxValue, unit, quote }: LocalFigure,
  whose: Inherited,
): HereFigure {
  return { ...whose, figure, value, maxValue, unit, quote, provincialValue: figure.value ?? figure.printed };
}
