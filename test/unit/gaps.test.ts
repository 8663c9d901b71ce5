import { GapKind, gapsOf, type ImplementationInForce } from '../../src/domain/gaps.js';
import { LapseReason, type LapsedFigure } from '../../src/domain/here.js';

const [CITY, COUNTY] = ['350100', '350102'];

describe('the gaps of a county', () => {
  const services = ['A', 'B', 'C'].map((code) => ({ code, validFrom: '2018-09-11' }));
  const row = (changes: Partial<ImplementationInForce>): ImplementationInForce => ({
    service: 'A',
    region: COUNTY,
    hasGuide: true,
    validFrom: '2019-01-01',
    lapsed: [],
    ...changes,
  });

  it('are all services where it has set nothing', () => {
    expect(gapsOf(COUNTY, services, [])).toEqual(
      services.map(({ code }) => ({
        service: code,
        kind: GapKind.NO_GUIDE,
        inheritedFrom: null,
        lapsed: [],
      })),
    );
  });

  it('are none where it has a guide that is no older than the list', () => {
    const rows = services.map(({ code, validFrom }) => row({ service: code, validFrom }));
    expect(gapsOf(COUNTY, services, rows)).toEqual([]);
  });

  it('tell a guide that its city lends it meanwhile', () => {
    const rows = [
      row({ region: CITY }),
      row({ service: 'B', region: CITY }),
      row({ service: 'B', hasGuide: false }),
      row({ service: 'C', region: CITY, hasGuide: false }),
    ];
    expect(gapsOf(COUNTY, services, rows)).toEqual([
      { service: 'A', kind: GapKind.NO_GUIDE, inheritedFrom: CITY, lapsed: [] },
      { service: 'B', kind: GapKind.NO_GUIDE, inheritedFrom: CITY, lapsed: [] },
      { service: 'C', kind: GapKind.NO_GUIDE, inheritedFrom: null, lapsed: [] },
    ]);
  });

  it('tell what began before the list’s revision, with a guide or without', () => {
    const rows = [
      row({ validFrom: '2018-09-10' }),
      row({ service: 'B', validFrom: '2018-09-10', hasGuide: false }),
      row({ service: 'C', region: CITY, validFrom: '2000-01-01' }),
      row({ service: 'C' }),
    ];
    expect(gapsOf(COUNTY, services, rows)).toEqual([
      { service: 'A', kind: GapKind.OLDER_THAN_LIST, inheritedFrom: null, lapsed: [] },
      { service: 'B', kind: GapKind.NO_GUIDE, inheritedFrom: null, lapsed: [] },
      { service: 'B', kind: GapKind.OLDER_THAN_LIST, inheritedFrom: null, lapsed: [] },
    ]);
  });

  it('tell its own figures that have lapsed, and of its city’s nothing', () => {
    const lapsed = [{ setBy: COUNTY, reason: LapseReason.OVERTAKEN } as LapsedFigure];
    const rows = [row({ lapsed }), row({ service: 'B', region: CITY, lapsed }), row({ service: 'B' })];
    expect(gapsOf(COUNTY, services.slice(0, 2), rows)).toEqual([
      { service: 'A', kind: GapKind.FIGURE_LAPSED, inheritedFrom: null, lapsed },
    ]);
  });
});
