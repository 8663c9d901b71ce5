import fc from 'fast-check';
import { createDataSource } from '../../src/data/data-source.js';
import { Tables } from '../../src/data/table.js';
import { Department } from '../../src/entities/department.js';
import { Edition } from '../../src/entities/edition.js';
import { FundingRule } from '../../src/entities/funding-rule.js';
import { Indicator } from '../../src/entities/indicator.js';
import { PublicService } from '../../src/entities/public-service.js';
import { Region } from '../../src/entities/region.js';
import { Responsibility } from '../../src/entities/responsibility.js';
import { Target } from '../../src/entities/target.js';
import { TaskResponsibility } from '../../src/entities/task-responsibility.js';

let tables: Tables;
beforeAll(async () => {
  const dataSource = createDataSource('postgresql://nowhere/');
  // The metadata needs no connection, only TypeORM's own way of building it.
  await (dataSource as unknown as { buildMetadatas(): Promise<void> }).buildMetadatas();
  tables = new Tables(dataSource);
});

const columns = (entity: unknown, fields: string[], also?: string[]) =>
  Object.fromEntries(tables.of(entity).columnsFor(fields, also));

describe('the columns of a read', () => {
  it('are those asked for and no others', () => {
    expect(columns(PublicService, ['code', 'fundingText'])).toEqual({
      code: '{row}.code',
      fundingText: '{row}.funding_text',
    });
  });

  it('have the key of a relation in place of the relation', () => {
    expect(columns(PublicService, ['domain'])).toEqual({ domain_id: '{row}.domain_id' });
    expect(columns(Region, ['parent', 'replacedBy'])).toEqual({
      parent_id: '{row}.parent_id',
      replaced_by_id: '{row}.replaced_by_id',
    });
  });

  it('have the own key once for all relations that point here', () => {
    expect(columns(PublicService, ['responsibilities', 'figures', 'funding'])).toEqual({ id: '{row}.id' });
    expect(columns(Region, ['children', 'ancestors'])).toEqual({ id: '{row}.id' });
  });

  it('have what the global id is made of in place of the id', () => {
    expect(columns(PublicService, ['id'])).toEqual({ serviceId: '{row}.service_id' });
    expect(columns(Region, ['id'])).toEqual({ id: '{row}.id' });
  });

  it('are expressions where the field is no column', () => {
    const validity = '{validity service_revision {row}}';
    expect(columns(PublicService, ['validFrom', 'validTo'])).toEqual({
      validFrom: '{row}.begins_on',
      validTo: `case when isempty(${validity}) then {row}.begins_on else upper(${validity}) end`,
    });
  });

  it('are what a worked-out field is worked out from', () => {
    expect(columns(Edition, ['services', 'name'])).toEqual({
      effectiveOn: '{row}.effective_on',
      name: '{row}.name',
    });
  });

  it('have what else the reader needs', () => {
    expect(columns(Region, ['name'], ['code'])).toEqual({ name: '{row}.name', code: '{row}.code' });
  });

  it('are the key alone where nothing of the row is asked for', () => {
    expect(columns(PublicService, [])).toEqual({ id: '{row}.id' });
    expect(columns(PublicService, ['__typename'])).toEqual({ id: '{row}.id' });
  });

  it('are refused where the program names one that is not there', () => {
    expect(() => tables.of(Region).sql('nowhere')).toThrow('region has no column for nowhere');
    expect(() => columns(Region, [], ['nowhere'])).toThrow('region has no column for nowhere');
    expect(() => tables.of(class Nowhere {})).toThrow('No table');
  });

  it('are at most one for each field asked for, of every table and any choice of fields', () => {
    for (const table of tables.all()) {
      const properties = [...table.columns.keys()].filter((property) => property !== 'id');
      const fields = fc.uniqueArray(fc.constantFrom(...properties, ...table.relations.keys()), {
        minLength: 1,
      });
      fc.assert(
        fc.property(fields, (chosen) => {
          const read = table.columnsFor(chosen);
          const expected = new Set(chosen.map((field) => table.relations.get(field)?.localKey ?? field));
          expect(new Set(read.keys())).toEqual(expected);
          for (const [property, sql] of read) expect(sql).toBe(table.sql(property));
        }),
        { numRuns: 20 },
      );
    }
  });
});

describe('a relation', () => {
  const relation = (entity: unknown, name: string) => {
    const found = tables.of(entity).relations.get(name);
    if (!found) throw new Error(`no relation ${name}`);
    const { many, localKey, match, filters, target, bySubject, revisions } = found;
    return { many, localKey, match, filters, target: target.name, bySubject, revisions };
  };

  it('to one is found by the key that the row holds', () => {
    expect(relation(PublicService, 'domain')).toEqual({
      many: false,
      localKey: 'domain_id',
      match: { column: 'id' },
      filters: [],
      target: 'service_domain',
      bySubject: false,
      revisions: false,
    });
  });

  it('to one that has revisions leads from its identity to the revision in force', () => {
    const toDepartment = { localKey: 'department_id', match: { column: 'department_id' }, bySubject: true };
    expect(relation(Responsibility, 'department')).toMatchObject({
      many: false,
      target: 'department_revision',
      ...toDepartment,
    });
    expect(relation(TaskResponsibility, 'department')).toMatchObject(toDepartment);
    expect(relation(Target, 'indicator')).toMatchObject({
      localKey: 'indicator_id',
      match: { column: 'indicator_id' },
      target: 'indicator_revision',
      bySubject: true,
    });
    // A part belongs to one revision, whatever day it is read on.
    expect(relation(Responsibility, 'service')).toMatchObject({
      match: { column: 'id' },
      target: 'service_revision',
      bySubject: false,
    });
  });

  it('to what refers to an identity is found by the identity that the revision is of', () => {
    const key = { localKey: 'departmentId', match: { column: 'department_id' } };
    expect(relation(Department, 'responsibilities')).toMatchObject({
      many: true,
      ...key,
      filters: ['role'],
      target: 'responsibility',
      revisions: false,
    });
    expect(relation(Department, 'revisions')).toMatchObject({
      many: true,
      ...key,
      target: 'department_revision',
      revisions: true,
    });
    expect(relation(Indicator, 'targets')).toMatchObject({
      localKey: 'indicatorId',
      match: { column: 'indicator_id' },
    });
  });

  it('to many, or to the one that points here, is found by the key that the other row holds', () => {
    expect(relation(PublicService, 'responsibilities')).toEqual({
      many: true,
      localKey: 'id',
      match: { column: 'service_id' },
      filters: ['role'],
      target: 'responsibility',
      bySubject: false,
      revisions: false,
    });
    expect(relation(PublicService, 'funding')).toMatchObject({
      many: false,
      match: { column: 'service_id' },
    });
    expect(relation(FundingRule, 'shares')).toMatchObject({ many: true, match: { column: 'rule_id' } });
  });

  it('by a condition is found by the condition', () => {
    expect(relation(Region, 'ancestors')).toMatchObject({
      many: true,
      localKey: 'id',
      match: { condition: '{row}.path @> {parent}.path and {row}.id <> {parent}.id' },
    });
  });

  it('can be read from both of its ends, and its keys are columns there', () => {
    for (const table of tables.all()) {
      for (const { owner, target, localKey, match, filters } of table.relations.values()) {
        expect(owner).toBe(table);
        expect(owner.sql(localKey)).toMatch(/^\{row\}\.\w+$/);
        if ('column' in match) expect(target.sql(match.column)).toBe(`{row}.${match.column}`);
        for (const filter of filters) expect(target.sql(filter)).toContain('{row}.');
      }
    }
  });
});
