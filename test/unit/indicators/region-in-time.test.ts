import { regions } from '../../support/region-samples.js';

describe('the division of a year', () => {
  const at = (text: string, year: number) => {
    const answer = regions.find(text, year);
    return 'region' in answer ? [answer.region.code, answer.retired?.code ?? null] : answer.code;
  };

  it('is the one of the code while that is in being at the end of the year', () => {
    expect(at('350402', 2020)).toEqual(['350402', null]);
    expect(at('350404', 2021)).toEqual(['350404', null]);
    expect(at('３５０１０２', 2020)).toEqual(['350102', null]);
    expect(at('350102000000', 2020)).toEqual(['350102', null]);
    expect(at('350102001000', 2020)).toEqual(['350102001', null]);
  });

  it('is what replaced it once the code was retired', () => {
    expect(at('350402', 2021)).toEqual(['350404', '350402']);
    expect(at('350403', 2024)).toEqual(['350404', '350403']);
  });

  it('is refused before it was there, with what stood there then', () => {
    const answer = regions.find('350404', 2020);
    expect(answer).toMatchObject({ code: 'REGION_NOT_YET' });
    expect('message' in answer && answer.message).toContain('350402 梅列区, 350403 三元区');
  });

  it('goes by a name as of the year, with or without the city’s', () => {
    expect(at('三元区', 2020)).toEqual(['350403', null]);
    expect(at('三元区', 2022)).toEqual(['350404', null]);
    expect(at('福州市 鼓楼区', 2022)).toEqual(['350102', null]);
    expect(at('梅列区', 2022)).toEqual(['350404', '350402']);
    expect(at('鼓楼区城关镇', 2022)).toEqual(['350102001', null]);
    expect(at('城关镇', 2022)).toBe('REGION_AMBIGUOUS');
  });

  it('is proposed where the code or name is nearly one', () => {
    expect(regions.find('350120', 2022)).toMatchObject({
      code: 'REGION_UNKNOWN',
      message: /nearest is 350100|nearest is 350102/,
    });
    expect(regions.find('福州', 2022)).toMatchObject({
      message: expect.stringContaining('350100 福州市') as string,
    });
    expect(regions.find('纽约', 2022)).toMatchObject({ message: 'No division has this code or name.' });
  });
});
