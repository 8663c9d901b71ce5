import { describeInChromium } from '../support/chromium.js';
import { faint } from '../support/contrast.js';
import { MonitorVisit } from '../support/monitor-visit.js';

const BEDS = 'FJ-2021-IND-12';
const ACTION_PLAN = 'FJ-2018-ACTION-PLAN';
const VIEWS = ['progress', 'indicator', 'ranking', 'equality', 'reporting', 'watchlist'];

describeInChromium('how the monitor page is used', () => {
  const visit = MonitorVisit.forTests();

  it('keeps in its address what was chosen, and goes back', async () => {
    await visit.open('');
    await visit.chooser('规划').selectOption(ACTION_PLAN);
    await visit.page.getByRole('table', { name: /行动计划.*各项指标/ }).waitFor();
    expect(visit.page.url()).toContain(`plan=${ACTION_PLAN}`);
    await visit.page.reload();
    await visit.page.getByRole('table', { name: /行动计划.*各项指标/ }).waitFor();
    await visit.page.goBack();
    await visit.page.getByRole('table', { name: /“十四五”.*各项指标/ }).waitFor();
  });

  it('is used by keyboard: skips to the content, goes to a view, keeps the focus while choosing', async () => {
    await visit.open('');
    await visit.page.keyboard.press('Tab');
    expect(await visit.page.evaluate('document.activeElement.textContent')).toBe('跳到正文');
    await visit.page.keyboard.press('Enter');
    await visit.page.keyboard.press('Tab');
    expect(await visit.page.evaluate('document.activeElement.name')).toBe('plan');
    await visit.page.keyboard.press('ArrowDown');
    await visit.page.getByRole('table', { name: /行动计划.*各项指标/ }).waitFor();
    expect(await visit.page.evaluate('document.activeElement.name')).toBe('plan');
    await visit.page.getByRole('link', { name: '均等化' }).focus();
    await visit.page.keyboard.press('Enter');
    await visit.settled();
    expect(await visit.page.evaluate('document.activeElement.tagName')).toBe('H2');
    expect(await visit.page.getByRole('link', { name: '均等化' }).getAttribute('aria-current')).toBe('page');
    expect(await visit.page.title()).toMatch(/^均等化/);
  });

  it('takes a day key by key, without losing the place or asking about the years on the way', async () => {
    await visit.open('?day=2024-01-01');
    const day = visit.chooser('截至日期');
    await day.focus();
    for (let press = 0; press < 3; press += 1) {
      await visit.page.keyboard.press('ArrowUp');
      const value = await day.inputValue();
      await visit.page.getByRole('table', { name: new RegExp(`截至 ${value}`) }).waitFor();
    }
    // The first part is the month or the year, as the system has it.
    expect(['2024-04-01', '2027-01-01']).toContain(await day.inputValue());
    const before = visit.page.url();
    await day.fill('0020-06-30');
    await visit.page.waitForTimeout(100);
    expect(visit.page.url()).toBe(before);
  });

  it('is read in English, names of the data staying Chinese and marked so', async () => {
    await visit.open('');
    await visit.page.getByRole('link', { name: 'English' }).click();
    await visit.page.getByRole('table', { name: /the indicators of 福建省/ }).waitFor();
    expect(await visit.page.evaluate('document.documentElement.lang')).toBe('en');
    expect(await visit.page.locator('tbody th a').first().getAttribute('lang')).toBe('zh-CN');
    await visit.page.getByRole('link', { name: 'Ranking' }).click();
    await visit.settled();
    expect(await visit.page.locator('h2').innerText()).toBe('Ranking');
    expect(visit.page.url()).toContain('lang=en');
  });

  it('names every control, column and picture', async () => {
    for (const view of VIEWS) {
      await visit.open(`?view=${view}&indicator=${BEDS}`);
      const unnamed = await visit.page.evaluate(`[
        ...[...document.querySelectorAll('select, input')].filter((each) => !each.labels?.length),
        ...[...document.querySelectorAll('button, a')].filter((each) => !each.textContent.trim()),
        ...[...document.querySelectorAll('thead th')].filter((each) => each.scope !== 'col' || !each.textContent.trim()),
        ...[...document.querySelectorAll('svg:not([aria-hidden])')].filter((each) => !each.getAttribute('aria-label')),
        ...[...document.querySelectorAll('table')].filter((each) => !each.caption?.textContent.trim()),
      ].map((each) => each.outerHTML.slice(0, 200))`);
      expect([view, unnamed]).toEqual([view, []]);
      const ids = (await visit.page.evaluate(
        `[...document.querySelectorAll('[id]')].map(({ id }) => id)`,
      )) as string[];
      expect(ids.length).toBe(new Set(ids).size);
      const levels = (await visit.page.evaluate(
        `[...document.querySelectorAll('h1,h2,h3,h4')].map((each) => +each.tagName[1])`,
      )) as number[];
      expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
    }
  });

  it.each([390, 1280])('fits to a width of %i pixels', async (width) => {
    await visit.page.setViewportSize({ width, height: 800 });
    for (const view of VIEWS) {
      await visit.open(`?view=${view}&indicator=${BEDS}`);
      expect([
        view,
        await visit.page.evaluate('document.documentElement.scrollWidth - window.innerWidth'),
      ]).toEqual([view, 0]);
    }
  });

  it.each(['light', 'dark'] as const)(
    'has letters of enough contrast in a %s scheme',
    async (colorScheme) => {
      await visit.page.emulateMedia({ colorScheme });
      await visit.open('');
      expect(await visit.page.evaluate(`(${faint.toString()})()`)).toEqual([]);
      await visit.open(`?view=equality&indicator=${BEDS}`);
      expect(await visit.page.evaluate(`(${faint.toString()})()`)).toEqual([]);
    },
  );

  it('is light or dark as the system, until the reader chooses otherwise', async () => {
    const paper = () => visit.page.evaluate('getComputedStyle(document.body).backgroundColor');
    await visit.page.emulateMedia({ colorScheme: 'dark' });
    await visit.open('');
    const dark = await paper();
    await visit.page.getByRole('button', { name: '浅色' }).click();
    expect(await paper()).not.toBe(dark);
    await visit.page.reload();
    await visit.settled();
    expect(await paper()).not.toBe(dark);
    await visit.page.getByRole('button', { name: '深色' }).click();
    expect(await paper()).toBe(dark);
  });

  it('prints the figures without the controls, on white paper though the screen be dark', async () => {
    await visit.page.emulateMedia({ colorScheme: 'dark' });
    await visit.open('');
    await visit.page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    expect(await visit.page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
      'rgb(255, 255, 255)',
    );
    expect(await visit.page.evaluate(`(${faint.toString()})()`)).toEqual([]);
    for (const hidden of ['nav', '.choosers', '.downloads'])
      expect(await visit.page.locator(hidden).first().isVisible()).toBe(false);
    expect(
      await visit
        .rows(/各项指标的进展/)
        .first()
        .isVisible(),
    ).toBe(true);
    const pdf = await visit.page.pdf({ format: 'A4', landscape: true });
    expect(pdf.length).toBeGreaterThan(20_000);
  });

  it('tells a refusal in the server’s words, and what to do when the server is away', async () => {
    await visit.open('?plan=FJ-2021-PLAN&region=999999');
    expect(await visit.page.getByRole('alert').innerText()).toMatch(/这样选择无法查询[\s\S]*999999/);
    await visit.page.route('**/graphql', (route) => route.abort());
    await visit.chooser('截至日期').fill('2024-06-30');
    await visit.page.getByRole('alert').getByText('服务暂时无法访问').waitFor();
    // The browser itself complains of what the test took away.
    visit.forgive('ERR_FAILED');
    await visit.page.unroute('**/graphql');
    await visit.chooser('地区').selectOption({ label: '福州市' });
    await visit.page.getByRole('table', { name: /福州市各项指标的进展，截至 2024-06-30/ }).waitFor();
  });
});
