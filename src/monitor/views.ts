import type { ViewName } from './location.js';
import { equality } from './views/equality.js';
import { indicator } from './views/indicator.js';
import { progress } from './views/progress.js';
import { ranking } from './views/ranking.js';
import { reporting } from './views/reporting.js';
import { watchlist } from './views/watchlist.js';
import type { View } from './view.js';

/** The page's views by name. */
export const VIEWS_BY_NAME: Readonly<Record<ViewName, View>> = {
  progress,
  indicator,
  ranking,
  equality,
  reporting,
  watchlist,
};
