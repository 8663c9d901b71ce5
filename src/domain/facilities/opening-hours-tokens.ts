/** The words of a text of opening hours. Weekdays are counted from 0, Monday first; times are minutes of a day. */
export type Token = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'DAYS'; readonly days: readonly number[] }
  /** Monday to Friday, said as working days (工作日). */
  | { readonly kind: 'WORKDAYS' }
  | { readonly kind: 'HOLIDAYS' }
  | { readonly kind: 'MAKE_UP_DAYS' }
  | { readonly kind: 'DATE'; readonly day: string }
  | {
      readonly kind: 'TIME';
      readonly minutes: number;
      readonly half: 'MORNING' | 'AFTERNOON' | null;
      readonly nextDay: boolean;
    }
  /** One of the words that stand for themselves. */
  | { readonly kind: Plain }
  | { readonly kind: 'UNKNOWN' }
);

type Plain =
  | 'WHOLE_DAY'
  | 'OFF'
  /** 除外: of the days before it, the rule that precedes does not hold. */
  | 'EXCEPT'
  | 'AS_USUAL'
  | 'AS'
  | 'WEEK'
  | 'DASH'
  | 'SLASH'
  | 'COLON'
  | 'COMMA'
  | 'RULE_END'
  | 'TEXT_END';

type Meaning = Token extends infer T ? (T extends Token ? Omit<T, 'start' | 'end'> : never) : never;
type Groups = Readonly<Record<string, string | undefined>>;

const ENGLISH_DAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'];
const CHINESE_DAYS = '一二三四五六日';
const plain = (kind: Plain) => () => ({ kind });

// The first that fits at a place is taken, so that the longer of two words stands before the shorter. Repetitions are
// bounded or of a single class, so that reading takes time in proportion to the text.
const WORDS: readonly (readonly [pattern: string, meaning: (groups: Groups) => Meaning])[] = [
  ['[\\n;。()]', plain('RULE_END')],
  ['[,、]|以?及|和|与', plain('COMMA')],
  [
    '(?<year>\\d{4})(?:-(?<m1>\\d{1,2})-|/(?<m2>\\d{1,2})/|\\.(?<m3>\\d{1,2})\\.|年(?<m4>\\d{1,2})月)(?<date>\\d{1,2})(?!\\d)日?',
    ({ year, m1, m2, m3, m4, date = '' }) => {
      const month = m1 ?? m2 ?? m3 ?? m4 ?? '';
      return { kind: 'DATE', day: `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` };
    },
  ],
  ['(?:全天|全日)?\\s{0,4}24(?:\\s{0,4}/\\s{0,4}7|\\s{0,4}小时)|全天候?|全日', plain('WHOLE_DAY')],
  [
    '(?<half>上午|下午)?\\s{0,4}(?<next>次日|翌日)?\\s{0,4}(?<hour>\\d{1,2})(?::(?<minute>[0-5]\\d)(?::00)?(?!\\d)|[点时](?:(?<halfHour>半)|(?<past>[0-5]?\\d)(?![\\d:点时])分?|整)?)',
    ({ half, next, hour, minute, halfHour, past }) => ({
      kind: 'TIME',
      minutes: Number(hour) * 60 + (halfHour ? 30 : Number(minute ?? past ?? 0)),
      half: half === undefined ? null : half === '上午' ? 'MORNING' : 'AFTERNOON',
      nextDay: next !== undefined,
    }),
  ],
  ['工作日', () => ({ kind: 'WORKDAYS' })],
  ['每天|每日|天天', () => ({ kind: 'DAYS', days: [0, 1, 2, 3, 4, 5, 6] })],
  ['(?:每?周|每?星期|礼拜)末|双休日', () => ({ kind: 'DAYS', days: [5, 6] })],
  [
    // Without 周 only behind another day (周一至五, 周一、三), and never two: 五一 is May Day.
    '(?:(?:每?周|每?星期|礼拜)(?<several>[一二三四五六日天]{1,7})|(?<=[-\\u2010-\\u2015\\u2212~\\u301c至到,、及和与]\\s{0,4})(?<one>[一二三四五六日天]))(?![一二三四五六日天点时])',
    ({ several, one = '' }) => ({
      kind: 'DAYS',
      days: [...(several ?? one)].map((day) => CHINESE_DAYS.indexOf(day === '天' ? '日' : day)),
    }),
  ],
  [
    '(?<day>mo(?:n(?:day)?)?|tu(?:e(?:s(?:day)?)?)?|we(?:d(?:nesday)?)?|th(?:u(?:r(?:s(?:day)?)?)?)?|fr(?:i(?:day)?)?|sa(?:t(?:urday)?)?|su(?:n(?:day)?)?)(?![a-z])',
    ({ day = '' }) => ({ kind: 'DAYS', days: [ENGLISH_DAYS.indexOf(day.slice(0, 2).toLowerCase())] }),
  ],
  [
    'ph(?![a-z])|(?:国家)?法定(?:节假日|假日|节日)|节假日|公共假[日期]|公众假[日期]',
    () => ({ kind: 'HOLIDAYS' }),
  ],
  ['mu(?![a-z])|调休(?:工作日|上班日)|补班日?', () => ({ kind: 'MAKE_UP_DAYS' })],
  [
    '(?:不(?:对外)?(?:开放|营业|办公|上班|服务)|休[息馆]?|闭馆|关闭|停业|停诊|放假)(?!时)|(?:off|closed)(?![a-z])',
    plain('OFF'),
  ],
  ['除外', plain('EXCEPT')],
  ['as(?![a-z])|按照?|同', plain('AS')],
  ['week(?![a-z])|当[日天]星期', plain('WEEK')],
  ['照常|正常|不休息?', plain('AS_USUAL')],
  // One after another, as in 22:00——06:00.
  ['[-\\u2010-\\u2015\\u2212~\\u301c]{1,4}|至|到', plain('DASH')],
  ['/', plain('SLASH')],
  [':', plain('COLON')],
];
/** Words that say nothing where a time or a day says it all. */
const FILLER = /(?:[^\S\n]|(?:对外)?(?:开放|营业|办公|服务|接待|上班|工作)(?:时间\s{0,4}:?)?(?!日))/uy;
const MATCHERS = WORDS.map(([pattern, meaning]) => ({ matcher: new RegExp(pattern, 'iuy'), meaning }));
const LINE_BREAKS = /\r\n?|[\u0085\u2028\u2029]/g;

/** A text in one width, with where each of its characters stood. */
interface Folded {
  readonly text: string;
  /** Of each UTF-16 unit of `text`, and of its end. */
  readonly places: readonly number[];
}

function fold(original: string): Folded {
  let text = '';
  const places: number[] = [];
  let place = 0;
  for (const character of original) {
    const folded = character.normalize('NFKC').replace('\u2236', ':').replace(LINE_BREAKS, '\n');
    for (let unit = 0; unit < folded.length; unit += 1) places.push(place);
    text += folded;
    place += character.length;
  }
  places.push(place);
  return { text, places };
}

/**
 * Cuts a text into words, whatever its widths, dashes and spaces; the last is TEXT_END. What is not understood is one
 * UNKNOWN, at which reading ends. `start` and `end` count UTF-16 units of the text as it was given.
 */
export function tokensOf(original: string): Token[] {
  const { text, places } = fold(original);
  const tokens: Token[] = [];
  let at = 0;
  const push = (meaning: Meaning, length: number) => {
    tokens.push({ ...meaning, start: places[at] ?? 0, end: places[at + length] ?? 0 } as Token);
    at += length;
  };
  while (at < text.length) {
    const found = wordAt(text, at);
    if (found) {
      push(found.meaning, found.length);
      continue;
    }
    FILLER.lastIndex = at;
    const filler = FILLER.exec(text)?.[0];
    if (filler === undefined) {
      push({ kind: 'UNKNOWN' }, unknownLength(text, at));
      return tokens;
    }
    at += filler.length;
  }
  push({ kind: 'TEXT_END' }, 0);
  return tokens;
}

function wordAt(text: string, at: number): { meaning: Meaning; length: number } | null {
  for (const { matcher, meaning } of MATCHERS) {
    matcher.lastIndex = at;
    const match = matcher.exec(text);
    if (match) return { meaning: meaning(match.groups ?? {}), length: match[0].length };
  }
  return null;
}

/** Up to where something is understood again, or to a space. */
function unknownLength(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && end - at < 40 && !/\s/.test(text.charAt(end)) && !wordAt(text, end)) end += 1;
  return end - at;
}
