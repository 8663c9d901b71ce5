import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { DataSource } from 'typeorm';
import * as z from 'zod';
import { appendEvents } from '../../data/change-feed.js';
import {
  createBatch,
  noteApplied,
  noteEnded,
  noteReceived,
  providerNamed,
} from '../../data/imports/batches.js';
import { replaceBoundaries, type BoundaryRing } from '../../data/imports/boundaries.js';
import { checkRegions } from '../../data/imports/ending.js';
import { holdRecords } from '../../data/imports/hold.js';
import { readReferences } from '../../data/imports/references.js';
import { KeptRejections, type KeptRejection } from '../../data/imports/rejections.js';
import { ImportSession } from '../../data/imports/session.js';
import type { ActorKind } from '../../domain/access.js';
import { ChangeType } from '../../domain/change-event.js';
import { DomainError } from '../../domain/errors.js';
import { ImportKind, ImportState } from '../../domain/facilities/import-batch.js';
import { toWgs84, type CoordinateSystem } from '../../domain/geo/coordinates.js';
import { scaled } from '../../domain/geo/scaled.js';
import { pointProblem } from '../../domain/geo/point.js';
import type { CalendarDay } from '../../domain/validity.js';
import { importEvent } from './carry-out.js';

export interface BoundaryOrder {
  readonly path: string;
  readonly provider: string;
  readonly coordinates: CoordinateSystem;
  readonly actorKind: ActorKind;
  readonly actorSubject: string;
  readonly today: CalendarDay;
}

/** Properties of a feature that may hold its division's code. */
const CODE_PROPERTIES = ['code', 'adcode', 'region', '行政区划代码', '区划代码'];

const Ring = z
  .array(z.tuple([z.number(), z.number()]).rest(z.number()))
  .min(4)
  .max(200_000);
const Features = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({ properties: z.record(z.string(), z.unknown()).nullish(), geometry: z.unknown() }),
  ),
});
const Geometry = z.union([
  z.object({ type: z.literal('Polygon'), coordinates: z.array(Ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(Ring).min(1)) }),
]);

/** What became of an import of boundaries. */
export interface BoundaryImport {
  readonly batch: number;
  readonly divisions: number;
  readonly rejections: readonly KeptRejection[];
}

/**
 * Loads the boundaries of divisions from a GeoJSON file, in place of those they had, and holds the points of all
 * facilities against them. Small enough to be read as a whole, and one transaction.
 * @throws IMPORT_REJECTED (`details.problem` FILE, GEOJSON) for a file that cannot be read
 */
export async function importBoundaries(
  dataSource: DataSource,
  order: BoundaryOrder,
): Promise<BoundaryImport> {
  const collection = await readCollection(order.path);
  const session = await ImportSession.open(dataSource);
  const { run, client } = session;
  try {
    return await session.transaction(async () => {
      const provider = await providerNamed(run, order.provider, false);
      const batch = await createBatch(run, {
        ...order,
        kind: ImportKind.BOUNDARIES,
        provider: provider.id,
        dryRun: false,
        prune: false,
        pruneAtMost: 0,
        fileName: basename(order.path),
        regions: [],
      });
      const { regions } = await readReferences(run, order.today);
      const { rings, rejections } = ringsOf(collection, regions, order.coordinates);
      const divisions = new Set(rings.map(({ region }) => region)).size;
      await holdRecords(run);
      await replaceBoundaries(run, rings, batch);
      await checkRegions(run, 'true');
      await (await KeptRejections.of(run, batch)).keep(rejections);
      const faulty = new Set(rejections.map(({ line }) => line)).size;
      const none = { replacedRegions: 0, encoding: 'utf-8', ignored: [], cutShort: false };
      await noteReceived(run, batch, { ...none, rowsRead: collection.features.length, rejected: faulty });
      const counts = {
        rows: divisions,
        created: 0,
        changed: divisions,
        unchanged: 0,
        linked: 0,
        conflicts: 0,
      };
      await noteApplied(run, batch, 0, counts, {}, 0);
      await noteEnded(run, batch, ImportState.DONE);
      if (divisions > 0)
        await appendEvents(client, [
          importEvent(ChangeType.RECORDS_IMPORTED, { id: batch, actorKind: order.actorKind }),
        ]);
      return { batch, divisions, rejections };
    });
  } finally {
    await session.close();
  }
}

async function readCollection(path: string): Promise<z.infer<typeof Features>> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new DomainError('IMPORT_REJECTED', `${path} is not a file that can be read.`, { problem: 'FILE' });
  });
  try {
    return Features.parse(JSON.parse(text));
  } catch {
    throw new DomainError('IMPORT_REJECTED', `${basename(path)} is no GeoJSON FeatureCollection in UTF-8.`, {
      problem: 'GEOJSON',
    });
  }
}

function ringsOf(
  { features }: z.infer<typeof Features>,
  regions: ReadonlyMap<string, { readonly id: number }>,
  coordinates: CoordinateSystem,
): { readonly rings: BoundaryRing[]; readonly rejections: KeptRejection[] } {
  const rings: BoundaryRing[] = [];
  const rejections: KeptRejection[] = [];
  for (const [place, { properties, geometry }] of features.entries()) {
    const reject = (column: string | null, value: unknown, code: string, message: string) =>
      rejections.push({ line: place + 1, column, value: String(value ?? '').slice(0, 200), code, message });
    const column = CODE_PROPERTIES.find((name) => properties?.[name] !== undefined) ?? null;
    const code = String(column === null ? '' : (properties?.[column] as string | number));
    const region = regions.get(code);
    const shape = Geometry.safeParse(geometry);
    if (!region)
      reject(
        column,
        code,
        'REGION_UNKNOWN',
        `Give the division's code in a property such as ${CODE_PROPERTIES.slice(0, 2).join(' or ')}.`,
      );
    else if (!shape.success)
      reject('geometry', null, 'GEOMETRY', 'Give a Polygon or a MultiPolygon of closed rings.');
    else {
      const polygons = shape.data.type === 'Polygon' ? [shape.data.coordinates] : shape.data.coordinates;
      const outside = polygons.flat(2).find(([longitude, latitude]) => pointProblem({ longitude, latitude }));
      if (outside)
        reject(
          'geometry',
          outside.join(),
          'COORDINATES_OUTSIDE_CHINA',
          'A point lies outside China: give longitude, latitude.',
        );
      else
        for (const polygon of polygons)
          for (const [ring, points] of polygon.entries())
            rings.push({ region: region.id, hole: ring > 0, shape: shapeText(points, coordinates) });
    }
  }
  return { rings, rejections };
}

const shapeText = (points: z.infer<typeof Ring>, coordinates: CoordinateSystem) =>
  `(${points.map(([longitude, latitude]) => `(${scaled(toWgs84({ longitude, latitude }, coordinates)).join()})`).join()})`;
