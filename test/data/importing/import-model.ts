/** What a provider says of a facility in one row; an absent field says nothing, null says that there is none. */
export interface ModelRow {
  readonly id?: string;
  readonly name?: string | null;
  readonly address?: string | null;
  readonly operator?: string | null;
  readonly serviceRadius?: number | null;
  readonly endedOn?: string | null;
  readonly capacities?: readonly ModelCount[];
  readonly sameAs?: string | null;
}

export interface ModelCount {
  readonly unit: string;
  readonly maximum: number;
  readonly available: number | null;
  readonly countedOn: string | null;
}

export interface ModelFacility {
  readonly provider: string;
  readonly record: string;
  readonly values: Record<Field, string | number | null>;
  /** Who answers for fields that the provider does not. */
  readonly authorities: Record<string, string>;
  /** By unit and day. */
  readonly counts: Record<string, { maximum: number; available: number | null }>;
  /** Each change of its end, the last at the end. */
  readonly endings: { readonly retired: boolean; readonly before: string | number | null }[];
}

export interface ModelState {
  /** By `PROVIDER/RECORD-ID`, as everything here. */
  readonly facilities: Record<string, ModelFacility>;
  readonly links: Record<string, string>;
  /** Open ones, by facility, field and provider. */
  readonly conflicts: Record<string, { kept: unknown; offered: unknown; keeper: string }>;
}

export interface ModelOutcome {
  readonly counts: Record<
    'created' | 'changed' | 'unchanged' | 'linked' | 'conflicts' | 'rejected' | 'retired',
    number
  >;
  readonly fields: Record<string, { changed: number; disputed: number }>;
  /** `line CODE`, in order. */
  readonly faults: string[];
}

const FIELDS = ['name', 'address', 'operator', 'serviceRadius', 'endedOn'] as const;
type Field = (typeof FIELDS)[number];

/** A radius that no row may have: the row is rejected, and its record is not missing. */
export const BAD_RADIUS = 0;

const inForce = ({ counts }: ModelFacility, unit: string, day: string) => {
  const key = Object.keys(counts)
    .filter((each) => each.startsWith(`${unit} `) && each <= `${unit} ${day}`)
    .sort()
    .at(-1);
  return key === undefined ? undefined : counts[key];
};

/** The counts of today, as a conflict shows them. */
const latest = (facility: ModelFacility) => {
  const units = [...new Set(Object.keys(facility.counts).map((key) => key.split(' ')[0] ?? ''))].sort();
  return units.map((unit) => {
    const key = Object.keys(facility.counts)
      .filter((each) => each.startsWith(`${unit} `))
      .sort()
      .at(-1) as string;
    return { unit, ...facility.counts[key], countedOn: key.split(' ')[1] };
  });
};

/** What an import comes to by the rules of docs/imports.md; the state given is left as it is. */
export function modelImport(
  before: ModelState,
  order: {
    readonly provider: string;
    readonly rows: readonly ModelRow[];
    readonly prune: boolean;
    readonly today: string;
  },
): { readonly state: ModelState; readonly outcome: ModelOutcome } {
  const { provider, rows, prune, today } = order;
  const state = structuredClone(before);
  const counts = { created: 0, changed: 0, unchanged: 0, linked: 0, conflicts: 0, rejected: 0, retired: 0 };
  const fields: Record<string, { changed: number; disputed: number }> = {};
  const faults: string[] = [];
  const named = new Set<string>();
  const ties = new Set<string>();
  let blind = false;
  const count = (field: string, what: 'changed' | 'disputed') =>
    ((fields[field] ??= { changed: 0, disputed: 0 })[what] += 1);

  const faultsOf = (row: ModelRow): string[] => {
    const wrong = [
      ...(row.id === undefined ? ['MISSING'] : []),
      ...(row.name === null ? ['MISSING'] : []),
      ...(row.serviceRadius === BAD_RADIUS ? ['RADIUS'] : []),
    ];
    if (row.id === undefined) blind = true;
    else if (wrong.length > 0) rejected.add(row.id);
    if (wrong.length > 0) return wrong;
    const stale = staleness(row, row.id as string);
    return stale === undefined ? [] : [stale];
  };

  const staleness = (row: ModelRow, id: string): string | undefined => {
    const earlier = named.has(id);
    named.add(id);
    if (earlier) return 'DUPLICATE_ID';
    const meant = row.sameAs ? (before.links[row.sameAs] ?? row.sameAs) : null;
    const tied = meant !== null && ties.has(meant);
    if (meant !== null) ties.add(meant);
    if (tied) return 'SAME_AS_TWICE';
    const key = `${provider}/${id}`;
    const own = before.facilities[key] ? key : before.links[key];
    const target = own ?? (meant !== null && before.facilities[meant] ? meant : undefined);
    if (meant !== null && (target === undefined || meant.startsWith(`${provider}/`))) return 'SAME_AS';
    const others = Object.entries(before.links).some(
      ([link, to]) => to === target && link.startsWith(`${provider}/`) && link !== key,
    );
    if (meant !== null && others) return 'SAME_AS_TWICE';
    if (target === undefined && row.name === undefined) return 'MISSING';
    take(row, key, target);
    return undefined;
  };

  const take = (row: ModelRow, key: string, target: string | undefined) => {
    const told = FIELDS.filter((field) => row[field] !== undefined);
    if (target === undefined) {
      counts.created += 1;
      const facility: ModelFacility = {
        provider,
        record: row.id as string,
        values: Object.fromEntries(
          FIELDS.map((field) => [field, row[field] ?? null]),
        ) as ModelFacility['values'],
        authorities: {},
        counts: {},
        endings: [],
      };
      for (const { unit, countedOn, maximum, available } of row.capacities ?? [])
        facility.counts[`${unit} ${countedOn ?? today}`] = { maximum, available };
      state.facilities[key] = facility;
      return;
    }
    const facility = state.facilities[target] as ModelFacility;
    const own = facility.provider === provider;
    const linking = !own && before.links[key] === undefined;
    if (!own) counts.linked += 1;
    if (linking) state.links[key] = target;
    const keeper = (field: string) => facility.authorities[field] ?? facility.provider;
    const taken: string[] = [];
    const disputed: Record<string, { kept: unknown; offered: unknown }> = {};
    const answered = (field: string) => {
      if (!own) facility.authorities[field] = provider;
      else Reflect.deleteProperty(facility.authorities, field);
    };
    for (const field of told) {
      const [was, is] = [facility.values[field], row[field] as string | number | null];
      if (was === is) continue;
      if (keeper(field) === provider || was === null) {
        taken.push(field);
        facility.values[field] = is;
        answered(field);
        if (field === 'endedOn') facility.endings.push({ retired: false, before: was });
      } else disputed[field] = { kept: was, offered: is };
    }
    const ending = facility.endings.at(-1);
    if (own && row.endedOn === undefined && facility.values.endedOn !== null && ending?.retired) {
      taken.push('endedOn');
      facility.endings.push({ retired: false, before: facility.values.endedOn });
      facility.values.endedOn = ending.before;
    }
    const given = (row.capacities ?? []).map((each) => ({ ...each, day: each.countedOn ?? today }));
    const differing = new Set(
      given
        .filter(({ unit, day, maximum, available }) => {
          const now = inForce(facility, unit, day);
          return now?.maximum !== maximum || now.available !== available;
        })
        .map(({ unit }) => unit),
    );
    if (differing.size > 0) {
      if (keeper('capacities') === provider || Object.keys(facility.counts).length === 0) {
        taken.push('capacities');
        answered('capacities');
        for (const { unit, day, maximum, available } of given)
          if (differing.has(unit)) facility.counts[`${unit} ${day}`] = { maximum, available };
      } else disputed['capacities'] = { kept: latest(facility), offered: row.capacities };
    }
    for (const field of [...told, ...(given.length > 0 ? ['capacities'] : [])])
      if (!(field in disputed)) Reflect.deleteProperty(state.conflicts, `${target} ${field} ${provider}`);
    for (const field of taken)
      for (const [name, conflict] of Object.entries(state.conflicts))
        if (name.startsWith(`${target} ${field} `) && conflict.offered === facility.values[field as Field])
          Reflect.deleteProperty(state.conflicts, name);
    for (const [field, values] of Object.entries(disputed)) {
      state.conflicts[`${target} ${field} ${provider}`] = { ...values, keeper: keeper(field) };
      count(field, 'disputed');
      counts.conflicts += 1;
    }
    for (const field of taken) count(field, 'changed');
    if (taken.length > 0) counts.changed += 1;
    else if (!linking) counts.unchanged += 1;
  };

  const rejected = new Set<string>();
  for (const [place, row] of rows.entries()) {
    const found = faultsOf(row);
    if (found.length > 0) counts.rejected += 1;
    faults.push(...found.map((code) => `${place + 1} ${code}`));
  }
  if (prune && !blind) {
    const there = Object.values(before.facilities).filter(
      ({ provider: whose, values }) =>
        whose === provider && (values.endedOn === null || String(values.endedOn) > today),
    );
    const missing = there.filter(({ record }) => !named.has(record) && !rejected.has(record));
    if (missing.length * 2 <= there.length)
      for (const { record } of missing) {
        const facility = state.facilities[`${provider}/${record}`] as ModelFacility;
        facility.endings.push({ retired: true, before: facility.values.endedOn });
        facility.values.endedOn = today;
        counts.retired += 1;
      }
  }
  return { state, outcome: { counts, fields, faults: faults.sort() } };
}
