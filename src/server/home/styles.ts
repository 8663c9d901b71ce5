/** The home page's style sheet: one column on a phone, light or dark as the reader's system is, readable in print. */
export const homeStyles = `
:root { color-scheme: light dark; --paper: #fbfaf6; --card: #fff; --ink: #1d2624; --soft: #56625f; --line: #dcdfd8; --accent: #0b5f58; --band: #0b5f58; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #121716; --card: #1a2120; --ink: #e6ebe8; --soft: #a3b0ac; --line: #303a38; --accent: #6fcabd; --band: #0a3f3b; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.65 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; overflow-wrap: break-word; }
header { background: var(--band); color: #fff; }
header > div, main, footer { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem; }
header > div { padding-top: 2.5rem; padding-bottom: 2.5rem; }
h1 { margin: 0; font-size: clamp(1.75rem, 1.2rem + 2.4vw, 2.6rem); line-height: 1.25; font-weight: 650; }
h1 [lang=en] { display: block; margin-top: .3rem; font-size: 1.05rem; font-weight: 400; opacity: .85; }
h2 { margin: 2.75rem 0 1rem; font-size: 1.25rem; font-weight: 650; }
h2 [lang=en] { margin-left: .5rem; font-size: .95rem; font-weight: 400; color: var(--soft); }
header p { max-width: 44rem; margin: 1.25rem 0 0; }
header p [lang=en] { display: block; margin-top: .35rem; font-size: .93rem; opacity: .85; }
a { color: var(--accent); text-underline-offset: .2em; }
.counts { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: 1px; margin: 0; background: var(--card); border: 1px solid var(--line); border-radius: .6rem; overflow: hidden; }
.counts > div { display: flex; flex-direction: column-reverse; justify-content: flex-end; padding: 1rem; box-shadow: 0 0 0 1px var(--line); }
.counts dt { line-height: 1.4; }
.counts dd { margin: 0; font-size: 1.8rem; font-weight: 650; line-height: 1.2; color: var(--accent); font-variant-numeric: tabular-nums; }
.counts [lang=en], .facts [lang=en] { display: block; font-size: .85rem; color: var(--soft); }
.facts { display: grid; gap: 1rem 2.5rem; margin: 1.25rem 0 0; }
.facts dt { color: var(--soft); font-size: .9rem; }
.facts dt [lang=en] { display: inline; }
.facts dd { margin: 0; }
.ways { display: grid; gap: .9rem; margin: 0; padding: 0; list-style: none; }
.ways a { display: block; height: 100%; padding: 1rem 1.15rem; background: var(--card); border: 1px solid var(--line); border-radius: .6rem; color: inherit; text-decoration: none; }
.ways a:hover { border-color: var(--accent); }
.ways b { font-weight: 600; color: var(--accent); }
.ways code { float: right; margin-left: .75rem; font-size: .85rem; color: var(--soft); }
.ways [lang=en] { display: block; font-size: .88rem; color: var(--soft); }
.documents { margin: 0; padding: 0; list-style: none; border-top: 1px solid var(--line); }
.documents li { display: flex; flex-wrap: wrap; gap: .1rem 1.5rem; padding: .75rem 0; border-bottom: 1px solid var(--line); }
.documents cite { flex: 1 1 24rem; font-style: normal; }
.documents small { font-size: .85rem; color: var(--soft); }
.notice { margin: 2rem 0 0; padding: 1rem 1.15rem; background: var(--card); border: 1px solid var(--line); border-left: .3rem solid #c9821b; border-radius: .4rem; }
.notice [lang=en] { display: block; color: var(--soft); }
footer { margin-top: 3rem; padding-top: 1rem; padding-bottom: 2.5rem; font-size: .88rem; color: var(--soft); }
footer [lang=en] { display: block; }
@media (min-width: 40rem) { .ways { grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); } .facts { grid-template-columns: 1fr 1fr; } }
`;
