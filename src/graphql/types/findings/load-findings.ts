import { dependsOnMetadata } from '../../../analysis/diff/needs-metadata.ts';
import { type Reason, reason } from '../../../analysis/explain/reason.ts';
import { type FindingsFilter, needsGrants, toWantedCodes } from '../../../analysis/findings/filter.ts';
import type { Finding, FindingCode, FindingsInput, Severity } from '../../../analysis/findings/finding.ts';
import {
  dependsOnManager,
  type FindingsResult,
  joinResults,
  NOTHING,
  withoutAdministration,
} from '../../../analysis/findings/result.ts';
import { toKeyClass } from '../../../analysis/findings/to-key-class.ts';
import type { KeyMetadataFacts } from '../../../analysis/request/key-facts.ts';
import { type KeyRef, toArn } from '../../../kms/arn.ts';
import type { Loaders } from '../../../kms/loading/loaders.ts';
import type { PolicyDocument } from '../../../policy/types.ts';
import { computeStepsInTurn } from '../../compute-steps-in-turn.ts';
import type { Context } from '../../context.ts';
import { parseKeyPolicy } from '../../parse-policies.ts';
import { type AccessReasonSource, toReasonSource } from '../access/access-reason.ts';
import { type AccessFailures, load, toMetadataFacts } from '../access/load-access.ts';
import { type LoadedGrants, loadGrants } from '../access/load-grants.ts';
import { toKeyFacts } from '../access/parse-access-args.ts';
import { toFindingIds } from './finding-ids.ts';
import { loadReplicaFindings } from './load-replica-findings.ts';

export type FindingsArgs = {
  readonly codes?: readonly FindingCode[] | null | undefined;
  readonly minSeverity?: Severity | null | undefined;
  readonly includeOpinions: boolean;
};

export type FindingSource = Finding & { readonly id: string; readonly entries: LoadedGrants['entries'] };

export type FindingsSource = {
  readonly nodes: readonly FindingSource[];
  readonly incomplete: readonly AccessReasonSource[];
};

export function toFilter({ codes, minSeverity, includeOpinions }: FindingsArgs): FindingsFilter {
  return { codes: codes ?? null, minSeverity: minSeverity ?? 'INFO', includeOpinions };
}

/**
 * What a request has loaded with one filter: the findings of each key, by its ARN, and those about each policy, by what
 * the policy says about the keys that it tells apart. Most keys of an account have one of a few policies.
 */
type Loaded = {
  readonly filter: FindingsFilter;
  readonly ofKeys: Map<string, Promise<FindingsSource>>;
  readonly ofPolicies: Map<PolicyDocument, Map<string, Promise<FindingsResult>>>;
};

/**
 * Of each request, by its loader, and of each filter. A filter of keys and a field share them. When a key is changed,
 * the request gets a new loader, and so forgets its findings.
 */
const LOADED = new WeakMap<Loaders['policy'], Map<string, Loaded>>();

/** Reads no more than the wanted findings need. Throws KmsError if the policy cannot be read. */
export function loadFindings(ref: KeyRef, args: FindingsArgs, context: Context): Promise<FindingsSource> {
  const loaded = toLoaded(args, context);
  return getOrSet(loaded.ofKeys, toArn(ref), () => findAll(ref, loaded, context));
}

/**
 * Like `loadFindings`, in the context of a filter. Only the result is shared: if the filter has used up what it may
 * compute, a field must not fail, too.
 */
export async function loadFindingsForFilter(
  ref: KeyRef,
  args: FindingsArgs,
  context: Context,
): Promise<FindingsSource> {
  const loaded = toLoaded(args, context);
  const arn = toArn(ref);
  const found = await (loaded.ofKeys.get(arn) ?? findAll(ref, loaded, context));
  loaded.ofKeys.set(arn, Promise.resolve(found));
  return found;
}

function toLoaded(args: FindingsArgs, { loaders }: Context): Loaded {
  const filter = toFilter(args);
  const ofRequest = getOrSet(LOADED, loaders.policy, () => new Map<string, Loaded>());
  return getOrSet(ofRequest, JSON.stringify(filter), () => ({ filter, ofKeys: new Map(), ofPolicies: new Map() }));
}

let rules: Promise<typeof import('../../../analysis/findings/find-findings.ts')> | undefined;

/** The rules are loaded when first needed, so that the gateway starts sooner. */
function loadRules() {
  rules ??= import('../../../analysis/findings/find-findings.ts'); // 25 us each time
  return rules;
}

async function findAll(ref: KeyRef, loaded: Loaded, context: Context): Promise<FindingsSource> {
  const { filter } = loaded;
  const [policy, grants, { findInGrants, findInPolicy }] = await Promise.all([
    context.loaders.policy(ref, 'default'),
    needsGrants(toWantedCodes(filter)) ? loadGrants(ref, context) : null,
    loadRules(),
  ]);
  const { document } = parseKeyPolicy(policy, context);
  if (document === null) return UNPARSABLE;
  const early = dependsOnMetadata(document) ? await loadMetadata(ref, context) : NO_METADATA;
  const key = { ...toKeyFacts(ref), metadata: early.facts };
  const input = { key, policy: document, grants: [...(grants?.entries.keys() ?? [])], trust: context.trust };
  const ofReplica = await loadReplicaFindings(ref, filter, context);
  const ofAnyKey = await findOncePerPolicy(input, loaded, () =>
    // No client receives the answer if it would cost too much: the server replaces it.
    context.onPolicy(policy.text.length * FINDINGS_PART)
      ? computeStepsInTurn(context, findInPolicy(input, filter))
      : Promise.resolve(NOTHING),
  );
  const metadata = dependsOnManager(ofAnyKey) ? await loadMetadata(ref, context) : early;
  const ofPolicy = metadata.facts?.manager === 'AWS' ? withoutAdministration(ofAnyKey) : ofAnyKey;
  const ofGrants = input.grants.length === 0 ? NOTHING : await computeStepsInTurn(context, findInGrants(input, filter));
  const { findings, incomplete } = joinResults([ofPolicy, ofGrants, { findings: ofReplica.findings, incomplete: [] }]);
  const ids = toFindingIds(findings, key);
  return {
    nodes: findings.map((finding, index) => ({
      ...finding,
      id: ids[index] ?? '',
      entries: grants?.entries ?? new Map(),
    })),
    incomplete: [
      ...explainIncomplete([...incomplete, ...metadata.incomplete], grants, metadata.failures),
      // DescribeKey is asked once: its failure is listed once.
      ...ofReplica.incomplete.filter(({ code }) => metadata.incomplete.every((each) => each.code !== code)),
    ],
  };
}

/** Finds once for all keys of a request that have the policy and are not told apart by it. */
function findOncePerPolicy(
  input: FindingsInput,
  { ofPolicies }: Loaded,
  find: () => Promise<FindingsResult>,
): Promise<FindingsResult> {
  const known = getOrSet(ofPolicies, input.policy, () => new Map());
  return getOrSet(known, toKeyClass(input), find);
}

type Store<Key, Value> = { get(key: Key): Value | undefined; set(key: Key, value: Value): unknown };

function getOrSet<Key, Value>(store: Store<Key, Value>, key: Key, create: () => Value): Value {
  let value = store.get(key);
  if (value === undefined) {
    value = create();
    store.set(key, value);
  }
  return value;
}

/** What the findings of a policy cost beside parsing it. */
export const FINDINGS_PART = 8;

const UNPARSABLE: FindingsSource = {
  nodes: [],
  incomplete: [
    toReasonSource(
      reason('POLICY_UNPARSABLE', 'The key policy is not a policy document that the gateway can read.'),
      {},
    ),
  ],
};

type LoadedMetadata = {
  readonly facts: KeyMetadataFacts | null;
  readonly failures: AccessFailures;
  readonly incomplete: readonly Reason[];
};

const NO_METADATA: LoadedMetadata = { facts: null, failures: {}, incomplete: [] };

async function loadMetadata(ref: KeyRef, context: Context): Promise<LoadedMetadata> {
  const { value, failure } = await load(context.loaders.description(ref));
  if (value !== null) return { ...NO_METADATA, facts: toMetadataFacts(value.metadata) };
  const message = 'A finding depends on what DescribeKey says about the key, and the call failed.';
  return { facts: null, failures: { metadata: failure }, incomplete: [reason('METADATA_UNREADABLE', message)] };
}

export function explainIncomplete(
  reasons: readonly Reason[],
  grants: LoadedGrants | null,
  failures: AccessFailures,
): readonly AccessReasonSource[] {
  const sources = reasons.map((each) => toReasonSource(each, failures));
  if (grants === null || grants.isWhole) return sources;
  const message = 'The grants could not be read. There may be findings about them.';
  const { failure } = grants;
  return [
    ...sources,
    toReasonSource(reason('GRANTS_UNREADABLE', message), { grants: failure, hasMoreGrants: failure === null }),
  ];
}
