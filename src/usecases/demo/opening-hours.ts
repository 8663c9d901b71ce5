/** Opening hours as such places have them, in both ways of writing that imports read; an empty text says nothing. */
export const HOURS = {
  OFFICE: [
    'Mo-Fr 08:00-12:00,14:30-17:30; PH off',
    'Mo-Fr 08:30-12:00,14:30-17:30; PH off',
    'Mo-Fr 08:00-12:00,15:00-18:00; PH off',
    'Mo-Fr 09:00-12:00,13:30-17:00; PH off',
    'Mo-Fr 08:30-17:30; Sa 09:00-12:00; PH off',
    'Mo-Fr 09:00-17:00; PH off',
    '周一至周五 8:00-12:00、14:30-17:30；周六、周日休息；法定节假日休息',
    '周一至周五 8:30-12:00、14:30-18:00；周六 9:00-12:00；周日休息；法定节假日休息',
  ],
  CLINIC: [
    'Mo-Su 08:00-12:00,14:30-17:30',
    'Mo-Fr 08:00-12:00,14:30-17:30; Sa 08:00-12:00; Su off',
    'Mo-Sa 08:00-12:00,15:00-18:00; Su off',
    'Mo-Su 08:00-20:00',
    'Mo-Su 07:30-21:00',
    'Mo-Fr 08:00-17:30; Sa-Su 08:00-12:00; PH 08:00-12:00',
    '周一至周日 8:00-18:00',
  ],
  HOSPITAL: ['24/7', '24小时', 'Mo-Su 00:00-24:00'],
  SCHOOL: [
    'Mo-Fr 07:30-17:00; PH off',
    'Mo-Fr 07:40-11:40,14:00-17:10; PH off',
    'Mo-Fr 07:20-21:30; PH off',
    '周一至周五 7:30-17:30；周六、周日休息；法定节假日休息',
  ],
  CARE: ['24/7', 'Mo-Su 08:00-18:00', 'Mo-Fr 08:00-17:30; PH off', 'Mo-Sa 08:30-17:00; Su off; PH off'],
  CULTURE: [
    'Tu-Su 09:00-17:00; Mo off',
    'Tu-Su 09:00-21:00; Mo off',
    'Tu-Fr 09:00-17:30; Sa-Su 09:00-20:30; Mo off',
    'Mo-Su 09:00-17:00',
    'Mo-Su 08:30-11:30,14:30-20:00',
    'Mo-Fr 08:30-17:30; Sa-Su 09:00-17:00; PH 09:00-17:00',
    '周二至周日 9:00-17:00；周一休息',
  ],
  SPORTS: [
    'Mo-Su 06:00-22:00',
    'Mo-Su 05:30-08:00,17:00-22:00',
    'Mo-Fr 14:00-22:00; Sa-Su 08:00-22:00; PH 08:00-22:00',
    'Mo-Su 18:00-02:00',
  ],
  OUTDOORS: ['24/7', ''],
} as const satisfies Record<string, readonly string[]>;

export type HoursKind = keyof typeof HOURS;
