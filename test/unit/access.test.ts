import fc from 'fast-check';
import {
  ActorKind,
  ANONYMOUS,
  hasRole,
  isRetroactive,
  mayCorrectFinal,
  mayEdit,
  mayPublish,
  mayRecord,
  mayReview,
  maySeeDrafts,
  provinceHolding,
  Role,
  type Actor,
  type Holding,
} from '../../src/domain/access.js';

const HEALTH = 'FJ-HEALTH';
const FINANCE = 'FJ-FINANCE';
const FUJIAN = '350000';
const FUZHOU = '350100';
const GULOU = '350102';

const actor = (roles: Role[], more: Partial<Actor> = {}): Actor => ({
  kind: ActorKind.PERSON,
  subject: 'lin@example',
  roles: new Set([Role.READER, ...roles]),
  departments: [],
  regions: [],
  ...more,
});
const holding = (department: string, ...regionPath: string[]): Holding => ({ department, regionPath });
const provincial = holding(HEALTH, FUJIAN);
const local = holding(HEALTH, FUJIAN, FUZHOU, GULOU);
/** A change set with one draft for each of the holdings. */
const standing = (contributors: string[], ...holdings: Holding[]) => ({
  author: contributors[0] ?? 'someone@example',
  contributors,
  holdings,
  decisions: holdings.map((holding) => [holding]),
});

describe('an editor', () => {
  it('edits what their department answers for, and nothing else', () => {
    const editor = actor([Role.EDITOR], { departments: [HEALTH] });
    expect(mayEdit(editor, [provincial])).toBe(true);
    expect(mayEdit(editor, [holding(FINANCE, FUJIAN)])).toBe(false);
    expect(mayEdit(editor, [holding(FINANCE, FUJIAN), local])).toBe(true);
    expect(mayEdit(editor, [])).toBe(false);
  });

  it('edits in their region and what lies below it, not above or beside', () => {
    const editor = actor([Role.EDITOR], { regions: [FUZHOU] });
    expect(mayEdit(editor, [local])).toBe(true);
    expect(mayEdit(editor, [provincial])).toBe(false);
    expect(mayEdit(editor, [holding(HEALTH, FUJIAN, '350200')])).toBe(false);
  });

  it('with a department and a region edits where both hold for the same department', () => {
    const editor = actor([Role.EDITOR], { departments: [HEALTH], regions: [FUZHOU] });
    expect(mayEdit(editor, [local])).toBe(true);
    expect(mayEdit(editor, [provincial])).toBe(false);
    expect(mayEdit(editor, [provincial, holding(FINANCE, FUJIAN, FUZHOU)])).toBe(false);
  });

  it('without department and region edits nothing', () => {
    expect(mayEdit(actor([Role.EDITOR]), [provincial, local])).toBe(false);
  });

  it('edits what belongs to no department only for the whole province', () => {
    const whole = actor([Role.EDITOR], { regions: [FUJIAN] });
    const mayEditProvincial = (editor: Actor) => mayEdit(editor, [provinceHolding(FUJIAN)]);
    expect(mayEditProvincial(whole)).toBe(true);
    expect(mayEditProvincial(actor([Role.EDITOR], { regions: [FUZHOU] }))).toBe(false);
    expect(mayEditProvincial({ ...whole, departments: [HEALTH] })).toBe(false);
    expect(mayEditProvincial({ ...whole, roles: new Set([Role.REVIEWER]) })).toBe(false);
    expect(mayEditProvincial(actor([Role.EDITOR]))).toBe(false);
  });
});

describe('a reviewer', () => {
  const reviewer = actor([Role.REVIEWER]);

  it('without department and region reviews all', () => {
    expect(mayReview(reviewer, standing(['chen@example'], provincial))).toBe(true);
    expect(mayReview(reviewer, standing(['chen@example']))).toBe(true);
  });

  it('reviews nothing they wrote a part of, also if another began it', () => {
    expect(mayReview(reviewer, standing(['lin@example'], provincial))).toBe(false);
    expect(mayReview(reviewer, standing(['chen@example', 'lin@example'], provincial))).toBe(false);
  });

  it('limited to a department reviews what changes nothing else', () => {
    const limited = actor([Role.REVIEWER], { departments: [FINANCE] });
    const finance = holding(FINANCE, FUJIAN);
    expect(mayReview(limited, standing(['chen@example'], finance))).toBe(true);
    expect(mayReview(limited, standing(['chen@example'], provincial))).toBe(false);
    expect(mayReview(limited, standing(['chen@example'], provincial, finance))).toBe(false);
    const led = { ...standing(['chen@example'], provincial, finance), decisions: [[provincial, finance]] };
    expect(mayReview(limited, led)).toBe(true);
    expect(mayReview(limited, { ...led, decisions: [[provincial, finance], []] })).toBe(false);
  });
});

describe('a publisher', () => {
  it('publishes within their limits, what they drafted too', () => {
    expect(mayPublish(actor([Role.PUBLISHER]), standing(['lin@example'], provincial))).toBe(true);
    expect(mayPublish(actor([Role.PUBLISHER], { regions: [FUZHOU] }), standing([], provincial))).toBe(false);
    expect(mayPublish(actor([Role.REVIEWER]), standing([], provincial))).toBe(false);
  });
});

describe('drafts', () => {
  const drafts = standing(['chen@example'], provincial);

  it('are seen by who wrote them and by whose business they are', () => {
    expect(maySeeDrafts(actor([], { subject: 'chen@example' }), drafts)).toBe(true);
    expect(maySeeDrafts(actor([Role.EDITOR], { departments: [HEALTH] }), drafts)).toBe(true);
    expect(maySeeDrafts(actor([Role.ADMINISTRATOR], { departments: [FINANCE] }), drafts)).toBe(true);
    expect(maySeeDrafts(actor([Role.REVIEWER]), drafts)).toBe(true);
    expect(maySeeDrafts(actor([Role.PUBLISHER], { departments: [FINANCE] }), drafts)).toBe(false);
    expect(maySeeDrafts(actor([Role.INTEGRATOR]), drafts)).toBe(false);
  });

  it('are not seen by the anonymous, even where a contributor is unknown', () => {
    expect(maySeeDrafts(ANONYMOUS, standing([''], provincial))).toBe(false);
  });
});

describe('a day', () => {
  it('before today is retroactive', () => {
    expect(isRetroactive('2024-12-31', '2025-01-01')).toBe(true);
    expect(isRetroactive('2025-01-01', '2025-01-01')).toBe(false);
  });
});

const code = fc.constantFrom(HEALTH, FINANCE, 'FJ-CIVIL-AFFAIRS');
const region = fc.constantFrom(FUJIAN, FUZHOU, GULOU, '350200');
const anyHolding = fc.record({ department: code, regionPath: fc.uniqueArray(region) });
const anyActor = fc
  .record({
    roles: fc.uniqueArray(fc.constantFrom(...Object.values(Role))),
    departments: fc.uniqueArray(code),
    regions: fc.uniqueArray(region),
  })
  .map(({ roles, ...limits }) => actor(roles, limits));
const anyStanding = fc.record({
  author: fc.constantFrom('lin@example', 'chen@example'),
  contributors: fc.uniqueArray(fc.constantFrom('lin@example', 'chen@example', 'wu@example')),
  holdings: fc.array(anyHolding, { maxLength: 4 }),
  decisions: fc.array(fc.array(anyHolding, { maxLength: 3 }), { maxLength: 3 }),
});

describe('rights, whoever asks', () => {
  it('need the role', () => {
    fc.assert(
      fc.property(anyActor, anyStanding, (who, about) => {
        if (!hasRole(who, Role.EDITOR)) expect(mayEdit(who, about.holdings)).toBe(false);
        if (!hasRole(who, Role.REVIEWER)) expect(mayReview(who, about)).toBe(false);
        if (!hasRole(who, Role.PUBLISHER)) expect(mayPublish(who, about)).toBe(false);
      }),
    );
  });

  it('never grow by a further limit where one holds already', () => {
    fc.assert(
      fc.property(anyActor, code, anyStanding, (who, department, about) => {
        fc.pre(who.departments.length === 0 && who.regions.length > 0);
        const narrower = { ...who, departments: [department] };
        if (mayEdit(narrower, about.holdings)) expect(mayEdit(who, about.holdings)).toBe(true);
        if (mayReview(narrower, about)) expect(mayReview(who, about)).toBe(true);
        if (mayPublish(narrower, about)) expect(mayPublish(who, about)).toBe(true);
      }),
    );
  });

  it('never shrink by a further department or region of the same kind, or by more holdings', () => {
    fc.assert(
      fc.property(
        anyActor,
        code,
        region,
        anyHolding,
        anyStanding,
        (who, department, division, more, about) => {
          fc.pre(who.departments.length > 0 && who.regions.length > 0);
          const wider = {
            ...who,
            departments: [...who.departments, department],
            regions: [...who.regions, division],
          };
          const larger = { ...about, holdings: [...about.holdings, more] };
          if (mayEdit(who, about.holdings)) {
            expect(mayEdit(wider, about.holdings)).toBe(true);
            expect(mayEdit(who, larger.holdings)).toBe(true);
          }
          if (mayPublish(who, about)) expect(mayPublish(wider, about)).toBe(true);
          const another = { ...about, decisions: [...about.decisions, [more]] };
          if (mayPublish(who, another)) expect(mayPublish(who, about)).toBe(true);
        },
      ),
    );
  });

  it('never let anyone review what they had a part in, whatever their other roles', () => {
    fc.assert(
      fc.property(anyActor, anyStanding, (who, about) => {
        const mine = { ...about, contributors: [...about.contributors, who.subject] };
        expect(mayReview(who, mine)).toBe(false);
      }),
    );
  });
});

describe('recording figures', () => {
  const IN_GULOU = [FUJIAN, FUZHOU, GULOU];
  const figure = { regionPath: IN_GULOU, department: HEALTH };
  const unanswered = { regionPath: IN_GULOU, department: null };

  it.each<[string, Actor, boolean, boolean, boolean]>([
    ['an administrator', actor([Role.ADMINISTRATOR]), true, true, true],
    [
      'an administrator whose token names others',
      actor([Role.ADMINISTRATOR], { departments: [FINANCE] }),
      true,
      true,
      true,
    ],
    ['a reviewer', actor([Role.REVIEWER]), true, true, true],
    ['a reviewer of the city', actor([Role.REVIEWER], { regions: [FUZHOU] }), true, true, true],
    [
      'a reviewer of another department',
      actor([Role.REVIEWER], { departments: [FINANCE] }),
      false,
      false,
      true,
    ],
    ['an editor of the division', actor([Role.EDITOR], { regions: [GULOU] }), true, true, false],
    ['an editor of the department', actor([Role.EDITOR], { departments: [HEALTH] }), true, false, false],
    [
      'an editor of the department elsewhere',
      actor([Role.EDITOR], { departments: [HEALTH], regions: ['350200'] }),
      false,
      false,
      false,
    ],
    ['an editor without limits', actor([Role.EDITOR]), false, false, false],
    ['a publisher', actor([Role.PUBLISHER]), false, false, false],
    ['a program’s key', actor([Role.ADMINISTRATOR], { kind: ActorKind.MACHINE }), false, false, false],
    ['nobody', ANONYMOUS, false, false, false],
  ])('%s', (_, who, answered, other, final) => {
    expect(mayRecord(who, figure)).toBe(answered);
    expect(mayRecord(who, unanswered)).toBe(other);
    expect(mayCorrectFinal(who)).toBe(final);
  });
});
