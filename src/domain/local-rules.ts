import type { Citation } from './citation.js';
import type { FigureContent } from './content.js';
import { compareDecimals, isDecimal } from './decimal.js';
import type { Condition } from './eligibility/rule.js';
import { RegionLevel } from './enums.js';
import { bearingOf, compareService, FigureBearing, sameFigure } from './figure-bearing.js';
import { checkEnds, checkUnit } from './figure-rules.js';
import { checkGuide } from './guide-rules.js';
import type { LocalFigure, LocalImplementationContent } from './local-implementation.js';
import { problem, ProblemCode, type Problem } from './problem.js';
import { serviceUnknown } from './service-named.js';
import { isBlank, withText } from './text-rules.js';
import { comparableUnits } from './units.js';

/**
 * The words of the 2018 plan by which localities may raise a standard and none may fall short of it. The plan nowhere
 * prints 不得低于; that the list's standards bind everywhere follows from these two sentences.
 */
export const STANDARD_FLOOR: readonly Citation[] = [
  {
    document: 'FJ-2018-ACTION-PLAN',
    place: '二、（二）服务清单',
    quote: '各项目服务内容和标准要在规划期内落实到位',
  },
  {
    document: 'FJ-2018-ACTION-PLAN',
    place: '十二、（二）落实责任分工',
    quote: '县级人民政府要制定办事指南保证清单项目落实到位，鼓励有条件的市、县适当拓展范围和提高标准',
  },
];

const ARTICLE = `Localities may raise a standard of the list, and carry it out in full: ${STANDARD_FLOOR.map(
  ({ document, place, quote }) => `“${quote}” (${document}, ${place})`,
).join(', ')}. That none may lower it follows from these words; the plan does not print it as a sentence.`;

/** What the directory knows of what a local implementation refers to, on the day from which it is to be in force. */
export interface LocalFacts {
  /** The division named; null if the directory has none of its code. */
  readonly region: { readonly level: RegionLevel; readonly inForce: boolean } | null;
  /** The service named, with the figures of its revision in force; null if none of its code is in force. */
  readonly service: { readonly figures: readonly FigureContent[] } | null;
  /** Of a county, what its city has in force for the service; null for a city, and where the city has set nothing. */
  readonly city: { readonly code: string; readonly figures: readonly LocalFigure[] } | null;
}

/**
 * What stands against publishing a local implementation as drafted, but for its source; empty if nothing does.
 * @param code with which the path of every problem begins
 * @param checkAudience what stands against a condition; its paths begin within the condition
 */
export function checkLocalImplementation(
  content: LocalImplementationContent,
  facts: LocalFacts,
  code: string,
  checkAudience: (condition: Condition) => readonly Problem[] = () => [],
): Problem[] {
  const { figures, addedAudience, guide, note } = content;
  const says = figures.length > 0 || addedAudience !== null || guide !== null;
  return [
    ...checkRegion(content.region, facts, [code, 'region']),
    ...checkServiceNamed(content.service, facts, [code, 'service']),
    ...(says
      ? []
      : [
          problem(ProblemCode.INVALID, 'It changes nothing here: give figures, an audience or a guide.', [
            code,
          ]),
        ]),
    ...checkLocalFigures(figures, facts, [code, 'figures']),
    ...(addedAudience ? withText({ text: addedAudience.text }, [code, 'addedAudience']) : []),
    ...(addedAudience?.condition ? checkAudience(addedAudience.condition) : []).map((found) => ({
      ...found,
      path: [code, 'addedAudience', 'condition', ...found.path],
    })),
    ...(guide ? checkGuide(guide, [code, 'guide']) : []),
    ...withText({ note }, [code]),
  ];
}

function checkRegion(code: string, { region }: LocalFacts, path: readonly string[]): Problem[] {
  if (!region)
    return [problem(ProblemCode.NOT_FOUND, `There is no division ${code}: name a city or county.`, path)];
  if (region.level !== RegionLevel.CITY && region.level !== RegionLevel.COUNTY) {
    const message = `${code} is a ${region.level.toLowerCase()}, and services are carried out by cities and counties: name one of these.`;
    return [problem(ProblemCode.INVALID, message, path)];
  }
  if (region.inForce) return [];
  const message = `${code} is not in being on the day from which this is to be in force: name what replaced it.`;
  return [problem(ProblemCode.NOT_IN_FORCE, message, path)];
}

function checkServiceNamed(code: string, { service }: LocalFacts, path: readonly string[]): Problem[] {
  return service ? [] : [serviceUnknown(code, path)];
}

function checkLocalFigures(
  figures: readonly LocalFigure[],
  { service, city }: LocalFacts,
  path: readonly string[],
): Problem[] {
  return figures.flatMap((figure, index) => {
    const { what, condition, per, unit, quote } = figure;
    const at = [...path, String(index)];
    const problems = withText({ what, condition, per, unit, quote }, at);
    if (figures.findIndex((other) => sameFigure(other, figure)) < index)
      problems.push(
        problem(ProblemCode.INVALID, `“${what}” stands twice: leave one of the two out.`, [...at, 'what']),
      );
    // Without the list's figures nothing more can be said; that there are none is said of the service.
    if (!service) return problems;
    return [...problems, ...checkAgainst(figure, service.figures, city, at)];
  });
}

function checkAgainst(
  local: LocalFigure,
  list: readonly FigureContent[],
  city: LocalFacts['city'],
  path: readonly string[],
): Problem[] {
  const named = list.filter((figure) => sameFigure(figure, local));
  const [figure] = named;
  const at = (field: string, message: string, code = ProblemCode.INVALID) => [
    problem(code, message, [...path, field]),
  ];
  if (!figure) {
    const known = list.map(
      ({ what, condition }) => `“${what}”${condition === null ? '' : ` (${condition})`}`,
    );
    const hint =
      known.length > 0 ? `it prints ${known.slice(0, 5).join(', ')}` : 'it prints none for this service';
    const message = `The list has no figure “${local.what}” of that condition and reference: ${hint}.`;
    return at('what', message, ProblemCode.NOT_FOUND);
  }
  if (named.length > 1)
    return at(
      'what',
      'The list has several figures of that name: tell them apart there by condition or reference.',
    );
  switch (bearingOf(figure)) {
    case FigureBearing.AUDIENCE:
      return at(
        'what',
        `“${local.what}” says who is served: whoever else is served here is an added audience.`,
      );
    case FigureBearing.TOTAL:
      return at(
        'what',
        `“${local.what}” is a total of the whole province: leave it out, no place raises it.`,
      );
  }
  const unsound = [
    ...(isBlank(local.unit) ? [] : checkLocalUnit(local.unit, figure.unit, [...path, 'unit'])),
    ...checkEnds({ ...local, comparator: figure.comparator }, path),
    ...(isDecimal(local.value) && compareDecimals(local.value, '0') < 0
      ? at('value', 'A standard is not negative: give 0 or more.')
      : []),
  ];
  return unsound.length > 0 ? unsound : checkNotBelow(local, figure, city, [...path, 'value']);
}

function checkLocalUnit(unit: string, listed: string, path: readonly string[]): Problem[] {
  const unregistered = checkUnit(unit, path);
  if (unregistered.length > 0 || comparableUnits(unit, listed)) return unregistered;
  const message = `${unit} cannot be compared to ${listed}, in which the list prints it: give the value in that.`;
  return [problem(ProblemCode.INVALID, message, path)];
}

function checkNotBelow(
  local: LocalFigure,
  figure: FigureContent,
  city: LocalFacts['city'],
  path: readonly string[],
): Problem[] {
  const refuse = (bar: string, whose: string) => {
    const [falls, mend] =
      bearingOf(figure) === FigureBearing.CEILING ? ['above', 'at most'] : ['below', 'at least'];
    const message = `${local.value}${local.unit} is ${falls} the ${bar} of ${whose}: give ${mend} that. ${ARTICLE}`;
    return [problem(ProblemCode.FIGURE_BELOW_STANDARD, message, path)];
  };
  if (compareService(figure, local, figure) === -1)
    return refuse(`${figure.value ?? figure.printed}${figure.unit}`, 'the list');
  const cityFigure = city?.figures.find((other) => sameFigure(other, figure));
  if (city && cityFigure && compareService(figure, local, cityFigure) === -1)
    return refuse(`${cityFigure.value}${cityFigure.unit}`, `its city ${city.code}`);
  return [];
}
