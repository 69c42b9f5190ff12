/** The styles of the HTML report: for both themes, for small screens and for paper. */
export const STYLE = `
:root { --text: #1a1d21; --dim: #565d66; --page: #f5f6f8; --card: #fff; --line: #d9dde2; --accent: #0b5cad;
  --critical: #9b1c1c; --high: #b3400a; --medium: #7a5b00; --low: #1f5f8b; --info: #4b5563; }
@media (prefers-color-scheme: dark) { :root { --text: #e6e8eb; --dim: #a3abb5; --page: #14171a; --card: #1d2125;
  --line: #363c43; --accent: #7ab8ff; --critical: #ff8a8a; --high: #ffa36b; --medium: #f0cd62; --low: #86c5f4;
  --info: #b4bcc6; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; margin: .5rem 0; }
h2 { font-size: 1.2rem; margin: 2rem 0 .75rem; }
h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
h4 { font-size: .95rem; margin: 0 0 .25rem; overflow-wrap: anywhere; }
p { margin: 0 0 .5rem; overflow-wrap: anywhere; }
a { color: var(--accent); }
.summary { font-weight: 600; }
.counts { display: flex; flex-wrap: wrap; gap: .5rem 1rem; list-style: none; margin: 1rem 0; padding: 0; }
.badge { color: var(--info); border: 1px solid currentColor; border-radius: .25rem; padding: 0 .35rem;
  font-size: .8rem; font-weight: 600; letter-spacing: .03em; }
.CRITICAL { color: var(--critical); } .HIGH { color: var(--high); } .MEDIUM { color: var(--medium); }
.LOW { color: var(--low); } .INFO { color: var(--info); }
article { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem;
  margin: 0 0 .75rem; content-visibility: auto; contain-intrinsic-size: auto 12rem; }
.arn, .remedy, dt { color: var(--dim); }
code { font-family: ui-monospace, monospace; font-size: .9em; }
.arn, dd { font-family: ui-monospace, monospace; font-size: .8rem; }
.item { border-top: 1px solid var(--line); margin-top: .5rem; padding-top: .5rem; }
.uncertain { color: var(--medium); font-weight: 400; font-style: italic; }
dl { margin: 0; font-size: .875rem; }
dl div { display: grid; grid-template-columns: 6.5rem 1fr; gap: .5rem; }
dd { margin: 0; overflow-wrap: anywhere; align-self: center; }
@media (max-width: 30rem) { main { padding: .5rem; } dl div { grid-template-columns: 1fr; gap: 0; margin-bottom: .25rem; } }
@media print { body { background: none; font-size: 11px; } main { max-width: none; padding: 0; }
  article { content-visibility: visible; } .item { break-inside: avoid; } h2, h3 { break-after: avoid; } }
`;
