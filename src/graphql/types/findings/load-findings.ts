import { dependsOnMetadata } from '../../../analysis/diff/needs-metadata.ts';
import { type Reason, reason } from '../../../analysis/explain/reason.ts';
import {
  dependsOnManager,
  type FindingsFilter,
  type FindingsResult,
  findInGrants,
  findInPolicy,
  joinResults,
  needsGrants,
  toWantedCodes,
  withoutAdministration,
} from '../../../analysis/findings/find-findings.ts';
import type { Finding, FindingCode, FindingsInput, Severity } from '../../../analysis/findings/finding.ts';
import { toKeyClass } from '../../../analysis/findings/to-key-class.ts';
import type { KeyMetadataFacts } from '../../../analysis/request/key-facts.ts';
import { type KeyRef, toArn } from '../../../kms/arn.ts';
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

/** The findings of each key, by the key and the arguments: a filter and a field of the same request share them. */
const LOADED = new WeakMap<Context, Map<string, Promise<FindingsSource>>>();

/** Reads no more than the wanted findings need. Throws KmsError if the policy cannot be read. */
export function loadFindings(ref: KeyRef, args: FindingsArgs, context: Context): Promise<FindingsSource> {
  const filter = toFilter(args);
  const loaded = getOrSet(LOADED, context, () => new Map());
  return getOrSet(loaded, `${toArn(ref)} ${JSON.stringify(filter)}`, () => findAll(ref, filter, context));
}

async function findAll(ref: KeyRef, filter: FindingsFilter, context: Context): Promise<FindingsSource> {
  const [policy, grants] = await Promise.all([
    context.loaders.policy(ref, 'default'),
    needsGrants(toWantedCodes(filter)) ? loadGrants(ref, context) : null,
  ]);
  const { document } = parseKeyPolicy(policy, context);
  if (document === null) return UNPARSABLE;
  const early = dependsOnMetadata(document) ? await loadMetadata(ref, context) : NO_METADATA;
  const key = { ...toKeyFacts(ref), metadata: early.facts };
  const input = { key, policy: document, grants: [...(grants?.entries.keys() ?? [])], trust: context.trust };
  const ofReplica = await loadReplicaFindings(ref, filter, context);
  const ofAnyKey = await findOncePerPolicy(input, filter, policy.text, context);
  const metadata = dependsOnManager(ofAnyKey) ? await loadMetadata(ref, context) : early;
  const ofPolicy = metadata.facts?.manager === 'AWS' ? withoutAdministration(ofAnyKey) : ofAnyKey;
  const ofGrants = await computeStepsInTurn(context, findInGrants(input, filter));
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

/** The findings about the policies of each request. Most keys of an account have one of a few policies. */
const FOUND = new WeakMap<Context, Map<PolicyDocument, Map<string, Promise<FindingsResult>>>>();

/** Finds once for all keys of a request that have the policy and are not told apart by it. */
function findOncePerPolicy(
  input: FindingsInput,
  filter: FindingsFilter,
  text: string,
  context: Context,
): Promise<FindingsResult> {
  const ofRequest = getOrSet(FOUND, context, () => new Map());
  const known = getOrSet(ofRequest, input.policy, () => new Map());
  return getOrSet(known, `${toKeyClass(input)} ${JSON.stringify(filter)}`, () =>
    // No client receives the answer if it would cost too much: the server replaces it.
    context.onPolicy(text.length * FINDINGS_PART)
      ? computeStepsInTurn(context, findInPolicy(input, filter))
      : Promise.resolve(NOTHING),
  );
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

const NOTHING: FindingsResult = { findings: [], incomplete: [] };

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

function explainIncomplete(
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
