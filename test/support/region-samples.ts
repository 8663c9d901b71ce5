import { RegionsInTime, type RegionInTime } from '../../src/domain/indicators/region-in-time.js';

const region = (
  id: number,
  code: string,
  name: string,
  path: readonly string[],
  years: Partial<Pick<RegionInTime, 'establishedIn' | 'retiredIn' | 'replacedBy'>> = {},
): RegionInTime => ({
  id,
  code,
  name,
  path: [...path, code],
  establishedIn: null,
  retiredIn: null,
  replacedBy: null,
  ...years,
});
const P = ['350000'];
/** Some of the province's divisions, and how they were before 2021. */
export const regions = new RegionsInTime([
  region(1, '350000', '福建省', []),
  region(2, '350100', '福州市', P),
  region(3, '350102', '鼓楼区', ['350000', '350100']),
  region(4, '350400', '三明市', P),
  region(5, '350402', '梅列区', ['350000', '350400'], { retiredIn: '2021-02', replacedBy: '350404' }),
  region(6, '350403', '三元区', ['350000', '350400'], { retiredIn: '2021-02', replacedBy: '350404' }),
  region(7, '350404', '三元区', ['350000', '350400'], { establishedIn: '2021-02' }),
  region(8, '350102001', '城关镇', ['350000', '350100', '350102']),
  region(9, '350404001', '城关镇', ['350000', '350400', '350404']),
]);
