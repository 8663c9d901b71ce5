/** A field of imported records, and the columns of the table and of the staged rows that hold it. */
export interface ImportField {
  /** As the API and the files name it. */
  readonly field: string;
  /** Columns of the table, each with its type in the staged rows. */
  readonly columns: Readonly<Record<string, string>>;
  /** SQL of a column's value from the staged row `s`, where it is not the staged column itself. */
  readonly from?: Readonly<Record<string, string>>;
}

/** What a kind of import writes to: one table whose rows a provider tells apart by its own ids. */
export interface ImportTable {
  readonly name: 'facility' | 'settlement';
  /** In the order of the bits of `given`; at most 31. */
  readonly fields: readonly ImportField[];
  /** Fields without which no record is made, in the API's words. */
  readonly required: readonly string[];
  /** Columns that are worked out from others: SQL over the new row `n`, and the fields that they depend on. */
  readonly derived: Readonly<Record<string, { readonly sql: string; readonly fields: readonly string[] }>>;
  /** Whether several providers may tell of one record, and units are counted by day. */
  readonly shared: boolean;
}

const text = (field: string, column = field): ImportField => ({ field, columns: { [column]: 'text' } });
const GRAMS = String.raw`array_to_tsvector(string_to_array(s.grams, E'\x1f'))`;
const POINT: ImportField = {
  field: 'point',
  columns: { longitude: 'double precision', latitude: 'double precision' },
};
const SPOT = { sql: 'point(n.longitude * 0.9, n.latitude)', fields: ['point'] };

export const FACILITY_IMPORT: ImportTable = {
  name: 'facility',
  fields: [
    {
      field: 'name',
      columns: { name: 'text', folded: 'text', search: 'text' },
      from: { search: GRAMS },
    },
    { field: 'type', columns: { type_id: 'integer' } },
    { field: 'region', columns: { region_id: 'integer' } },
    text('address'),
    POINT,
    text('status'),
    text('operator'),
    text('creditCode', 'credit_code'),
    text('phone'),
    { field: 'serviceRadius', columns: { service_radius: 'integer' } },
    { field: 'openingHours', columns: { opening_schedule_id: 'integer' } },
    { field: 'accessibility', columns: { accessibility: 'text[]' } },
    { field: 'beginsOn', columns: { begins_on: 'date' } },
    { field: 'endedOn', columns: { ended_on: 'date' } },
    { field: 'offers', columns: { offers: 'text[]' } },
  ],
  required: ['name', 'type', 'region'],
  derived: {
    spot: SPOT,
    existing: {
      sql: `case when n.ended_on <= n.begins_on then 'empty' else daterange(n.begins_on, n.ended_on) end`,
      fields: ['beginsOn', 'endedOn'],
    },
  },
  shared: true,
};

export const SETTLEMENT_IMPORT: ImportTable = {
  name: 'settlement',
  fields: [
    text('name'),
    { field: 'region', columns: { region_id: 'integer' } },
    POINT,
    { field: 'population', columns: { population: 'integer' } },
    { field: 'elderly', columns: { elderly: 'integer' } },
    { field: 'children', columns: { children: 'integer' } },
    { field: 'countedOn', columns: { counted_on: 'date' } },
  ],
  required: ['name', 'region', 'point', 'population'],
  derived: { spot: SPOT },
  shared: false,
};
