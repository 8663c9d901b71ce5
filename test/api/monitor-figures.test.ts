import { readFileSync } from 'node:fs';
import { describeInChromium } from '../support/chromium.js';
import { MonitorVisit } from '../support/monitor-visit.js';
import { insertObservations, type MadeObservation } from '../support/observation-lab.js';

const PLANS = ['FJ-2018-ACTION-PLAN', 'FJ-2021-PLAN'];
const BEDS = 'FJ-2021-IND-12';
/** Counties of 福州市 and 厦门市. */
const COUNTIES = ['350102', '350103', '350104', '350203', '350205', '350206'];
const SILENT = '350104';

/** Values of one indicator, of the province and of counties of which one is silent in the last year (虚构). */
const MADE: MadeObservation[] = [2021, 2022, 2023, 2024].flatMap((year, past) => [
  {
    indicator: BEDS,
    region: '350000',
    year,
    value: 56 + past,
    status: year === 2024 ? 'PROVISIONAL' : 'FINAL',
  },
  ...COUNTIES.filter((region) => year < 2024 || region !== SILENT).map((region, index) => ({
    indicator: BEDS,
    region,
    year,
    value: 40 + 6 * index + past,
    suspicions:
      region === '350206' && year === 2024 ? [{ code: 'UNIT_SLIP', message: 'ten times too much' }] : [],
  })),
]);

describeInChromium('what the monitor page shows', () => {
  const visit = MonitorVisit.forTests();

  describe('with what the documents print alone', () => {
    it.each(PLANS)('shows a verdict of every indicator of %s, and says which have no data', async (plan) => {
      const { data } = await visit.server.query(
        `query ($plan: String!) { planProgress(plan: $plan) { total { noData total } } }`,
        { plan },
      );
      const { noData, total } = data.planProgress.total as Record<'noData' | 'total', number>;
      expect(noData).toBeGreaterThan(0);
      await visit.open(`?plan=${plan}`);
      expect(await visit.rows(/各项指标的进展/).count()).toBe(total);
      expect(await visit.page.locator('.results .stacked .verdict').count()).toBe(total);
      expect(await visit.page.locator('.results .stacked .verdict.no_data').count()).toBe(noData);
      expect(
        await visit
          .rows(/结论汇总/)
          .first()
          .locator('td')
          .allInnerTexts(),
      ).toContain(String(noData));
    });

    it('says honestly that nothing was observed, ranked, compared or reported', async () => {
      await visit.open(`?view=indicator&indicator=${BEDS}&region=350102`);
      expect(await visit.page.locator('.empty').first().innerText()).toContain('还没有任何监测值');
      await visit.open(`?view=ranking&indicator=${BEDS}`);
      expect(await visit.page.locator('.empty').innerText()).toContain('没有可排列的值');
      await visit.open(`?view=equality&indicator=${BEDS}`);
      expect(await visit.page.locator('.empty').innerText()).toContain('至少两个地区');
      await visit.open('?view=reporting');
      expect(await visit.page.locator('.empty').innerText()).toContain('还没有填报过任何值');
    });
  });

  describe('with made-up figures', () => {
    beforeAll(async () => {
      await insertObservations(visit.server.dataSource, MADE);
    });

    it('draws a series with its path, and tells the same in a table with marks', async () => {
      await visit.open(`?view=indicator&indicator=${BEDS}`);
      const chart = visit.page.getByRole('img', { name: /折线图/ });
      await chart.waitFor();
      expect(await chart.getAttribute('aria-label')).toContain('个监测值');
      expect(await chart.locator('path').count()).toBeGreaterThan(1);
      const newest = visit.rows(/福建省历年的值/).filter({ hasText: '2024' });
      expect(await newest.innerText()).toMatch(/59[\s\S]*初步数[\s\S]*虚构/);
      expect(
        await visit
          .rows(/2024年各县/)
          .filter({ hasText: '鼓楼区' })
          .innerText(),
      ).toContain('43');
    });

    it('ranks the counties, marks what is suspicious, and lists the silent one apart', async () => {
      await visit.open(`?view=ranking&indicator=${BEDS}&region=350200`);
      const ranked = visit.rows(/从好到差排列/);
      expect(await ranked.count()).toBe(3);
      expect(await ranked.first().innerText()).toMatch(/^1\s+湖里区[\s\S]*疑似单位错误/);
      await visit.chooser('地区').selectOption({ label: '福州市' });
      await visit.page.getByRole('table', { name: /2024年 2 个地区/ }).waitFor();
      expect(await visit.page.locator('.missing').innerText()).toContain('仓山区');
    });

    it('draws the Lorenz curve and the measures over the years, with a table behind each', async () => {
      await visit.open(`?view=equality&indicator=${BEDS}`);
      const curve = visit.page.getByRole('img', { name: /洛伦兹曲线，2024年/ });
      await curve.waitFor();
      await visit.page.getByRole('img', { name: /基尼系数、泰尔指数和变异系数/ }).waitFor();
      await visit.page.getByRole('img', { name: /堆积柱图/ }).waitFor();
      expect(await visit.rows(/历年差距指标/).count()).toBe(4);
      await visit.page.getByText('数据表').click();
      expect(
        await visit
          .rows(/洛伦兹曲线各点/)
          .last()
          .innerText(),
      ).toMatch(/100.0 %\s+100.0 %/);
      expect(await visit.page.locator('.missing').innerText()).toContain('没有数据的地区');
      await visit.chooser('年份').selectOption('2021');
      await visit.page.getByRole('img', { name: /洛伦兹曲线，2021年/ }).waitFor();
    });

    it('tells who has not reported, and what is to be watched', async () => {
      await visit.open('?view=reporting&year=2024&region=350100');
      expect(
        await visit
          .rows(/按指标/)
          .filter({ hasText: '护理型床位' })
          .locator('td')
          .first()
          .innerText(),
      ).toBe('2');
      await visit.open('?view=watchlist&minimumGini=0.01');
      expect(await visit.page.locator('.results').innerText()).toContain('护理型床位');
    });

    it('downloads what it shows as CSV that Excel reads, and as SDMX-CSV', async () => {
      await visit.open('?view=progress');
      const files: string[] = [];
      for (const name of ['CSV（Excel）', 'SDMX-CSV']) {
        const [download] = await Promise.all([
          visit.page.waitForEvent('download'),
          visit.page.getByRole('button', { name }).click(),
        ]);
        expect(download.suggestedFilename()).toMatch(/^progress-FJ-2021-PLAN-350000-2025-06-01.*\.csv$/);
        files.push(readFileSync(await download.path(), 'utf8'));
      }
      expect(files[0]).toMatch(/^\uFEFF/);
      expect(files[0]).toContain('养老机构护理型床位占比');
      expect(files[1]).toContain('STRUCTURE');
    });
  });

  it('compares facilities per thousand people in the unit and of the people chosen', async () => {
    await visit.open('?view=ranking');
    expect(await visit.page.locator('.chooser').count()).toBe(5);
    await visit.chooser('指标或设施').selectOption({ label: '养老机构' });
    await visit.chooser('容量单位').selectOption({ label: '护理型床位（张）' });
    await visit.chooser('人口口径').selectOption({ label: '每千名60岁及以上老年人' });
    await visit.page.waitForURL(/facilityType=ELDERLY-CARE-INSTITUTION.*unit=NURSING_BED.*per=ELDERLY/);
    await visit.settled();
    expect(await visit.page.getByRole('alert').count()).toBe(0);
    expect(await visit.page.locator('.results .empty').innerText()).toContain('没有可排列的值');
  });
});
