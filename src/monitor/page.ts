import { AskError } from './ask.js';
import { chooserElement } from './choosers.js';
import type { Context } from './context.js';
import { el, type Child } from './dom.js';
import { readFrame, type Frame } from './frame.js';
import { addressOf, choosing, placeIn, readPlace, VIEWS, type Place } from './location.js';
import { chooseTheme, currentTheme } from './theme.js';
import { VIEWS_BY_NAME } from './views.js';
import { WORDS, type Words } from './words.js';

/** The page: its head, the view that its address names, and what happens when the reader moves on. */
export class Page {
  private place = readPlace(location.search);
  private frame: Frame | undefined;
  private asking = new AbortController();
  private readonly heading = el('h2', { tabindex: -1 });
  private readonly about = el('p', { class: 'about' });
  private readonly choosers = el('form', { class: 'choosers', submit: (event) => event.preventDefault() });
  private readonly status = el('p', { class: 'status', role: 'status' });
  private readonly results = el('div', { class: 'results' });

  /** @param root holds the page; its `data-licences` is where the licences of the packages used are */
  constructor(private readonly root: HTMLElement) {
    addEventListener('popstate', () => {
      const place = readPlace(location.search);
      if (addressOf(place) !== addressOf(this.place)) void this.show(place);
    });
    addEventListener('beforeprint', () => {
      for (const folded of this.results.querySelectorAll('details')) folded.open = true;
    });
    root.addEventListener('click', (event) => this.followLink(event));
  }

  /** Shows the place that the address names. */
  async start(): Promise<void> {
    this.layOut();
    await this.show(this.place);
  }

  private get words(): Words {
    return WORDS[this.place.language];
  }

  /** Lays out all but the view. */
  private layOut(): void {
    const { words } = this;
    document.documentElement.lang = words.lang;
    this.choosers.setAttribute('aria-label', words.choices);
    const links = VIEWS.map((view) =>
      el(
        'li',
        {},
        el('a', { href: addressOf(placeIn(view, this.place)), 'data-view': view }, words.views[view]),
      ),
    );
    const other = addressOf({ ...this.place, language: this.place.language === 'zh' ? 'en' : 'zh' });
    this.root.replaceChildren(
      el('a', { class: 'skip', href: '#content' }, words.skip),
      el(
        'header',
        {},
        el(
          'div',
          { class: 'band' },
          el('p', { class: 'home' }, el('a', { href: '/' }, words.directory)),
          el('h1', {}, words.title),
          el(
            'p',
            { class: 'switches' },
            el(
              'a',
              { href: other, class: 'language', lang: this.place.language === 'zh' ? 'en' : 'zh-CN' },
              words.otherLanguage,
            ),
            this.themeSwitch(),
            el('a', { href: '/graphql' }, words.playground),
          ),
        ),
        el('nav', { 'aria-label': words.viewsLabel }, el('ul', {}, links)),
      ),
      el(
        'main',
        { id: 'content', tabindex: -1 },
        this.heading,
        this.about,
        this.choosers,
        this.status,
        this.results,
      ),
      el(
        'footer',
        {},
        el('p', {}, words.footer, ' ', el('a', { href: this.root.dataset.licences }, words.licences)),
      ),
    );
  }

  private themeSwitch(): HTMLElement {
    const { words } = this;
    const name = () => (currentTheme() === 'dark' ? words.light : words.dark);
    const button = el(
      'button',
      {
        type: 'button',
        click: () => {
          chooseTheme(currentTheme() === 'dark' ? 'light' : 'dark');
          button.textContent = name();
        },
      },
      name(),
    );
    return button;
  }

  /** Links within the page change the place without loading it anew. */
  private followLink(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const address = link?.getAttribute('href');
    if (!address?.startsWith('?') || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0)
      return;
    event.preventDefault();
    void this.go(readPlace(address), true);
  }

  private async go(place: Place, moveFocus: boolean): Promise<void> {
    history.pushState(null, '', addressOf(place));
    const shown = this.show(place);
    if (moveFocus) this.heading.focus();
    await shown;
  }

  private async show(place: Place): Promise<void> {
    const relaid = place.language !== this.place.language;
    this.place = place;
    if (relaid) this.layOut();
    const { words } = this;
    document.title = `${words.views[place.view]} · ${words.title} · ${words.directory}`;
    this.heading.textContent = words.views[place.view];
    this.about.textContent = words.about[place.view];
    for (const link of this.root.querySelectorAll<HTMLAnchorElement>('nav a')) {
      const view = VIEWS.find((name) => name === link.dataset.view) ?? place.view;
      link.href = addressOf(placeIn(view, place));
      if (view === place.view) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    this.root
      .querySelector('.language')
      ?.setAttribute('href', addressOf({ ...place, language: place.language === 'zh' ? 'en' : 'zh' }));
    this.asking.abort();
    const { signal } = (this.asking = new AbortController());
    this.status.textContent = words.loading;
    this.results.setAttribute('aria-busy', 'true');
    try {
      const frame = (this.frame ??= await readFrame(new Date()));
      if (signal.aborted) return;
      const context = { frame, place, words, signal };
      this.offer(context);
      const shown = await VIEWS_BY_NAME[place.view].show(context);
      if (signal.aborted) return;
      this.results.replaceChildren(el('div', {}, shown));
      this.status.replaceChildren(el('span', { class: 'unseen' }, words.loaded));
    } catch (error) {
      if (signal.aborted) return;
      this.status.textContent = '';
      this.results.replaceChildren(this.fault(error));
    }
    this.results.removeAttribute('aria-busy');
  }

  /** Offers what can be chosen. The control in use stays where it is: a date half typed would be lost with it. */
  private offer(context: Context): void {
    const offered = VIEWS_BY_NAME[context.place.view].choosers(context);
    const elements = offered.map((chooser) =>
      chooserElement(chooser, (changes) => void this.go(choosing(this.place, changes), false)),
    );
    const used = [...this.choosers.children].find((child) => child.contains(document.activeElement));
    const at = offered.findIndex(({ name }) => used && document.activeElement?.id === `choose-${name}`);
    if (!used || at < 0) {
      this.choosers.replaceChildren(...elements);
      return;
    }
    for (const child of [...this.choosers.children]) if (child !== used) child.remove();
    used.before(...elements.slice(0, at));
    used.after(...elements.slice(at + 1));
  }

  private fault(error: unknown): Child & Node {
    const { words } = this;
    const fault = error instanceof AskError ? error.fault : 'BROKEN';
    const told =
      fault === 'REFUSED' && error instanceof AskError ? el('span', { lang: 'en' }, error.message) : null;
    return el(
      'div',
      { class: 'fault', role: 'alert' },
      el('p', {}, words.faults[fault], told),
      fault !== 'REFUSED' &&
        el('button', { type: 'button', click: () => void this.show(this.place) }, words.retry),
    );
  }
}
