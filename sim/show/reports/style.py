"""What a report looks like: on a phone, on a screen in light and dark, and on paper."""

from sim.show.pictures.look import STYLE as OF_PICTURES
from sim.show.pictures.picture import STYLE_OF_FORMS

STYLE = (
    OF_PICTURES
    + STYLE_OF_FORMS
    + """
:root { color-scheme: light dark; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--ink); font-size: 1.0625rem; line-height: 1.55; }
.page { max-width: 50rem; margin: 0 auto; padding: 1.25rem 1rem 3rem; overflow-wrap: break-word; }
a { color: var(--accent); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -999rem; background: var(--ground); padding: .75rem 1rem; z-index: 1; }
.skip:focus { left: .5rem; top: .5rem; }
h1 { font-size: clamp(1.6rem, 1.2rem + 2vw, 2.3rem); line-height: 1.2; margin: .25rem 0 1rem; text-wrap: balance; }
h2 { font-size: 1.45rem; line-height: 1.25; margin: 3rem 0 1rem; padding-top: 1rem; }
h2 { border-top: 2px solid var(--ink); }
h3 { font-size: 1.15rem; line-height: 1.3; margin: 2.25rem 0 .75rem; }
h2, h3 { text-wrap: balance; }
p, ul, ol, dl, table, figure, pre { margin: 0 0 1rem; }
ul, ol { padding-left: 1.35rem; } li { margin-bottom: .4rem; }
.kind { color: var(--soft); margin: 0; font-size: .95rem; }
.verdict { border-left: .4rem solid var(--soft); background: var(--raised); padding: 1rem 1.1rem .2rem; }
.verdict.adopted { border-color: var(--yes); } .verdict.not-adopted { border-color: var(--no); }
.verdict.open { border-color: var(--abstain); }
.verdict p { margin-bottom: .7rem; } .verdict .why { font-size: 1.25rem; line-height: 1.4; }
.verdict p:first-child { color: var(--soft); }
strong.adopted, .adopted > strong, td.adopted { color: var(--yes); }
strong.not-adopted, .not-adopted > strong, td.not-adopted, .refused { color: var(--no); }
strong.open, .open > strong, td.open { color: var(--abstain); }
td.adopted, td.not-adopted, td.open { font-weight: 600; }
caption, th, td, dt, dd { overflow-wrap: anywhere; } td { min-width: 5rem; }
.remark { color: var(--soft); }
nav.contents { margin: 1.75rem 0 0; font-size: 1rem; }
nav.contents h2 { font-size: 1rem; border: 0; margin: 0 0 .25rem; padding: 0; }
nav.contents ul { list-style: none; padding-left: 0; margin: 0; } nav.contents ul ul { padding-left: 1rem; }
nav.contents li { margin: 0; } nav.contents a { display: inline-block; max-width: 100%; padding: .2rem 0; }
.cite { font-size: .9em; color: var(--soft); }
table { border-collapse: collapse; width: 100%; font-size: .97rem; line-height: 1.4; }
caption { text-align: left; color: var(--soft); padding-bottom: .4rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .7rem .45rem 0; }
th, td { border-bottom: 1px solid var(--faint); }
thead th { border-bottom: 2px solid var(--ink); } tbody th { font-weight: 600; min-width: 9rem; }
th:last-child, td:last-child { padding-right: 0; }
dl { display: grid; grid-template-columns: minmax(7rem, max-content) minmax(0, 1fr); }
dl { font-size: .97rem; line-height: 1.45; }
dt, dd { margin: 0; padding: .35rem .9rem .35rem 0; border-bottom: 1px solid var(--faint); }
dt { color: var(--soft); max-width: 10rem; }
pre { background: var(--raised); border: 1px solid var(--faint); border-radius: 4px; padding: .7rem .9rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .92rem; }
code { font-family: ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', Consolas, monospace; }
figure { margin: 1.25rem 0; }
figure svg { display: block; max-width: min(100%, 36rem); height: auto; margin: 0 auto; }
figure.whole svg { max-width: 100%; } .on-paper { display: none; }
details { margin-top: .4rem; } summary { cursor: pointer; color: var(--accent); padding: .3rem 0; }
h3.day { font-size: 1rem; color: var(--soft); margin: 1.75rem 0 .4rem; }
ol.account { list-style: none; padding: 0; }
ol.account > li { display: grid; grid-template-columns: 3.4rem minmax(0, 1fr); margin: 0; padding: .3rem 0; }
ol.account p { margin: 0 0 .25rem; grid-column: 2; }
ol.account time { color: var(--soft); grid-column: 1; grid-row: 1; }
ol.account .decided { border-left: .3rem solid var(--soft); background: var(--raised); padding: .5rem .8rem; }
ol.account .decided.adopted { border-color: var(--yes); }
ol.account .decided.not-adopted { border-color: var(--no); }
ol.account .decided.open { border-color: var(--abstain); } ol.account .decided strong { display: block; }
ol.sources li { padding-left: .3rem; } ol.sources li:target { background: var(--raised); }
ol.sources .address { font-size: .9em; color: var(--soft); overflow-wrap: anywhere; }
footer { border-top: 1px solid var(--faint); margin-top: 3rem; padding-top: 1rem; color: var(--soft); }
@media (max-width: 36rem) {
  body { font-size: 1rem; }
  table, tbody, tr, th, td, caption { display: block; width: auto; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tbody tr { border-bottom: 1px solid var(--faint); padding: .5rem 0; }
  th, td { border: 0; padding: .1rem 0; }
  td[data-label]::before { content: attr(data-label) ': '; color: var(--soft); font-weight: 400; }
  dl { display: block; } dt { border: 0; padding-bottom: 0; max-width: none; } dd { padding-top: 0; }
  ol.account > li { grid-template-columns: minmax(0, 1fr); } ol.account p { grid-column: 1; }
  ol.account time { grid-row: auto; }
}
@media (min-width: 75rem) {
  .page { max-width: 70rem; display: grid; grid-template-columns: 15rem minmax(0, 50rem); column-gap: 3.5rem; }
  .page > header, .page > main, .page > footer { grid-column: 2; }
  nav.contents { grid-column: 1; grid-row: 1 / span 3; margin-top: 2rem; font-size: .92rem; }
  nav.contents > div { position: sticky; top: 1.5rem; max-height: calc(100vh - 3rem); overflow-y: auto; }
}
@media print {
  @page { size: A4; margin: 18mm 17mm 20mm; }
  @page { @bottom-right { content: counter(page) ' / ' counter(pages); font: 8pt sans-serif; color: #57606a; } }
  body { font-size: 10pt; line-height: 1.45; } .page { display: block; max-width: none; padding: 0; }
  .skip, details { display: none; } p:has(+ figure) { break-after: avoid; break-inside: avoid; }
  h1 { font-size: 20pt; } h2 { font-size: 14pt; margin-top: 9mm; } h3 { font-size: 11.5pt; margin-top: 6mm; }
  h1, h2, h3, caption, thead, dt { break-after: avoid; } h1, h2, h3, dt, dd { break-inside: avoid; }
  p, li { orphans: 3; widows: 3; }
  tr, figure > svg, pre, ol.account > li, .verdict { break-inside: avoid; }
  table, dl, caption { font-size: 9pt; } th, td, dt, dd { padding-top: .25rem; padding-bottom: .25rem; }
  dl { display: block; } dt { float: left; clear: left; width: 7rem; border: 0; } dd { margin-left: 7.5rem; }
  figure { margin: 3mm 0; } figure svg { max-height: 62mm; max-width: 100%; }
  figure.tall > svg { display: none; } figure.tall > .on-paper { display: block; }
  figure.pair svg { max-height: 110mm; } figure.whole svg { max-height: 225mm; }
  nav.contents div > ul { columns: 2; column-gap: 10mm; } a { color: inherit; }
  .verdict, ol.account .decided, pre, figure svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""
)
"""The one sheet of style of a report. It names no address, so that nothing is fetched for it."""
