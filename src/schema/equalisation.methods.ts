import type { EqualisationMethod } from './equalisation.payloads.js';

/** How each measure is worked out; x are the values, w the weights, W their sum, μ the weighted mean. */
export const EQUALISATION_METHODS: readonly EqualisationMethod[] = [
  { measure: 'mean', formula: 'μ = Σwx / W', source: 'Weighted arithmetic mean.' },
  { measure: 'ratio', formula: 'max(x) / min(x)', source: 'Extreme values; unweighted.' },
  { measure: 'range', formula: 'max(x) − min(x)', source: 'Extreme values; unweighted.' },
  {
    measure: 'coefficientOfVariation',
    formula: '√(Σw(x − μ)² / W) / μ, of the whole population, not of a sample',
    source: 'Pearson 1896, Philosophical Transactions of the Royal Society A 187:253–318.',
  },
  {
    measure: 'gini',
    formula: '∫F(1 − F)dx / μ = ΣΣww′|x − x′| / (2W²μ) = 1 − 2·(area under the Lorenz curve)',
    source:
      'Gini 1914; in this form Dorfman 1979, Review of Economics and Statistics 61(1):146–149. Not multiplied by n/(n − 1).',
  },
  {
    measure: 'theilT',
    formula:
      'T = Σ(w/W)(x/μ)ln(x/μ), with 0·ln 0 = 0; between cities Σs·ln(μc/μ), within them Σs·Tc, s the city’s share of Σwx',
    source:
      'Theil 1967, Economics and Information Theory, ch. 4; decomposed after Shorrocks 1980, Econometrica 48(3):613–625.',
  },
  {
    measure: 'theilL',
    formula: 'L = Σ(w/W)ln(μ/x); between cities Σp·ln(μ/μc), within them Σp·Lc, p the city’s share of W',
    source:
      'Theil 1967, ch. 4 (mean log deviation); decomposed after Shorrocks 1980, Econometrica 48(3):613–625.',
  },
  {
    measure: 'lorenz',
    formula: 'shares of W and of Σwx, summed up from the least x; straight between points',
    source: 'Lorenz 1905, Publications of the American Statistical Association 9(70):209–219.',
  },
  {
    measure: 'palma',
    formula:
      'topShare / bottomShare: what the top 10 % and the bottom 40 % of W have of Σwx, parts of a division counted along the Lorenz curve',
    source:
      'Palma 2011, Development and Change 42(1):87–153; Cobham and Sumner 2013, Center for Global Development Working Paper 343.',
  },
  {
    measure: 'convergence.sigma',
    formula: 'slope of the coefficient of variation on the year, least squares; at least 3 years',
    source: 'Barro and Sala-i-Martin 1992, Journal of Political Economy 100(2):223–251.',
  },
  {
    measure: 'convergence.beta',
    formula:
      '(1/t)·ln(x_t/x_0) on ln x_0, least squares, every division once, those with 0 or no value left out; at least 3 divisions',
    source: 'Barro and Sala-i-Martin 1992, Journal of Political Economy 100(2):223–251.',
  },
];
