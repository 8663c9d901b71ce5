import type { ServiceContent } from '../../domain/content.js';
import { badInput } from '../../domain/errors.js';
import {
  diffServices,
  ListEntryKind,
  type DepartmentNames,
  type ServiceChange,
} from '../../domain/list-diff.js';
import { sameValue } from '../../domain/same-value.js';
import { Department } from '../../entities/department.js';
import { PublicService } from '../../entities/public-service.js';
import { readServiceContents } from '../contents.js';
import { filterServices, type ServiceFilter } from '../lists/public-service.js';
import { Page, windowOf, type Order, type PageArguments } from '../paginate.js';
import type { Reader } from '../reader.js';
import type { Selection } from '../select.js';
import type { Row } from '../table.js';
import { inForceIn, withView, type View } from '../view.js';
import { Where } from '../where.js';

/** Two lists to compare, in either order of time, and what is asked of the difference. */
export interface ListDiffRequest {
  readonly from: View;
  readonly to: View;
  /** Which services: those that meet it on either side. */
  readonly filter: ServiceFilter;
  readonly page: Pick<PageArguments, 'first' | 'after'>;
  readonly wanted: ListDiffWanted;
}

export interface ListDiffWanted {
  readonly counts: boolean;
  readonly entries: boolean;
  /** What is asked of the service on either side; null if nothing. */
  readonly before: Selection | null;
  readonly after: Selection | null;
  readonly changes: boolean;
}

export interface ListDiffCounts {
  readonly added: number;
  readonly retired: number;
  readonly changed: number;
}

export interface ListDiffEntry {
  readonly code: string;
  readonly kind: ListEntryKind;
  readonly before: Row | null;
  readonly after: Row | null;
  readonly changes: readonly ServiceChange[];
}

export interface ListDiff {
  readonly from: string;
  readonly to: string;
  readonly counts: ListDiffCounts | null;
  readonly changes: Page;
}

/** A service that differs: the revisions on either side. */
interface Differing extends Row {
  readonly code: string;
  readonly before: number | null;
  readonly after: number | null;
}

const ORDER: Order = {
  name: 'list-diff',
  columns: [{ alias: 'code', sql: '{row}.code' }],
  descending: false,
};

/**
 * What differs between two lists: services that came, went, or are stated by another revision. The contents of one
 * page's services are read, however long the lists are.
 * @throws BAD_USER_INPUT for a page size outside 0–100, a cursor of another list, a text that cannot be searched for
 */
export async function readListDiff(reader: Reader, request: ListDiffRequest): Promise<ListDiff> {
  const { from, to, wanted } = request;
  const { size, after: beyond } = windowOf(request.page, ORDER);
  let counted: Promise<ListDiffCounts> | undefined;
  const count = () => (counted ??= countDiffering(reader, request));
  const [counts, found] = await Promise.all([
    wanted.counts ? count() : null,
    wanted.entries ? findDiffering(reader, request, size + 1, beyond) : [],
  ]);
  const entries = await readEntries(reader, request, found.slice(0, size));
  const sides = { next: found.length > size, previous: beyond !== null };
  const total = async () => {
    const { added, retired, changed } = await count();
    return added + retired + changed;
  };
  return { from: from.day, to: to.day, counts, changes: new Page(entries, ORDER, sides, total) };
}

/** The revisions that are in force on one side only, as a table `d` with the conditions of the filter. */
function differing({ from, to, filter }: ListDiffRequest): { text: string; where: Where } {
  if (typeof filter.guideIn === 'string')
    throw badInput('filter.guideIn', 'Guides are of one day, and two are compared: leave guideIn out.');
  const where = new Where();
  where.add('t.id in (d.before, d.after)');
  filterServices(filter, where);
  const service = { name: 'service_revision', subject: 'service_id' };
  const inForce = (view: View) =>
    withView(
      `select r.id, r.service_id, r.code from service_revision r where ${inForceIn(service, 'r')}`,
      view,
      (value) => where.bind(value),
    );
  const text = `(
    select coalesce(b.code, a.code) as code, b.id as before, a.id as after
    from (${inForce(from)}) b full join (${inForce(to)}) a using (service_id)
    where b.id is distinct from a.id
  ) d where exists (select from service_revision t${where.sql})`;
  return { text, where };
}

async function countDiffering(reader: Reader, request: ListDiffRequest): Promise<ListDiffCounts> {
  const { text, where } = differing(request);
  const [counts] = await reader.sql.rows<ListDiffCounts>(
    `select count(*) filter (where d.before is null)::integer as added,
      count(*) filter (where d.after is null)::integer as retired,
      count(*) filter (where d.before is not null and d.after is not null)::integer as changed
    from ${text}`,
    where.values,
  );
  return counts ?? { added: 0, retired: 0, changed: 0 };
}

function findDiffering(
  reader: Reader,
  request: ListDiffRequest,
  limit: number,
  beyond: readonly unknown[] | null,
): Promise<Differing[]> {
  const { text, where } = differing(request);
  const place = beyond ? ` and d.code > ${where.bind(String(beyond[0]))}` : '';
  return reader.sql.rows<Differing>(
    `select d.code, d.before, d.after from ${text}${place} order by d.code limit ${where.bind(limit)}`,
    where.values,
  );
}

const idsOf = (found: readonly Differing[], side: 'before' | 'after') =>
  found.flatMap((entry) => entry[side] ?? []);

async function readEntries(
  reader: Reader,
  { from, to, wanted }: ListDiffRequest,
  found: readonly Differing[],
): Promise<(ListDiffEntry & Row)[]> {
  const [befores, afters, changes] = await Promise.all([
    readRows(reader, wanted.before, from, idsOf(found, 'before')),
    readRows(reader, wanted.after, to, idsOf(found, 'after')),
    wanted.changes ? readChanges(reader, found, from, to) : new Map<string, readonly ServiceChange[]>(),
  ]);
  return found.map(({ code, before, after }) => ({
    code,
    kind:
      before === null ? ListEntryKind.ADDED : after === null ? ListEntryKind.RETIRED : ListEntryKind.CHANGED,
    before: befores.get(before) ?? null,
    after: afters.get(after) ?? null,
    changes: changes.get(code) ?? [],
  }));
}

/** The services of one side by their revisions' ids, marked with the day that they were read for. */
async function readRows(
  reader: Reader,
  selection: Selection | null,
  view: View,
  ids: readonly number[],
): Promise<ReadonlyMap<unknown, Row>> {
  if (!selection || ids.length === 0) return new Map();
  const rows = await reader.list(
    PublicService,
    selection,
    view,
    (where) => where.add(`t.id = any(${where.bind(ids)})`),
    ['id'],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

async function readChanges(
  reader: Reader,
  found: readonly Differing[],
  from: View,
  to: View,
): Promise<ReadonlyMap<string, readonly ServiceChange[]>> {
  const changed = found.filter(({ before, after }) => before !== null && after !== null);
  const contents = await readServiceContents(
    (text, values) => reader.sql.rows(text, values),
    [...idsOf(changed, 'before'), ...idsOf(changed, 'after')],
  );
  const pairs = changed.flatMap(({ code, before, after }) => {
    const [old, now] = [contents.get(before ?? 0), contents.get(after ?? 0)];
    return old && now ? [{ code, old, now }] : [];
  });
  const handedOver = pairs.filter(({ old, now }) => !sameValue(old.responsibilities, now.responsibilities));
  const [before, after] = await Promise.all([
    namesOn(
      reader,
      from,
      handedOver.map(({ old }) => old),
    ),
    namesOn(
      reader,
      to,
      handedOver.map(({ now }) => now),
    ),
  ]);
  const names: DepartmentNames = { before, after };
  return new Map(pairs.map(({ code, old, now }) => [code, diffServices(old, now, names)]));
}

const CODE_AND_NAME: Selection = { fields: new Set(['code', 'name']), nested: new Map() };

/** What the departments that contents name were called, by code. */
async function namesOn(
  reader: Reader,
  view: View,
  contents: readonly ServiceContent[],
): Promise<ReadonlyMap<string, string>> {
  const codes = new Set(
    contents.flatMap(({ responsibilities }) => responsibilities.map(({ department }) => department)),
  );
  if (codes.size === 0) return new Map();
  const rows = await reader.many(Department, CODE_AND_NAME, 'code', [...codes], view);
  return new Map(rows.map(({ code, name }) => [code as string, name as string]));
}
