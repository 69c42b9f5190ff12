import type { Invocation, Location, Notification, Result, Run } from 'sarif';
import { escapeInvisible } from '../../json/quote.ts';
import type { About, ReportFinding, ReportKey, Unread } from '../report-schema.ts';
import { countUnread } from '../summary.ts';
import type { Format } from './format.ts';
import { findRuleIndex, LEVELS, RULES, toRuleId } from './sarif-rules.ts';

/** SARIF 2.1.0, as GitHub code scanning takes it. */
export const SARIF: Format = {
  separator: ',\n',
  toTexts: ({ findings, unread }) => [
    ...findings.map((finding) => ['results', JSON.stringify(toResult(finding))] as const),
    ...unread.map((each) => ['notifications', JSON.stringify(toNotification(each))] as const),
  ],
  async *toReport(about, readSection) {
    const { tool, invocation, properties } = toRun(about);
    yield `{"$schema":${JSON.stringify(SCHEMA)},"version":"2.1.0","runs":[{\n`;
    yield `"tool":${JSON.stringify(tool)},\n"properties":${JSON.stringify(properties)},\n"results":[\n`;
    yield* readSection('results');
    yield `\n],\n"invocations":[${JSON.stringify(invocation).slice(0, -1)},"toolExecutionNotifications":[\n`;
    yield* readSection('notifications');
    yield '\n]}]}]}\n';
  },
};

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json';

type RunParts = { readonly tool: Run['tool']; readonly invocation: Invocation; readonly properties: Run['properties'] };

function toRun({ tool: { name, version }, startedAt, endedAt, summary, source, filter, places }: About): RunParts {
  return {
    tool: { driver: { name, version, semanticVersion: version, rules: [...RULES] } },
    // False if anything is missing: without a finding, a key that was not read would look like one without problems.
    invocation: { executionSuccessful: countUnread(summary) === 0, startTimeUtc: startedAt, endTimeUtc: endedAt },
    properties: { source, filter, places, summary },
  };
}

function toResult({ id, key, code, severity, certain, message, remedy, ...finding }: ReportFinding): Result {
  const { pointer, sid, grant, principals, actions, witness } = finding;
  const ruleId = toRuleId(code, severity);
  return {
    ruleId,
    ruleIndex: findRuleIndex(ruleId),
    level: LEVELS[severity],
    message: toMessage(
      `${certain ? '' : '(Not certain) '}${message}`,
      `Severity: ${severity}`,
      `Remedy: ${remedy}`,
      toKeyText(key),
    ),
    locations: [toLocation(key, pointer)],
    partialFingerprints: {
      'findingId/v1': id,
      // The only fingerprint that GitHub compares. It would make one from the line, and each key has line 1 only.
      primaryLocationLineHash: id,
    },
    properties: {
      code,
      severity,
      certain,
      keyArn: key.arn,
      aliases: key.aliases,
      sid,
      grant,
      principals,
      actions,
      witness,
    },
  };
}

function toNotification({
  kind,
  accountId,
  region,
  key,
  code,
  message,
  pointer,
  grantId,
  requestId,
}: Unread): Notification {
  const subject = key === null ? toPlaceText(accountId, region) : toKeyText(key);
  return {
    descriptor: { id: code },
    level: 'error',
    message: toMessage(message, subject),
    locations: [key === null ? toPlaceLocation(accountId, region) : toLocation(key, pointer)],
    properties: { kind, accountId, region, keyArn: key?.arn ?? null, grantId, requestId },
  };
}

function toPlaceText(accountId: string, region: string | null): string {
  if (region === null) return `The Regions of account ${accountId} were not listed.`;
  return `The keys of account ${accountId} in ${region} were not listed.`;
}

function toKeyText({ arn, aliases }: ReportKey): string {
  return `Key: ${[...(aliases ?? []), arn].join(', ')}`;
}

/**
 * Viewers turn `[text](address)` into a link, and others choose the names in a policy. A space between both parts
 * prevents the link.
 */
function toMessage(...paragraphs: readonly string[]): { readonly text: string } {
  return { text: paragraphs.map((text) => escapeInvisible(text).replaceAll('](', '] (')).join('\n\n') };
}

/**
 * GitHub requires a path relative to the repository and a line. There is no such file: the path names the policy of the
 * key, so that alerts are listed by account and Region.
 */
function toLocation({ accountId, region, keyId, arn, aliases }: ReportKey, pointer: string | null): Location {
  const uri = ['kms', accountId, region, keyId, 'policy.json'].map(toSegment).join('/');
  const name = escapeInvisible(aliases?.[0] ?? keyId);
  return {
    physicalLocation: { artifactLocation: { uri }, region: { startLine: 1 } },
    logicalLocations: [{ name, fullyQualifiedName: pointer ? `${arn}#${pointer}` : arn, kind: 'resource' }],
  };
}

/** A segment of the path of a URI. Without AWS, the ID of a key can be any text. */
function toSegment(text: string): string {
  const segment = encodeURIComponent(text.toWellFormed());
  return /^\.+$/.test(segment) ? segment.replaceAll('.', '%2E') : segment;
}

function toPlaceLocation(accountId: string, region: string | null): Location {
  const fullyQualifiedName = region === null ? accountId : `${accountId}/${region}`;
  return { logicalLocations: [{ name: region ?? accountId, fullyQualifiedName, kind: 'resource' }] };
}
