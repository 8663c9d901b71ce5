import fc from 'fast-check';
import { createDataSource } from '../../src/data/data-source.js';
import { Tables } from '../../src/data/table.js';
import { Edition } from '../../src/entities/edition.js';
import { FundingRule } from '../../src/entities/funding-rule.js';
import { PublicService } from '../../src/entities/public-service.js';
import { Region } from '../../src/entities/region.js';
import { Responsibility } from '../../src/entities/responsibility.js';

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
    expect(columns(PublicService, ['validFrom', 'validTo'])).toEqual({
      validFrom: 'lower({row}.valid_during)',
      validTo: 'upper({row}.valid_during)',
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
    const { many, localKey, match, filters, target } = found;
    return { many, localKey, match, filters, target: target.name };
  };

  it('to one is found by the key that the row holds', () => {
    expect(relation(Responsibility, 'department')).toEqual({
      many: false,
      localKey: 'department_id',
      match: { column: 'id' },
      filters: [],
      target: 'department',
    });
  });

  it('to many, or to the one that points here, is found by the key that the other row holds', () => {
    expect(relation(PublicService, 'responsibilities')).toEqual({
      many: true,
      localKey: 'id',
      match: { column: 'service_id' },
      filters: ['role'],
      target: 'responsibility',
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
