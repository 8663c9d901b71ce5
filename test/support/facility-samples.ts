import type { MadeFacility } from './facility-lab.js';

const OFFICE = '周一至周五 08:00-17:30';
const BY_NIGHT = '每天 20:00-次日06:00';

/** Made up, around 119.3° E, 26.08° N; from the west to the east in the order of their names. */
export const SAMPLE_FACILITIES: readonly MadeFacility[] = [
  {
    recordId: 'A',
    name: '甲幼儿园',
    longitude: 119.3,
    latitude: 26.08,
    hours: OFFICE,
    accessibility: ['LIFT', 'BRAILLE'],
    capacities: [
      { unit: 'PLACE', maximum: 90, available: 9, countedOn: '2024-01-01', until: '2026-01-01' },
      { unit: 'PLACE', maximum: 120, available: 0, countedOn: '2026-01-01' },
    ],
  },
  {
    recordId: 'B',
    name: '乙养老院',
    type: 'ELDERLY-CARE-INSTITUTION',
    longitude: 119.31,
    latitude: 26.08,
    hours: BY_NIGHT,
    accessibility: ['LIFT'],
    capacities: [{ unit: 'BED', maximum: 60, available: 5 }],
  },
  {
    recordId: 'C',
    name: 'Ｃ区丙幼儿園',
    region: '350102001',
    longitude: 119.32,
    latitude: 26.08,
    hours: OFFICE,
    status: 'SUSPENDED',
    outsideRegion: true,
    capacities: [{ unit: 'PLACE', maximum: 30, available: 3 }],
  },
  {
    recordId: 'D',
    name: '丁幼儿园',
    region: '350203',
    longitude: 119.33,
    latitude: 26.08,
    offers: ['FJ-BPS-003'],
  },
  { recordId: 'E', name: '戊幼儿园', longitude: null, latitude: null },
  { recordId: 'F', name: '己幼儿园', longitude: 119.35, latitude: 26.08, endedOn: '2026-06-01' },
];
