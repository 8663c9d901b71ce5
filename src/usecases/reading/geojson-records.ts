import type { FieldHeaders } from '../../domain/facilities/record-fields.js';
import { FeatureSplitter, noGeoJson } from './feature-splitter.js';
import { isJsonObject, JsonRecords, type JsonObject } from './json-records.js';
import type { ReadLimits, RecordReader, TextEncoding } from './record-batch.js';
import { tooLongFault, undecodedFault } from './row-faults.js';
import type { Rows } from './row-splitter.js';
import { decoderOf, shownBytes, type Decode } from './text-encoding.js';

/**
 * Reads a FeatureCollection after RFC 7946: the properties of each feature, the coordinates of its Point, and its id if
 * the properties hold none. A feature without a place (`geometry: null`) has no coordinates.
 */
export class GeoJsonRecords extends JsonRecords implements RecordReader {
  cutShort = false;

  private readonly decode: Decode;
  private readonly splitter: FeatureSplitter;

  constructor(
    fields: FieldHeaders,
    private readonly encoding: TextEncoding,
    private readonly bounds: ReadLimits,
  ) {
    super(fields, bounds);
    this.decode = decoderOf(encoding);
    this.splitter = new FeatureSplitter(encoding === 'gb18030', bounds.row);
  }

  read(block: Buffer): void {
    const { bytes, rows }: Rows = this.splitter.push(block);
    for (const { line, start, end, tooLong } of rows) {
      const own = bytes.subarray(start, end);
      const text = tooLong ? null : this.decode(own);
      if (tooLong) this.faults.push(tooLongFault(line, tooLong, this.encoding, this.bounds));
      else if (text === null) this.faults.push(undecodedFault(line, own, this.encoding));
      else this.takeFeature(line, text);
    }
  }

  end(cut: boolean): void {
    const { around, listSeen, listOpen, feature } = this.splitter.end();
    this.cutShort = cut || listOpen;
    if (feature) {
      this.fault(
        feature.line,
        shownBytes(feature.bytes, this.encoding),
        'CUT_SHORT',
        'The file ends in the middle of this feature: send it again in full.',
      );
    }
    if (listOpen) return;
    const file = parsed(this.decode(around));
    const collection = isJsonObject(file) && file['type'] === 'FeatureCollection' && 'features' in file;
    if (collection && listSeen) return;
    // All features were there, and the file breaks off after their list.
    if (file === undefined && listSeen) this.cutShort = true;
    else noGeoJson('The file is no GeoJSON: it must be one {"type": "FeatureCollection", "features": […]}.');
  }

  private takeFeature(line: number, text: string): void {
    const feature = this.object(line, text);
    if (!feature) return;
    const { type, geometry, properties } = feature;
    if (type !== 'Feature' || (properties !== null && !isJsonObject(properties))) {
      this.fault(
        line,
        text,
        'NO_OBJECT',
        'This is no Feature: give {"type": "Feature", "geometry": …, "properties": {…}}.',
      );
      return;
    }
    const place = coordinatesOf(geometry);
    if (!place) {
      this.fault(
        line,
        geometry,
        'GEOMETRY',
        'A record lies at a Point [longitude, latitude], or nowhere: null.',
        'geometry',
      );
      return;
    }
    this.take(line, this.withId(feature, properties ?? {}), [
      ['longitude', 'geometry', place[0]],
      ['latitude', 'geometry', place[1]],
    ]);
  }

  /** The properties, with the feature's own id if they say none: mapping programs often number features anew. */
  private withId({ id }: JsonObject, properties: JsonObject): JsonObject {
    const named = Object.keys(properties).some((word) => this.fieldOf(word) === 'recordId');
    return named || id === undefined ? properties : { ...properties, id };
  }
}

function coordinatesOf(geometry: unknown): readonly [number | null, number | null] | null {
  if (geometry === null) return [null, null];
  if (!isJsonObject(geometry) || geometry['type'] !== 'Point') return null;
  const { coordinates } = geometry;
  if (!Array.isArray(coordinates)) return null;
  const [longitude, latitude] = coordinates as unknown[];
  return typeof longitude === 'number' && typeof latitude === 'number' ? [longitude, latitude] : null;
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
