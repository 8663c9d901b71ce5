import { checkRegionCode } from '../../domain/codes.js';
import { RegionLevel } from '../../domain/enums.js';
import { badInput } from '../../domain/errors.js';
import type { Sql } from '../sql.js';
import { soleRow } from '../sole-row.js';
import { type View } from '../view.js';
import { checkPlace, PLACE_COLUMNS, withPlace, type PlaceFound } from './local-place.js';

/** Kinds of facility that one question may name. */
const MOST_TYPES = 20;
/** Providers of settlements that one question may name. */
const MOST_PROVIDERS = 20;

/** Which facilities are meant, and for whom. */
export interface FacilitiesAsked {
  /** Code of a division of any level. */
  readonly region: string;
  /** Codes of kinds of facility; all if not given. */
  readonly facilityType?: readonly string[] | null | undefined;
  /** Code of a service that they offer; any if not given. */
  readonly service?: string | null | undefined;
  /** Codes of the providers whose settlements count; all if not given. */
  readonly populationFrom?: readonly string[] | null | undefined;
}

/** The same, found in the directory. */
export interface FacilitiesMeant {
  /** Code of the division that is answered for. */
  readonly region: string;
  /** Ids of kinds, in ascending order; null for all. */
  readonly types: readonly number[] | null;
  readonly service: string | null;
  /** Ids of the providers whose settlements count, in ascending order; null for all. */
  readonly populationFrom: readonly number[] | null;
}

/** A division as far as the lie of the land goes. */
interface RegionNode {
  readonly id: number;
  readonly code: string;
  readonly level: RegionLevel;
  readonly parentId: number | null;
  readonly replacedById: number | null;
  /** Whether it is in being on the day. */
  readonly current: boolean;
}

/** A record that a question names. */
interface Named {
  readonly id: number;
  readonly code: string;
}

/**
 * What a question means. One statement.
 * @throws BAD_USER_INPUT for a division, kind, service or provider that there is not, and for more of them than can be
 *   asked about
 */
export async function meantBy(sql: Sql, asked: FacilitiesAsked, view: View): Promise<FacilitiesMeant> {
  const code = checkRegionCode(asked.region, 'region');
  const types = severalOf(asked.facilityType, 'facilityType', `Name 1 to ${MOST_TYPES} kinds of facility.`);
  const providers = severalOf(
    asked.populationFrom,
    'populationFrom',
    `Name 1 to ${MOST_PROVIDERS} providers of settlements, or leave it out to count all.`,
  );
  const service = asked.service ?? null;
  const values: unknown[] = [code, types ?? [], service, providers ?? []];
  const text = `${withPlace('$1')} select ${PLACE_COLUMNS}, (select code from named) as named,
    (select coalesce(json_agg(json_build_object('id', t.id, 'code', t.code) order by t.id), '[]'::json)
      from facility_type t where t.code = any($2::text[])) as types,
    (select coalesce(json_agg(json_build_object('id', p.id, 'code', p.code) order by p.id), '[]'::json)
      from data_provider p where p.code = any($4::text[])) as providers,
    ($3::text is null or exists (select from service where code = $3)) as "serviceKnown"`;
  const found = await soleRow<
    PlaceFound & {
      named: string | null;
      types: readonly Named[];
      providers: readonly Named[];
      serviceKnown: boolean;
    }
  >(sql, text, values, view);
  const place = checkPlace(found, { code, argument: 'region' }, view.day);
  const typeIds = idsOf(types, found.types, (type) =>
    badInput('facilityType', `There is no kind of facility ${type}: name one of \`facilityTypes\`.`, {
      problem: 'FACILITY_TYPE_UNKNOWN',
    }),
  );
  const providerIds = idsOf(providers, found.providers, (provider) =>
    badInput('populationFrom', `There is no provider ${provider}: name one that gives \`settlements\`.`, {
      problem: 'PROVIDER_UNKNOWN',
    }),
  );
  if (!found.serviceKnown)
    throw badInput(
      'service',
      `There is no service ${String(service).slice(0, 80)}: name one of \`services\`.`,
      { problem: 'SERVICE_UNKNOWN' },
    );
  return { region: found.named ?? place, types: typeIds, service, populationFrom: providerIds };
}

const MOST = { facilityType: MOST_TYPES, populationFrom: MOST_PROVIDERS };

function severalOf(
  codes: readonly string[] | null | undefined,
  argument: keyof typeof MOST,
  rule: string,
): string[] | null {
  if (!codes) return null;
  const several = [...new Set(codes)];
  if (several.length === 0 || several.length > MOST[argument])
    throw badInput(argument, rule, { problem: 'OUT_OF_RANGE' });
  return several;
}

/** @param fault of a code that nothing has, cut to what a message can hold */
function idsOf(
  codes: readonly string[] | null,
  found: readonly Named[],
  fault: (code: string) => Error,
): number[] | null {
  if (!codes) return null;
  const unknown = codes.find((code) => !found.some((each) => each.code === code));
  if (unknown !== undefined) throw fault(unknown.slice(0, 80));
  return found.map(({ id }) => id);
}

/** All divisions of the directory, for sorting records by where they lie. */
export class RegionTree {
  private readonly byId: ReadonlyMap<number, RegionNode>;
  private readonly byCode: ReadonlyMap<string, RegionNode>;
  /** Of each division, from itself up, each as it is on the day. */
  private readonly chains: ReadonlyMap<number, readonly RegionNode[]>;

  private constructor(private readonly nodes: readonly RegionNode[]) {
    this.byId = new Map(nodes.map((node) => [node.id, node]));
    this.byCode = new Map(nodes.map((node) => [node.code, node]));
    this.chains = new Map(nodes.map((node) => [node.id, this.chainFrom(node)]));
  }

  /** One statement. */
  static async read(sql: Sql, day: string): Promise<RegionTree> {
    return new RegionTree(
      await sql.rows<RegionNode>(
        `select id, code, level, parent_id as "parentId", replaced_by_id as "replacedById",
          valid_during @> $1::date as current
        from region order by code`,
        [day],
      ),
    );
  }

  /** Ids of a division and of all that lies in it, those that were replaced by what lies in it included. */
  within(code: string): Set<number> {
    const top = this.byCode.get(code)?.id;
    return new Set(
      [...this.chains].flatMap(([id, chain]) => (chain.some((above) => above.id === top) ? [id] : [])),
    );
  }

  /** Ids of the counties in being, by code. */
  get counties(): number[] {
    return this.nodes
      .filter(({ level, current }) => level === RegionLevel.COUNTY && current)
      .map(({ id }) => id);
  }

  /** The id of the county that a division is or lies in; null for those above. */
  countyOf(id: number): number | null {
    return this.chains.get(id)?.find(({ level }) => level === RegionLevel.COUNTY)?.id ?? null;
  }

  /** The id of the division as it is on the day: what replaced it, where it was replaced. */
  presentOf(id: number): number {
    return this.chains.get(id)?.[0]?.id ?? id;
  }

  private chainFrom(node: RegionNode): RegionNode[] {
    const chain: RegionNode[] = [];
    for (let at: RegionNode | undefined = node; at && chain.length < 10;) {
      const present = this.replacementOf(at);
      chain.push(present);
      at = this.byId.get(present.parentId ?? 0);
    }
    return chain;
  }

  private replacementOf(node: RegionNode): RegionNode {
    let present = node;
    for (let step = 0; step < 10 && !present.current; step++)
      present = this.byId.get(present.replacedById ?? 0) ?? present;
    return present;
  }
}
