import { type FieldFailure, isNotAsked } from '../gateway/failure.ts';
import { toFailureWords } from '../gateway/failure-words.ts';
import type { EstateKeyFragment, FindingSeverity, KeyState } from '../generated/graphql.ts';
import { isRotatable } from '../key/rotation-words.ts';
import { toExposure } from './finding-words.ts';

export const FLAGS = ['public', 'shared', 'orphan', 'deletion', 'rotation', 'unknown'] as const;
/** What a key is counted for. The names are in the URL. */
export type Flag = (typeof FLAGS)[number];

export type Finding = NonNullable<EstateKeyFragment['findings']>['nodes'][number];

/** A key of the list. Made once when it is read, because the list is filtered with each letter of a search. */
export type EstateKey = {
  readonly arn: string;
  readonly keyId: string;
  readonly accountId: string;
  readonly region: string;
  readonly aliases: readonly string[];
  /** Null if it could not be read. */
  readonly state: KeyState | null;
  readonly description: string;
  readonly deletionDate: string | null;
  readonly createdAt: string | null;
  /** The most severe first. */
  readonly findings: readonly Finding[];
  readonly flags: ReadonlySet<Flag>;
  /** In the order of severity, from 0. */
  readonly rank: number;
  /** What could not be read and may be a finding, in words. */
  readonly unread: readonly string[];
  /** What only the search needs, and could not be read: the aliases, or the tags. */
  readonly unsearched: readonly FieldFailure[];
  /** All that is searched, in one case. */
  readonly text: string;
  /** Whether it names more principals than are searched. */
  readonly hasMorePrincipals: boolean;
  /** Whether something was not read in time, and could be in a smaller page. */
  readonly isLate: boolean;
};

/** `failures`: those of the fields of this key. */
export function toEstateKey(key: EstateKeyFragment, failures: readonly FieldFailure[]): EstateKey {
  const { arn, keyId, accountId, region, metadata } = key;
  const aliases = key.aliases?.nodes.map(({ name }) => name) ?? [];
  const tags = key.tags?.map((tag) => `${tag.key}=${tag.value}`) ?? [];
  const principals = key.principals?.nodes.map(({ principal }) => principal.value) ?? [];
  const findings = key.findings?.nodes ?? [];
  const unread = toUnread(key, failures);
  const flags = toFlags(key, unread);
  return {
    arn,
    keyId,
    accountId,
    region,
    aliases,
    state: metadata?.state ?? null,
    description: metadata?.description ?? '',
    deletionDate: metadata?.deletionDate ?? null,
    createdAt: metadata?.createdAt ?? null,
    findings,
    flags,
    rank: toRank(findings, flags),
    unread,
    unsearched: failures.filter(({ path }) => path[3] === 'aliases' || path[3] === 'tags'),
    text: fold([...aliases, arn, metadata?.description ?? '', ...tags, ...principals].join('\n')),
    hasMorePrincipals: key.principals?.pageInfo.hasNextPage === true,
    isLate: [
      ...failures.map(({ code }) => code),
      ...(key.findings?.incomplete ?? []).map(({ failure }) => failure?.code ?? ''),
    ].some((code) => LATE.has(code)),
  };
}

/** Without case. `toLowerCase` alone depends on what follows: it makes a sigma at the end of a word another letter. */
export function fold(text: string): string {
  return text.toLowerCase().toUpperCase();
}

/** Codes of failures that smaller pages have less of. */
const LATE: ReadonlySet<string> = new Set(['DeadlineExceeded', 'Timeout', 'AnswersTooLarge', 'ThrottlingException']);

function toUnread(key: EstateKeyFragment, failures: readonly FieldFailure[]): readonly string[] {
  const unread: string[] = [];
  const addFailed = (name: string, field: string) => {
    const failure = failures.find(({ path }) => path[3] === field);
    unread.push(failure ? `${name}: ${toFailureWords(failure).title} ${toPermission(failure)}`.trim() : name);
  };
  if (!key.findings) addFailed('Policy', 'findings');
  for (const { message } of key.findings?.incomplete ?? []) unread.push(message);
  if (!key.metadata?.state) addFailed('State', 'metadata');
  else if (canRotate(key) && !key.rotation) addFailed('Rotation', 'rotation');
  return [...new Set(unread)];
}

function toPermission(failure: FieldFailure): string {
  return failure.kind === 'KmsAccessDeniedException' && !isNotAsked(failure) ? (failure.permission ?? '') : '';
}

/**
 * As the filter `rotation: OFF` of the gateway has it: a key without a spec or an origin may be rotatable, or not. AWS
 * rotates its own keys.
 */
function canRotate({ metadata }: EstateKeyFragment): boolean {
  return metadata !== null && metadata.manager !== 'AWS' && isRotatable(metadata);
}

function toFlags(key: EstateKeyFragment, unread: readonly string[]): ReadonlySet<Flag> {
  const findings = key.findings?.nodes ?? [];
  const exposures = new Set(findings.map(toExposure));
  const state = key.metadata?.state;
  const isDeleted = state === 'PendingDeletion' || state === 'PendingReplicaDeletion';
  const met: Record<Flag, boolean> = {
    public: exposures.has('public'),
    shared: exposures.has('shared'),
    orphan: findings.some(({ code }) => code === 'ORPHAN_PRINCIPAL'),
    deletion: isDeleted,
    // KMS does not rotate a key that it will delete.
    rotation: canRotate(key) && !isDeleted && key.rotation?.enabled === false,
    unknown: unread.length > 0,
  };
  return new Set(FLAGS.filter((flag) => met[flag]));
}

/** What is not known may be severe. */
function toRank(findings: readonly Finding[], flags: ReadonlySet<Flag>): number {
  const severity = findings[0]?.severity;
  const known = severity === undefined ? RANKS.length : RANKS.indexOf(severity);
  return flags.has('unknown') ? Math.min(known, UNKNOWN_RANK) : known;
}

const RANKS: readonly (FindingSeverity | 'UNKNOWN')[] = ['CRITICAL', 'HIGH', 'UNKNOWN', 'MEDIUM', 'LOW', 'INFO'];
const UNKNOWN_RANK = RANKS.indexOf('UNKNOWN');
