import { OverreachScale, OverreachVerdict } from '../domain/overreach.js';
import { describe } from './describe-enum.js';

describe(OverreachScale, 'OverreachScale', 'What deviations from the median are measured by (离散度量).', {
  MEDIAN_DEVIATION: 'The median absolute deviation (绝对中位差): score = 0.6745 × (value − median) ÷ it.',
  MEAN_DEVIATION:
    'The mean absolute deviation, where more than half of the counties have one value (平均绝对差): score = (value − median) ÷ (1.253314 × it). It grows with every county that raises, so that many hide one another: where 20 of 84 raise alike, each scores 3.35 whatever the raise, below the threshold of 3.5; 19 score 3.53.',
});

describe(OverreachVerdict, 'OverreachVerdict', 'Whether counties could be compared (比较结论).', {
  COMPARED: 'They were (已比较).',
  TOO_FEW: 'Fewer of them have a value than `minimumPlaces` (可比县数不足).',
  ALL_EQUAL: 'All have one value (各县相同).',
  NOT_COMPARABLE: 'The figure says who is served, or is a total of the province (不可比).',
});
