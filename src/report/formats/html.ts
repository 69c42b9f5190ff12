import { SEVERITIES, type Severity } from '../../analysis/findings/finding.ts';
import { escapeInvisible } from '../../json/quote.ts';
import type { About, ReportFinding, ReportKey, Unread } from '../report-schema.ts';
import { countFindings, countUnread, toPlacesText, toSummaryText } from '../summary.ts';
import type { Format } from './format.ts';
import { STYLE } from './html-style.ts';

/** One file for people, without scripts: what could not be read, then the findings by severity and key. */
export const HTML: Format = {
  separator: '\n',
  toTexts: ({ key, findings, unread }) => [
    ...[...Map.groupBy(findings, ({ severity }) => severity)].map(
      ([severity, ofSeverity]) => [severity, toArticle(key, ofSeverity.map(toFinding))] as const,
    ),
    ...(unread.length > 0 ? [['unread', toArticle(key, unread.map(toUnread))] as const] : []),
  ],
  async *toReport(about, readSection) {
    yield toHead(about);
    const { findings } = about.summary;
    const unread = countUnread(about.summary);
    if (unread > 0) {
      yield `<section id="unread"><h2>Not read (${unread})</h2>\n<p>There may be findings here, too.</p>\n`;
      yield* readSection('unread');
      yield '</section>\n';
    }
    for (const severity of SEVERITIES) {
      if (findings[severity] === 0) continue;
      yield `<section id="${severity}"><h2>${toBadge(severity)} (${findings[severity]})</h2>\n`;
      yield* readSection(severity);
      yield '</section>\n';
    }
    yield '</main></body></html>\n';
  },
};

function toHead({ tool, source, startedAt, endedAt, filter, places, summary }: About): string {
  const facts: readonly (readonly [string, string])[] = [
    ['Keys', source === 'aws' ? 'of AWS KMS' : 'of an embedded KMS, not of AWS'],
    ['Read from', toPlacesText(places)],
    ['Accounts', filter.accountIds?.join(', ') ?? 'all'],
    ['Regions', filter.regions?.join(', ') ?? 'all'],
    ['Read', `${startedAt} to ${endedAt}`],
    ['Findings', `of severity ${filter.minSeverity} and above${filter.codes ? `: ${filter.codes.join(', ')}` : ''}`],
    ['Opinions', filter.includeOpinions ? 'included' : 'left out'],
    ['Written by', `${tool.name} ${tool.version}`],
  ];
  const links = SEVERITIES.map((severity) => {
    const count = summary.findings[severity];
    return `<li>${count > 0 ? `<a href="#${severity}">` : '<span>'}${toBadge(severity)} <b>${count}</b>${count > 0 ? '</a>' : '</span>'}</li>`;
  });
  const empty = countUnread(summary) > 0 ? '<p>No findings in what could be read.</p>' : '<p>No findings.</p>';
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Findings about KMS keys</title>
<style>${STYLE}</style></head>
<body><main>
<h1>Findings about KMS keys</h1>
<p class="summary">${escapeHtml(toSummaryText(summary))}.</p>
<ul class="counts">${links.join('')}</ul>
<dl>${facts.map(([name, value]) => `<div><dt>${name}</dt><dd>${escapeHtml(value)}</dd></div>`).join('')}</dl>
${countFindings(summary) === 0 ? empty : ''}
`;
}

function toBadge(severity: Severity): string {
  return `<span class="badge ${severity}">${severity}</span>`;
}

function toArticle(key: ReportKey | null, parts: readonly string[]): string {
  if (key === null) return `<article>${parts.join('')}</article>`;
  const { arn, aliases } = key;
  const title = aliases?.length ? aliases.map(escapeHtml).join(', ') : escapeHtml(key.keyId);
  return `<article><h3>${title}</h3><p class="arn">${escapeHtml(arn)}</p>${parts.join('')}</article>`;
}

function toFinding({
  code,
  certain,
  message,
  remedy,
  pointer,
  sid,
  grant,
  principals,
  actions,
  witness,
  id,
}: ReportFinding) {
  const where = grant === null ? pointer && `${pointer}${sid === null ? '' : ` (${sid})`}` : `Grant ${grant.grantId}`;
  return `<div class="item"><h4>${escapeHtml(code)}${certain ? '' : ' <span class="uncertain">not certain</span>'}</h4>
<p>${toHtml(message)}</p><p class="remedy">${toHtml(remedy)}</p>${toRows([
    ['Where', where || null],
    [principals.length === 1 ? 'Principal' : 'Principals', toList(principals.map(({ value }) => value))],
    [actions.length === 1 ? 'Action' : 'Actions', toList(actions)],
    ['Example', witness && `${witness.principal} sends ${witness.action}: ${witness.verdict}`],
    ['ID', id],
  ])}</div>`;
}

function toUnread({ key, accountId, region, code, message, pointer, grantId, requestId }: Unread): string {
  const title = key === null ? `<h3>${escapeHtml(toPlaceText(accountId, region))}</h3>` : '';
  return `${title}<div class="item"><h4>${escapeHtml(code)}</h4><p>${toHtml(message)}</p>${toRows([
    ['Where', pointer || (grantId && `Grant ${grantId}`)],
    ['Request ID', requestId],
  ])}</div>`;
}

function toPlaceText(accountId: string, region: string | null): string {
  return region === null ? `Regions of account ${accountId}` : `Account ${accountId}, ${region}`;
}

function toRows(rows: readonly (readonly [name: string, value: string | null])[]): string {
  const shown = rows.flatMap(([name, value]) =>
    value === null ? [] : [`<div><dt>${name}</dt><dd>${escapeHtml(value)}</dd></div>`],
  );
  return shown.length === 0 ? '' : `<dl>${shown.join('')}</dl>`;
}

function toList(values: readonly string[]): string | null {
  return values.length === 0 ? null : values.join(', ');
}

/** A sentence whose names are between backticks. */
function toHtml(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

/** Others choose the texts of aliases, Sids and principals. */
function escapeHtml(text: string): string {
  return escapeInvisible(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
