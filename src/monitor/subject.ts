import { areaChooser, cityChooser, indicatorOptions, levelChooser, type Chooser } from './choosers.js';
import { addsUp, chosenArea, chosenLevel, chosenSubject, GROUPS, UNITS, type Subject } from './chosen.js';
import { chosenIndicator, comparedIn } from './frame.js';
import type { ObservedArea, RegionLevel } from './operations/generated.js';
import type { Words } from './words.js';
import type { Context } from './context.js';

interface Named {
  readonly name: string;
}

/** What both views that compare divisions ask for. */
export interface Compared extends Subject {
  readonly region: string | null;
  readonly level: RegionLevel;
  readonly area: ObservedArea;
}

export function compared({ frame, place }: Context): Compared {
  const level = chosenLevel(place);
  const subject = chosenSubject(frame, place);
  return {
    ...subject,
    region: comparedIn(frame, place.choices.region, level),
    level,
    // People are not told by town and countryside.
    area: subject.per === undefined ? chosenArea(place) : 'TOTAL',
  };
}

/** What is compared, in words: the indicator, or the kind of facility with its unit; and per head of whom. */
export function comparedName(
  words: Words,
  { indicator, facilityType }: { readonly indicator: Named | null; readonly facilityType: Named | null },
  { unit, per }: Subject,
): string {
  return [indicator?.name, facilityType?.name, unit && words.units[unit], per && words.groups[per]]
    .filter(Boolean)
    .join(' · ');
}

/** What to compare, and where: an indicator, or facilities in a unit of capacity for a thousand people. */
export function subjectChoosers(context: Context): Chooser[] {
  const { frame, place } = context;
  const subject = chosenSubject(frame, place);
  const indicator = chosenIndicator(frame, subject.indicator);
  const ofFacilities = subject.facilityType !== undefined;
  return [
    subjectChooser(context, subject),
    ...(ofFacilities ? [unitChooser(context, subject)] : []),
    ...(ofFacilities || (indicator && addsUp(indicator)) ? [perChooser(context, subject)] : []),
    cityChooser(context),
    levelChooser(context),
    ...(subject.per === undefined ? [areaChooser(context)] : []),
  ];
}

function subjectChooser(context: Context, { indicator, facilityType }: Subject): Chooser {
  const { frame, words } = context;
  const facilities = frame.facilityTypes.map(({ code, name }) => ({
    value: `facilityType:${code}`,
    label: name,
  }));
  return {
    name: 'subject',
    label: words.subject,
    wide: true,
    value: facilityType === undefined ? `indicator:${indicator}` : `facilityType:${facilityType}`,
    kind: {
      options: [...indicatorOptions(context, 'indicator:'), { label: words.facilities, options: facilities }],
    },
    changes: (value) => {
      const [kind = '', code = ''] = value.split(':');
      return { indicator: '', facilityType: '', unit: '', per: '', [kind]: code };
    },
  };
}

const unitChooser = ({ words }: Context, { unit }: Subject): Chooser => ({
  name: 'unit',
  label: words.unit,
  value: unit ?? '',
  kind: { options: UNITS.map((value) => ({ value, label: words.units[value] })) },
});

const perChooser = ({ words }: Context, { facilityType, per }: Subject): Chooser => ({
  name: 'per',
  label: words.per,
  value: per ?? '',
  kind: {
    options: [
      ...(facilityType === undefined ? [{ value: '', label: words.perNone }] : []),
      ...GROUPS.map((value) => ({ value, label: words.groups[value] })),
    ],
  },
});
