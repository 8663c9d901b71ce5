import { checkRegionCode } from '../../domain/codes.js';
import { SubjectKind } from '../../domain/content.js';
import type { EnteredRatio } from '../../domain/cost-sharing-choice.js';
import type { PlannedService } from '../../domain/funding-plan.js';
import { Region } from '../../entities/region.js';
import { contentOf, FIGURES, FUNDING } from '../contents.js';
import { markView } from '../loaders.js';
import type { Reader } from '../reader.js';
import { REVISED } from '../revisions/tables.js';
import type { Row } from '../table.js';
import { soleRow } from '../sole-row.js';
import { inForceIn, type View } from '../view.js';
import type { RegionRow } from './local-facts.js';
import { checkPlace, PLACE_COLUMNS, withPlace, type PlaceFound } from './local-place.js';

/** The fiscal tier that was entered for a county in one scheme. */
export interface EnteredTier {
  readonly code: string;
  readonly service: string;
  readonly component: string;
  readonly tier: number;
}

/** What the directory knows of who pays for some services in one division, on the day of a view. */
export interface FundingFacts {
  /** The division that is answered for. */
  readonly place: Row;
  /** By code, that division and all above, up to the province. */
  readonly chain: ReadonlyMap<string, Row>;
  /** Those in force, by code. */
  readonly services: ReadonlyMap<string, PlannedService>;
  /** Those that may hold for one of the services in the division, be it its own or of a division above. */
  readonly ratios: readonly EnteredRatio[];
  readonly tiers: readonly EnteredTier[];
}

const inForceOf = (kind: SubjectKind) => {
  const { table: name, subject } = REVISED[kind];
  return inForceIn({ name, subject }, 'r');
};

/** Of a mode's ratios it depends on the funding of each service whether they hold, which the domain knows. */
const factsWith = (regionRow: string) => `${withPlace('$1')},
  chain as (select c.* from place p join region c on c.path @> p.path),
  asked as (select id, code from service where code = any($2))
  select ${PLACE_COLUMNS},
    (select json_agg(${regionRow} order by nlevel(c.path) desc) from chain c) as chain,
    (select json_object_agg(r.code, json_build_object(
        'name', r.name, 'fundingText', r.funding_text, 'figures', ${FIGURES}, 'funding', ${FUNDING}))
      from asked a join service_revision r on r.service_id = a.id join funding_rule f on f.service_id = r.id
      where ${inForceOf(SubjectKind.SERVICE)}) as services,
    (select json_agg(json_build_object('code', r.code, 'content', ${contentOf(SubjectKind.COST_SHARING_RATIO)}))
      from chain c join cost_sharing_ratio_revision r on r.region_id = c.id
      where (r.service_id is null or r.service_id in (select id from asked)) and ${inForceOf(SubjectKind.COST_SHARING_RATIO)}) as ratios,
    (select json_agg(json_build_object('code', r.code, 'service', a.code, 'component', r.component, 'tier', r.tier))
      from place p join fiscal_tier_revision r on r.region_id = p.id join asked a on a.id = r.service_id
      where ${inForceOf(SubjectKind.FISCAL_TIER)}) as tiers`;

/**
 * Reads what the funding of services in a division depends on. One statement. A township's code stands for its county,
 * since budgets divide down to the county; a retired one for the division that replaced it.
 * @param argument name of the argument that `region` came with
 * @throws BAD_USER_INPUT for a region that there is not in the province, or was not yet on the day
 */
export async function readFundingFacts(
  reader: Reader,
  asked: { readonly services: readonly string[]; readonly region: string },
  view: View,
  argument: string,
): Promise<FundingFacts> {
  const { services, region } = asked;
  const values: unknown[] = [checkRegionCode(region, argument), [...new Set(services)]];
  const text = factsWith(reader.wholeRow(Region, 'c'));
  const row = await soleRow<
    PlaceFound & {
      chain: RegionRow[] | null;
      services: Readonly<Record<string, PlannedService>> | null;
      ratios: EnteredRatio[] | null;
      tiers: EnteredTier[] | null;
    }
  >(reader.sql, text, values, view);
  const code = checkPlace(row, { code: region, argument }, view.day);
  const chain = row.chain ?? [];
  markView(chain, view, reader.present);
  const byCode = new Map(chain.map((one) => [one.code, one]));
  return {
    place: byCode.get(code) as Row,
    chain: byCode,
    services: new Map(Object.entries(row.services ?? {})),
    ratios: row.ratios ?? [],
    tiers: row.tiers ?? [],
  };
}
