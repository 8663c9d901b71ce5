import { Field, Int, ObjectType } from 'type-graphql';
import type { FundingOverviewRow as Row } from '../data/reports/funding-overview.js';
import { FundingMode, Payer } from '../domain/enums.js';

@ObjectType({ description: 'How many services are borne in one way (按分担方式计数).' })
export class FundingModeCount {
  @Field(() => FundingMode, { description: 'The way of sharing (分担方式).' })
  mode!: FundingMode;

  @Field(() => Int, { description: 'Services (服务项目数).' })
  services!: number;
}

@ObjectType({ description: 'How many services one payer bears a part of (按承担主体计数).' })
export class PayerCount {
  @Field(() => Payer, { description: 'Who bears cost (承担主体).' })
  payer!: Payer;

  @Field(() => Int, { description: 'Services (服务项目数).' })
  services!: number;
}

@ObjectType({
  description:
    'The services of one group, counted by how they are paid for and by whom (支出责任统计). A service that several bear counts once for each of them.',
})
export class FundingOverviewRow implements Row {
  @Field(() => String, {
    description: 'The code of the domain or department, or the mode or payer (分组代码).',
  })
  code!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The name of the domain or department on the day (分组名称); null for a mode or payer.',
  })
  name!: string | null;

  @Field(() => Int, { description: 'Services in the group, each once (服务项目数).' })
  services!: number;

  @Field(() => [FundingModeCount], { description: 'By the way of sharing, the most first (按分担方式).' })
  modes!: readonly FundingModeCount[];

  @Field(() => [PayerCount], { description: 'By who bears cost, the most first (按承担主体).' })
  payers!: readonly PayerCount[];
}
