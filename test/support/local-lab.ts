import type { DataSource } from 'typeorm';
import { beginPublication, publishRevisions } from '../../src/data/revisions/publish.js';
import { referredBy, resolveReferences } from '../../src/data/revisions/references.js';
import { identify, insertRevisions } from '../../src/data/revisions/write.js';
import { SubjectKind, type Contents, type FigureContent } from '../../src/domain/content.js';
import type { LocalFigure } from '../../src/domain/local-implementation.js';
import type { CalendarDay } from '../../src/domain/validity.js';
import { implementation } from './local-contents.js';
import { seedServices } from './seed-contents.js';

const services = seedServices();

type Implementation = Contents['LOCAL_IMPLEMENTATION'];

/** A figure of the list by its place among the service's, given another value; what it is raised to is invented. */
export function raised(
  service: string,
  index: number,
  value: string,
  changes: Partial<LocalFigure> = {},
): LocalFigure {
  const { what, condition, per, unit } = services.get(service)?.figures[index] as FigureContent;
  return { what, condition, per, unit, value, maxValue: null, quote: `（虚构）${value}`, ...changes };
}

/** What a division sets, and nothing else; invented. */
export const sets = (
  service: string,
  region: string,
  changes: Partial<Implementation> = {},
): Implementation => implementation({ service, region, guide: null, note: null, ...changes });

/** Publishes what divisions add, all at one instant and unchecked. */
export function publishLocal(
  dataSource: DataSource,
  contents: readonly Implementation[],
  beginsOn: CalendarDay = '2020-01-01',
): Promise<void> {
  const kind = SubjectKind.LOCAL_IMPLEMENTATION;
  const codeOf = ({ service, region }: Implementation) => `${service}-${region}`;
  return dataSource.transaction(async (manager) => {
    const instant = await beginPublication(manager);
    const subjects = await identify(manager, kind, contents.map(codeOf));
    const references = await resolveReferences(manager, referredBy(kind, contents));
    const revisions = contents.map((content) => ({
      subjectId: subjects.get(codeOf(content)) as number,
      code: codeOf(content),
      beginsOn,
      changeSetId: null,
      content,
    }));
    const ids = await insertRevisions(manager, kind, revisions, references);
    await publishRevisions(manager, kind, ids, instant);
  });
}
