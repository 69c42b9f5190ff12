import { reason } from '../../../analysis/explain/reason.ts';
import { listPrincipals, type NamedPrincipal, type Permissions } from '../../../analysis/principals/list-principals.ts';
import type { Permission } from '../../../analysis/principals/permission.ts';
import { type KeyRef, toArn } from '../../../kms/arn.ts';
import type { Page, PageRequest, ReadPage } from '../../../kms/pages.ts';
import type { KeyPolicyText } from '../../../kms/reads/policy.ts';
import type { PolicyDocument, PolicyStatement } from '../../../policy/types.ts';
import { computeInTurn } from '../../compute-in-turn.ts';
import { type ConnectionArgs, loadConnection } from '../../connection.ts';
import type { Context } from '../../context.ts';
import { parseKeyPolicy } from '../../parse-policies.ts';
import { MAX_PAGE_SIZE } from '../../user-input.ts';
import { type AccessReasonSource, toReasonSource } from './access-reason.ts';
import { type LoadedGrants, loadGrants } from './load-grants.ts';
import { toKeyFacts } from './parse-access-args.ts';
import { parseActions } from './parse-actions.ts';

export type PrincipalSource = NamedPrincipal & {
  readonly entries: LoadedGrants['entries'];
  /** The permissions, if the request has not used up what it may compute. */
  readonly loadPermissions: () => Promise<readonly Permission[]>;
  readonly loadInherited: () => Promise<readonly Permission[]>;
};

export type PrincipalPage = Awaited<ReturnType<typeof loadConnection<PrincipalSource>>> & {
  readonly incomplete: readonly AccessReasonSource[];
};

export type PrincipalArgs = ConnectionArgs & {
  readonly actions?: readonly string[] | null | undefined;
  readonly includeDenied: boolean;
};

/** Throws BadUserInput before any call; and KmsError if the policy cannot be read. */
export async function loadPrincipals(ref: KeyRef, args: PrincipalArgs, context: Context): Promise<PrincipalPage> {
  const actions = args.actions ? new Set(parseActions(args.actions)) : null;
  let loaded: Promise<PrincipalList> | undefined;
  const load = () => {
    loaded ??= loadList(ref, { actions, includeDenied: args.includeDenied }, context);
    return loaded;
  };
  // The connection checks its arguments before it reads.
  const readPage: ReadPage<PrincipalSource> = async (page) => toPage((await load()).principals, page);
  const page = await loadConnection(`principals of ${toArn(ref)}`, args, readPage, MAX_PAGE_SIZE);
  return { ...page, incomplete: (await load()).incomplete };
}

type PrincipalList = {
  readonly principals: readonly PrincipalSource[];
  readonly incomplete: readonly AccessReasonSource[];
};

type ListOptions = { readonly actions: ReadonlySet<string> | null; readonly includeDenied: boolean };

async function loadList(ref: KeyRef, options: ListOptions, context: Context): Promise<PrincipalList> {
  const [policy, grants] = await Promise.all([context.loaders.policy(ref, 'default'), loadGrants(ref, context)]);
  const { document } = parseKeyPolicy(policy, context);
  const all = document === null ? [] : toSources(ref, { policy, document, grants, ...options }, context);
  const principals = options.actions === null ? all : await filterAsync(all, mayPerformOne);
  return { principals, incomplete: [...explainPolicy(document), ...explainGrants(grants)] };
}

type Sources = {
  readonly policy: KeyPolicyText;
  readonly document: PolicyDocument;
  readonly grants: LoadedGrants;
  readonly actions: ReadonlySet<string> | null;
  readonly includeDenied: boolean;
};

/** What it costs to list the permissions of one principal by all statements, beside parsing the policy. */
const PERMISSIONS_PART = 8;
/** What the requests of one principal for each action cost, in characters of a policy. */
const OPEN_REQUESTS = 500;
/** What it costs to compare one principal with those of all statements, beside parsing the policy. */
const MATCHING_PART = 0.2;

function toSources(
  ref: KeyRef,
  { policy, document, grants, actions, includeDenied }: Sources,
  context: Context,
): readonly PrincipalSource[] {
  const { entries } = grants;
  const named = listPrincipals({
    key: toKeyFacts(ref),
    policy: document,
    grants: [...entries.keys()],
    actions,
    trustedAccounts: context.trust.accounts,
    includeDenied,
  });
  return named.map((each) => {
    let permissions: Promise<readonly Permission[]> | undefined;
    const loadPermissions = () => {
      permissions ??= computePermissions(each, policy, context);
      return permissions;
    };
    const loadInherited = async () => {
      if (!context.onPolicy(policy.text.length * MATCHING_PART)) return [];
      return computePermissions(await computeInTurn(context, each.findInherited), policy, context);
    };
    return { ...each, entries, loadPermissions, loadInherited };
  });
}

async function computePermissions(
  { permissionsBySource, countComparisons, share }: Permissions,
  { text }: KeyPolicyText,
  context: Context,
): Promise<readonly Permission[]> {
  if (!context.onPolicy((text.length * share + OPEN_REQUESTS) * PERMISSIONS_PART)) return [];
  if (!context.onPolicy(await computeInTurn(context, countComparisons))) return [];
  const permissions: Permission[] = [];
  for (const find of permissionsBySource) {
    for (const permission of await computeInTurn(context, find)) permissions.push(permission);
  }
  return permissions;
}

/** A page of a list in memory. Its marker is the index of the next item. */
function toPage<Item>(items: readonly Item[], { limit, marker }: PageRequest): Page<Item> {
  const start = Number(marker ?? 0);
  const end = start + limit;
  return { items: items.slice(start, end), nextMarker: end < items.length ? String(end) : null };
}

function explainPolicy(document: PolicyDocument | null): readonly AccessReasonSource[] {
  if (document === null) {
    const message = 'The key policy is not a policy document that the gateway can read.';
    return [toReasonSource(reason('POLICY_UNPARSABLE', message), {})];
  }
  const message = 'This statement could not be read. It may name further principals, and take permissions away.';
  const named = document.statements.filter(mayNameOthers).map(({ pointer }) => pointer);
  return [...document.unreadStatements, ...named].map((pointer) =>
    toReasonSource(reason('STATEMENT_UNREADABLE', message, { pointer }), {}),
  );
}

/** Whether it may allow somebody whom the list does not have. */
function mayNameOthers({ effect, unread, principals, notPrincipals }: PolicyStatement): boolean {
  if (effect !== 'ALLOW' && !unread.has('EFFECT')) return false;
  return unread.has('PRINCIPAL') || (principals === null && notPrincipals === null);
}

function explainGrants({ isWhole, failure }: LoadedGrants): readonly AccessReasonSource[] {
  if (isWhole) return [];
  const message = 'The grants could not be read. They may name further principals, and more permissions.';
  const failures = { grants: failure, hasMoreGrants: failure === null };
  return [toReasonSource(reason('GRANTS_UNREADABLE', message), failures)];
}

/** Whether a Deny statement leaves the principal one of the actions that are asked for. */
async function mayPerformOne({ loadPermissions }: PrincipalSource): Promise<boolean> {
  return (await loadPermissions()).some(({ verdict }) => verdict !== 'DENIED');
}

async function filterAsync<Item>(items: readonly Item[], passes: (item: Item) => Promise<boolean>) {
  const passing: Item[] = [];
  for (const item of items) if (await passes(item)) passing.push(item);
  return passing;
}
