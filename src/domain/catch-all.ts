const GENERIC = '(?:其[他它]|有关|相关|必要|所需|需要)的?';
const PAPERS = '(?:证明材料|申请材料|材料|资料|证明|证件|证照|文件|手续)';
/**
 * 其他材料, 有关证明 and the like alone, or as what a list of materials ends in (等相关材料). Of others (其他) all material
 * is open (其他佐证材料), and so are papers of which only a clause is told (其他依法应当提交的证明). What is told by its
 * name stands: 其他国家护照, 其他家庭成员身份证件, 其他收入证明; and so does what is other than the paper (在其他地区居住的证明).
 */
const CATCH_ALL = new RegExp(
  [
    `^(?:${GENERIC})+${PAPERS}$`,
    `[等及和或与、,](?:${GENERIC})+${PAPERS}$`,
    `其[他它](?:的?(?:${GENERIC})*${PAPERS})?$`,
    `(?:^|[的等及和或与、,])其[他它].*(?:材料|资料|文件|手续|(?:的|有效|合法)${PAPERS})$`,
    '等(?:材料|资料)?$',
  ].join('|'),
);
/** What stands behind the name of a material: in which form it is brought, a remark in brackets. */
const FORM = /(?:\([^()]*\)|[及和或与、/]?(?:原件|复印件|影印件|扫描件)|[.。;,、])+$/;

/**
 * Whether the name of a material names nothing that one could bring (兜底条款).
 * @param name normalised (NFKC), without blanks
 */
export function isCatchAll(name: string): boolean {
  const bare = name.replace(FORM, '');
  return (name !== '' && bare === '') || CATCH_ALL.test(bare);
}
