import { isCatchAll } from '../../src/domain/catch-all.js';

describe('the name of a material', () => {
  it.each([
    '其他材料',
    '其它',
    '其他相关证明材料',
    '有关证明',
    '相关的资料',
    '户口簿、身份证等相关材料',
    '病历等材料',
    '法律法规规定的其他材料',
    '需要提供的其他材料',
    '其他需要提交的材料',
    '其他依法应当提交的材料',
    '其他依法应当提交的证明',
    '其他佐证材料',
    '其他有效证件',
    '户口簿及其他',
    '身份证、其他能够证明住址的证件',
    '身份证或相关证明',
    '身份证等',
    '身份证等(原件)',
    '相关证明材料(原件)',
    '有关材料复印件',
    '有关材料原件及复印件(各一份)',
    '其他材料。',
    '其他(请注明)',
    '复印件',
  ])('names nothing that one could bring: %s', (name) => {
    expect(isCatchAll(name)).toBe(true);
  });

  it.each([
    '收入证明',
    '亲属关系证明',
    '证明材料清单',
    '低保、特困等证明',
    '居民身份证(原件)',
    '户口簿原件及复印件',
    '其他国家护照',
    '其他收入证明',
    '其他家庭成员身份证件',
    '其他家庭成员的户口簿复印件',
    '在其他地区居住的证明',
    '',
  ])('tells what to bring, or is no name at all: %s', (name) => {
    expect(isCatchAll(name)).toBe(false);
  });
});
