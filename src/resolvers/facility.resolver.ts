import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import {
  BY_ID,
  facilityOrder,
  FacilityOrderField,
  filterFacilities,
  insideBounds,
  insidePolygon,
  recordedAs,
  readFacilityFilter,
} from '../data/lists/facility.js';
import { beginningsIn, beginningsOf, facilityPage } from '../data/lists/facility-page.js';
import { KEPT_ZOOM } from '../data/facility-grids.js';
import { facilityClusters, MAX_CELLS } from '../data/reports/facility-clusters.js';
import { facilitiesNear } from '../data/reports/facilities-near.js';
import type { Row } from '../data/table.js';
import type { Where } from '../data/where.js';
import { badInput } from '../domain/errors.js';
import { nextChange, openAt, type OpeningHours as Hours } from '../domain/facilities/opening-hours.js';
import { FacilityStatus } from '../domain/facilities/vocabulary.js';
import { checkBounds, type Bounds } from '../domain/geo/bounds.js';
import { checkPolygon, polygonBounds } from '../domain/geo/polygon.js';
import { Facility } from '../entities/facility.js';
import { DateTimeScalar } from '../entities/scalars.js';
import { FacilityConnection } from '../schema/connections.js';
import { OrderDirection } from '../schema/enums.js';
import {
  FacilitiesArgs,
  FacilitiesInArgs,
  FacilitiesNearArgs,
  FacilityClustersArgs,
} from '../schema/facility.inputs.js';
import { FacilityCluster, NearFacilityConnection } from '../schema/facility.payloads.js';
import { OpeningHours, openingHoursPayload } from '../schema/opening-hours.payloads.js';
import { TimeArgs } from '../schema/view.inputs.js';
import type { Context } from './context.js';
import { pageOf, selectionOf } from './selection.js';
import { keyOf, timeFrom } from './view.js';

@Resolver(() => Facility)
export class FacilityResolver {
  @Query(() => Facility, {
    nullable: true,
    description: 'A facility by its id (按标识查询设施); null if none exists on the day.',
  })
  facility(
    @Arg('id', () => ID, { description: 'Its id, as another query gave it (全局标识).' }) id: string,
    @Args() time: TimeArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const key = keyOf('Facility', id, 'id');
    return oneFacility(time, context, info, (where) => where.add(`t.id = ${where.bind(key)}`));
  }

  @Query(() => Facility, {
    nullable: true,
    description:
      'The facility that a provider’s record is about (按数源编号查询设施), also where another provider gave it first; null if none exists on the day.',
  })
  facilityOf(
    @Arg('provider', () => String, { description: 'Who gave the record (数源名称).' }) provider: string,
    @Arg('recordId', () => String, { description: 'The provider’s own id of it (数源编号).' })
    recordId: string,
    @Args() time: TimeArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return oneFacility(time, context, info, (where) => recordedAs({ provider, recordId }, where));
  }

  @Extensions({ personal: ['from'] })
  @Query(() => FacilityConnection, {
    description:
      'The facilities that exist on the day (设施列表). For what is near somebody, `facilitiesNear`.',
  })
  async facilities(
    @Args() { filter, orderBy, from, ...page }: FacilitiesArgs,
    @Args() time: TimeArgs,
    @Ctx() { reader, schedules }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { field = FacilityOrderField.NAME, direction, unit } = orderBy ?? {};
    const choice = { field, descending: direction === OrderDirection.DESC, unit, from };
    const order = facilityOrder(choice, filter ?? {});
    const read = await readFacilityFilter(filter, schedules, reader.sql);
    return facilityPage(reader, {
      ...pageOf(info),
      ...{ order, page, view: timeFrom(time, { reader }), beginnings: beginningsOf(choice, read) },
      filter: (where) => filterFacilities(read, where),
    });
  }

  @Extensions({ personal: ['point', 'after'] })
  @Query(() => NearFacilityConnection, {
    description:
      'The facilities around a point, the nearest first (附近设施). By POST only, with `point` as a variable; it is neither logged nor kept.',
  })
  async facilitiesNear(
    @Args() { filter, first, after, ...circle }: FacilitiesNearArgs,
    @Args() time: TimeArgs,
    @Ctx() { reader, schedules }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return facilitiesNear(reader, {
      ...circle,
      ...pageOf(info),
      filter: await readFacilityFilter(filter, schedules, reader.sql),
      page: { first, after },
      view: timeFrom(time, { reader }) ?? reader.present,
    });
  }

  @Query(() => FacilityConnection, {
    description: 'The facilities in a box or an area, in no order that means anything (范围内设施).',
  })
  async facilitiesIn(
    @Args() { filter, bounds, polygon, ...page }: FacilitiesInArgs,
    @Args() time: TimeArgs,
    @Ctx() { reader, schedules }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { box, add } = insideOf({ bounds, polygon });
    const read = await readFacilityFilter(filter, schedules, reader.sql);
    return facilityPage(reader, {
      ...pageOf(info),
      ...{ order: BY_ID, page, view: timeFrom(time, { reader }), beginnings: beginningsIn(box, read) },
      filter(where) {
        add(where);
        filterFacilities(read, where);
      },
    });
  }

  @Extensions({ objects: MAX_CELLS / 10 })
  @Query(() => [FacilityCluster], {
    description: `The facilities in a box as a map shows them at a zoom, by cells of 64 pixels, those with most first (设施地图聚合). Cells that the box cuts are answered whole. Up to zoom ${KEPT_ZOOM}, what an import brings shows when it has ended. A box of more than ${MAX_CELLS} cells is BAD_USER_INPUT.`,
  })
  async facilityClusters(
    @Args() { bounds, zoom, filter }: FacilityClustersArgs,
    @Args() time: TimeArgs,
    @Ctx() { reader, schedules, grids }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<FacilityCluster[]> {
    const view = timeFrom(time, { reader }) ?? reader.present;
    const read = await readFacilityFilter(filter, schedules, reader.sql);
    const clusters = await facilityClusters(reader, grids, { bounds, zoom, filter: read, view });
    const selection = selectionOf(info, [['facility']]);
    const single = clusters.flatMap(({ facilityId }) => facilityId ?? []);
    const asked = single.length > 0 && selection.fields.size + selection.nested.size > 0;
    const rows = asked
      ? await reader.list(
          Facility,
          selection,
          view,
          (where) => where.add(`t.id = any(${where.bind(single)})`),
          ['id'],
        )
      : [];
    const byId = new Map(rows.map((row) => [row.id, row]));
    return clusters.map((cluster) => ({ ...cluster, facility: byId.get(cluster.facilityId) ?? null }));
  }

  @FieldResolver(() => OpeningHours, {
    nullable: true,
    description: 'When it is open (开放时间); null if not said.',
  })
  async openingHours(@Root() facility: Row, @Ctx() context: Context) {
    const hours = await hoursOf(facility, context);
    return hours && openingHoursPayload(hours);
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'Whether it is open, by its hours (是否开放): never while it is suspended, planned or closed; null if its hours are not known.',
  })
  async isOpen(
    @Root() facility: Row,
    @Arg('at', () => DateTimeScalar, { nullable: true, description: 'When (时刻); now if not given.' })
    at: string | null,
    @Ctx() context: Context,
  ): Promise<boolean | null> {
    if (!works(facility)) return false;
    const hours = await hoursOf(facility, context);
    return hours && openAt(hours, at ?? context.now());
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description:
      'When it next opens or closes, by its hours (下次开放或关闭时间); null if its hours are not known, if it does neither within 14 days, and while it is suspended, planned or closed.',
  })
  async nextChange(
    @Root() facility: Row,
    @Arg('at', () => DateTimeScalar, {
      nullable: true,
      description: 'From when on (起始时刻); now if not given.',
    })
    at: string | null,
    @Ctx() context: Context,
  ): Promise<string | null> {
    const hours = works(facility) ? await hoursOf(facility, context) : null;
    return hours && nextChange(hours, at ?? context.now());
  }
}

async function oneFacility(
  time: TimeArgs,
  { reader }: Context,
  info: GraphQLResolveInfo,
  which: (where: Where) => void,
): Promise<Row | null> {
  const [row] = await reader.list(Facility, selectionOf(info), timeFrom(time, { reader }), (where) => {
    which(where);
    filterFacilities({ openSchedules: null }, where);
  });
  return row ?? null;
}

/** @throws BAD_USER_INPUT for a box or an area that is none, for both, and for neither */
function insideOf({ bounds, polygon }: FacilitiesInArgs): {
  readonly box: Bounds;
  readonly add: (where: Where) => void;
} {
  if (bounds && !polygon) {
    checkBounds(bounds, 'bounds');
    return { box: bounds, add: (where) => insideBounds(bounds, where) };
  }
  if (!polygon || bounds) throw badInput(bounds ? 'polygon' : 'bounds', 'Give either bounds or polygon.');
  const area = checkPolygon(polygon, 'polygon');
  return { box: polygonBounds(area), add: (where) => insidePolygon(area, where) };
}

/** Of facilities whose status is not said, the hours are believed. */
const works = ({ status }: Row): boolean => (status ?? FacilityStatus.OPERATING) === FacilityStatus.OPERATING;

/** The hours of a facility, or null; those of all facilities of the answer are read at once. */
async function hoursOf({ openingScheduleId }: Row, { reader, schedules }: Context): Promise<Hours | null> {
  if (typeof openingScheduleId !== 'number') return null;
  return reader.batched('opening hours', openingScheduleId, async (ids) => {
    const found = await schedules.of(reader.sql, ids);
    return ids.map((id) => found.get(id) ?? null);
  });
}
