import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, Info, Int, Query, Resolver, Root } from 'type-graphql';
import type { Row } from '../data/table.js';
import {
  answerFor,
  criteriaOf,
  questionsAfter,
  type Criterion,
  type ServiceAnswer,
} from '../domain/eligibility/answer.js';
import { Verdict } from '../domain/eligibility/assess.js';
import type { Knowledge } from '../domain/eligibility/knowledge.js';
import { readProfile } from '../domain/eligibility/profile.js';
import { render } from '../domain/eligibility/render.js';
import { VOCABULARY } from '../domain/eligibility/vocabulary.js';
import { badInput } from '../domain/errors.js';
import { PublicService } from '../entities/public-service.js';
import { EligibilityProfile } from '../schema/eligibility.inputs.js';
import {
  EligibilityAnswer,
  EligibilityCriterion,
  EligibilityFact,
  EligibilityQuestion,
  ServiceEligibility,
} from '../schema/eligibility.payloads.js';
import { ViewArgs } from '../schema/view.inputs.js';
import type { Context } from './context.js';
import { factOf, FACTS_OF_API } from './eligibility-facts.js';
import { selectionOf } from './selection.js';
import { viewFrom } from './view.js';

/** What is answered from: everything but what only some clients ask for. */
interface Answer {
  readonly answers: readonly ServiceAnswer[];
  readonly knowledge: Knowledge;
  /** The services as rows, by their ids; empty if nothing of them is asked for. */
  readonly rows: ReadonlyMap<number, Row>;
}

interface Judged {
  readonly answer: ServiceAnswer;
  readonly knowledge: Knowledge;
  readonly service: Row | undefined;
}

const DEFAULT_QUESTIONS = 5;
const MAX_QUESTIONS = 100;

@Resolver(() => EligibilityAnswer)
export class EligibilityResolver {
  @Query(() => [EligibilityFact], {
    description:
      'The facts that rules compare, in the order in which a resident would be asked for them (事实词汇表).',
  })
  eligibilityFacts(): readonly EligibilityFact[] {
    return FACTS_OF_API;
  }

  @Extensions({ personal: ['profile', 'region'] })
  @Query(() => EligibilityAnswer, {
    description:
      'Which services are for somebody, with every condition’s own verdict and the facts still missing (资格判断). By POST only, with `profile` and `region` as variables; nothing of it is logged or kept. Facts that contradict one another are BAD_USER_INPUT.',
  })
  async eligibility(
    @Arg('profile', () => EligibilityProfile, { description: 'What is known of them (已知情况).' })
    profile: EligibilityProfile,
    @Arg('region', () => String, {
      nullable: true,
      description:
        'Code of the division where they live (行政区划代码): whom it serves besides the list’s audiences counts too. Only the list if not given.',
    })
    region: string | null,
    @Args() time: ViewArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Answer> {
    const knowledge = knowledgeOf(profile);
    const { reader, audiences } = context;
    const view = await viewFrom(time, context);
    const readings = await audiences.inForce(reader.sql, view ?? reader.present, region ?? null);
    const ids = readings.map(({ serviceId }) => serviceId);
    const selection = selectionOf(info, [['services', 'service']]);
    const asked = selection.fields.size + selection.nested.size > 0;
    const rows = asked
      ? await reader.list(
          PublicService,
          selection,
          view,
          (where) => where.add(`t.service_id = any(${where.bind(ids)})`),
          ['serviceId'],
        )
      : [];
    return {
      answers: answerFor(readings, knowledge),
      knowledge,
      rows: new Map(rows.map((row) => [row.serviceId as number, row])),
    };
  }

  @FieldResolver(() => Int)
  matching(@Root() { answers }: Answer): number {
    return count(answers, Verdict.MATCH);
  }

  @FieldResolver(() => Int)
  notMatching(@Root() { answers }: Answer): number {
    return count(answers, Verdict.NO_MATCH);
  }

  @FieldResolver(() => Int)
  unknown(@Root() { answers }: Answer): number {
    return count(answers, Verdict.UNKNOWN);
  }

  @FieldResolver(() => [ServiceEligibility])
  services(
    @Root() { answers, knowledge, rows }: Answer,
    @Arg('verdict', () => [Verdict], {
      nullable: true,
      description: 'Only those with these verdicts (判断); all if not given.',
    })
    verdicts: readonly Verdict[] | null,
  ): Judged[] {
    return answers
      .filter(({ verdict }) => !verdicts || verdicts.includes(verdict))
      .map((answer) => ({ answer, knowledge, service: rows.get(answer.reading.serviceId) }));
  }

  @FieldResolver(() => [EligibilityQuestion])
  questions(
    @Root() { answers, knowledge }: Answer,
    @Arg('first', () => Int, {
      defaultValue: DEFAULT_QUESTIONS,
      description: 'How many, at most 100 (条数).',
    })
    first: number,
  ): EligibilityQuestion[] {
    if (first < 0 || first > MAX_QUESTIONS) throw badInput('first', 'Ask for 0 to 100 questions.');
    return questionsAfter(answers, knowledge)
      .slice(0, first)
      .map((question) => ({ ...question, fact: factOf(question.fact) }));
  }
}

@Resolver(() => ServiceEligibility)
export class ServiceEligibilityResolver {
  @FieldResolver(() => Verdict)
  verdict(@Root() { answer }: Judged) {
    return answer.verdict;
  }

  @FieldResolver()
  reason(@Root() { answer }: Judged): ServiceAnswer['reason'] {
    return answer.reason;
  }

  @FieldResolver(() => [EligibilityFact])
  missing(@Root() { answer }: Judged): EligibilityFact[] {
    return answer.missing.map(factOf);
  }

  @FieldResolver(() => [String])
  lostQuotes(@Root() { answer }: Judged): readonly string[] {
    return answer.reading.lostQuotes;
  }

  @FieldResolver(() => [EligibilityCriterion])
  criteria(@Root() { answer, knowledge }: Judged): EligibilityCriterion[] {
    return criteriaOf(answer.reading, knowledge).map(shown);
  }
}

function shown({ condition, missing, ...criterion }: Criterion): EligibilityCriterion {
  const { kind, quote, note } = condition;
  return {
    ...criterion,
    ...{ kind, quote, note },
    sentence: render(condition, VOCABULARY),
    missing: missing.map(factOf),
  };
}

const count = (answers: readonly ServiceAnswer[], verdict: Verdict) =>
  answers.filter((answer) => answer.verdict === verdict).length;

/** @throws BAD_USER_INPUT naming the first fact at fault, with all of them in `problems` */
function knowledgeOf(profile: EligibilityProfile): Knowledge {
  const { knowledge, problems } = readProfile({ ...profile }, VOCABULARY);
  if (knowledge) return knowledge;
  const [first] = problems;
  throw badInput(
    ['profile', ...(first?.path ?? [])].join('.'),
    problems.map(({ message }) => message).join(' '),
    {
      problems: problems.map(({ facts, message }) => ({
        problem: facts.length > 1 ? 'CONTRADICTION' : 'INVALID',
        facts,
        message,
      })),
    },
  );
}
