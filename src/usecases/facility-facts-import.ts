import { facilitiesImportedSince } from '../data/named-facilities.js';
import { groupBy } from '../domain/group-by.js';
import { gramsVector, normalise } from '../domain/search-text.js';
import { CapacityIndicator } from '../entities/capacity-indicator.js';
import { DataProvider } from '../entities/data-provider.js';
import { FacilityStandard } from '../entities/facility-standard.js';
import { FacilityTypeOffer } from '../entities/facility-type-offer.js';
import { Facility } from '../entities/facility.js';
import type { DirectoryRecords } from './directory-formats.js';
import type { RecordMerger, RecordSet, Values } from './record-merger.js';

const PUBLISHED_DOCUMENT = '公布的文件：其中点名的设施，未载坐标。';

/** The part of an import that says what kinds of facility are for, and names facilities. */
export class FacilityFactsImport {
  private readonly parts: readonly RecordSet[];
  private readonly providers: RecordSet;
  private readonly named: RecordSet;

  constructor(
    private readonly merger: RecordMerger,
    records: DirectoryRecords,
  ) {
    const planned = records['capacity-indicators'].flatMap(({ facilityTypes, ...planned }) =>
      facilityTypes.map((facilityType) => ({ ...planned, facilityType })),
    );
    const label = ({ facilityType }: Values) => String(facilityType);
    this.parts = [
      {
        entity: FacilityStandard,
        key: ['facilityType', 'position'],
        records: inPlaces(records['facility-standards']),
        label,
      },
      {
        entity: FacilityTypeOffer,
        key: ['facilityType', 'service'],
        records: inPlaces(records['facility-offers']),
        label,
      },
      {
        entity: CapacityIndicator,
        key: ['facilityType', 'indicator', 'unit'],
        records: inPlaces(planned),
        label,
      },
    ];
    const facilities = records['named-facilities'];
    const documents = [...new Set(facilities.map(({ source }) => source.document))];
    this.providers = {
      entity: DataProvider,
      key: ['code'],
      records: documents.map((code) => ({ code, synthetic: false, note: PUBLISHED_DOCUMENT })),
    };
    this.named = {
      entity: Facility,
      key: ['provider', 'recordId'],
      records: facilities.map(facilityOf),
      label: ({ recordId }) => String(recordId),
      partial: true,
    };
  }

  /** What is to be checked before anything is written. */
  sets(): RecordSet[] {
    return [...this.parts, this.providers, this.named];
  }

  /** Makes each kind's lists just those of the files; a facility that an import has told something of stays as it is. */
  async merge(): Promise<void> {
    for (const { entity, records } of this.parts)
      await this.merger.replaceParts(entity, 'facilityType', records);
    await this.merger.merge(this.providers);
    const { manager } = this.merger;
    const told = await facilitiesImportedSince(
      (text, values) => manager.query(text, values),
      this.providers.records.map(({ code }) => String(code)),
    );
    const untold = this.named.records.filter(
      ({ provider, recordId }) => !told.has(`${String(provider)}/${String(recordId)}`),
    );
    await this.merger.merge({ ...this.named, records: untold });
  }
}

/** Each record with its place among those of its kind of facility, from 1. */
function inPlaces<R extends { readonly facilityType: string }>(records: readonly R[]): Values[] {
  return [...groupBy(records, ({ facilityType }) => facilityType).values()].flatMap((ofKind) =>
    ofKind.map((record, index) => ({ ...record, position: index + 1 })),
  );
}

/** The document is the provider, since it is who says that there is such a facility. */
function facilityOf(record: DirectoryRecords['named-facilities'][number]): Values {
  const { code, name, facilityType, region, status, note, source } = record;
  const folded = normalise(name);
  return {
    provider: source.document,
    recordId: code,
    name,
    folded: folded === name ? null : folded,
    search: gramsVector(folded),
    type: facilityType,
    region,
    status: status ?? null,
    existing: '(,)',
    note,
    source,
  };
}
