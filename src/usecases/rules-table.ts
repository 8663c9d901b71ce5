import { render, renderTest } from '../domain/eligibility/render.js';
import type { Condition } from '../domain/eligibility/rule.js';
import { VOCABULARY } from '../domain/eligibility/vocabulary.js';
import type { DirectoryRecords } from './directory-formats.js';

const HEAD = `# 服务对象规则对照表 · The rules of the audiences

Made by \`service-directory rules --write\` from \`seeds/\`; a test holds it equal to them. For each service of the list: its audience as
printed, how this directory reads it, and for every condition the words that it was read from. What the words leave open is said in
a note. Corrections go into a change set (\`reviseEligibilityRule\`) or into \`seeds/eligibility-rules/\`.

本表由 \`seeds/\` 自动生成，供各牵头单位核对：左列为清单原文，其后为本目录的解读，逐条附所依据的原文；原文未尽之处在说明中注明。
`;

/** The 81 rules in readable form beside their texts, as Markdown: what an official checks them by. */
export function rulesTable({ services, 'eligibility-rules': rules }: DirectoryRecords): string {
  const ruleOf = new Map(rules.map((rule) => [rule.service, rule]));
  const sections = services.map(({ code, ordinal, name, audience, standard }) => {
    const title = `## ${ordinal} ${name} \`${code}\``;
    const rule = ruleOf.get(code);
    if (!rule) return `${title}\n\n**服务对象**：${audience}\n\n尚无规则。\n`;
    const { condition, note } = rule;
    const rows = conditionsOf(condition).map((one) => row(one, audience, standard));
    return [
      title,
      `**服务对象**：${audience}`,
      `**解读**：${render(condition, VOCABULARY)}。${note === null ? '' : `\n\n**说明**：${note}`}`,
      `| 条件 | 原文 | 出自 | 说明 |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`,
    ].join('\n\n');
  });
  return `${HEAD}\n${sections.join('\n')}`;
}

/** The conditions that have something to check: those that compare facts, and groups with words of their own. */
function conditionsOf(condition: Condition): Condition[] {
  const own = 'conditions' in condition && condition.quote === null ? [] : [condition];
  return 'conditions' in condition ? [...own, ...condition.conditions.flatMap(conditionsOf)] : own;
}

function row(condition: Condition, audience: string, standard: string): string {
  const { quote, note } = condition;
  const text = 'fact' in condition ? renderTest(condition, VOCABULARY) : render(condition, VOCABULARY);
  const from =
    quote === null
      ? ''
      : audience.includes(quote)
        ? '服务对象'
        : standard.includes(quote)
          ? '服务指导标准'
          : '名称';
  return `| ${[text, quote ?? '', from, note ?? ''].map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
