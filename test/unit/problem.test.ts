import { firstProblems, problem, ProblemCode } from '../../src/domain/problem.js';

const some = (count: number) =>
  Array.from({ length: count }, (_, place) => problem(ProblemCode.NO_LEAD, `${place}`, [`${place}`]));

describe('the first problems', () => {
  it.each([0, 1, 200])('are all of them where there are %i', (count) => {
    expect(firstProblems(some(count))).toEqual(some(count));
  });

  it('end with how many more there are, under the code of the first left out', () => {
    const shown = firstProblems(some(3_000));
    expect(shown).toHaveLength(200);
    expect(shown.slice(0, 199)).toEqual(some(199));
    expect(shown[199]).toEqual({
      code: 'NO_LEAD',
      message: 'There are 2801 more problems: mend these first, then look again.',
      path: [],
    });
    expect(firstProblems(some(2), 1)).toMatchObject([{ message: expect.stringContaining('2 more') }]);
  });
});
