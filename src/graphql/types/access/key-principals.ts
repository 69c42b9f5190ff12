import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Grant } from '../../../analysis/evaluate-grant.ts';
import { listPrincipals, type NamedPrincipal } from '../../../analysis/principals/list-principals.ts';
import type { Permission } from '../../../analysis/principals/permission.ts';
import { findAction } from '../../../analysis/tables/actions.ts';
import { type KeyRef, toArn } from '../../../kms/arn.ts';
import type { ReadPage } from '../../../kms/pages.ts';
import { type GrantListEntry, grants as grantsRead } from '../../../kms/reads/grants.ts';
import { builder } from '../../builder.ts';
import { withCost } from '../../call-cost.ts';
import { type ConnectionArgs, loadConnection } from '../../connection.ts';
import type { Context } from '../../context.ts';
import { parseOnce } from '../../parse-once.ts';
import { BadUserInput, MAX_PAGE_SIZE, toItemCount } from '../../user-input.ts';
import { Key } from '../key.ts';
import { pageArgs } from '../page-args.ts';
import { PolicyCondition, PolicyPrincipal, PolicyStatement } from '../policy-statement.ts';
import { AccessReason, type AccessReasonSource } from './access-reason.ts';
import { AccessBasis, AccessVerdict } from './key-access.ts';
import { type AccessFailures, EVALUATION_PART, loadGrants, toKeyFacts } from './load-access.ts';

const PrincipalRelation = builder.enumType('PrincipalRelation', {
  description: 'How a principal is related to a key.',
  values: {
    EVERYONE: { description: 'Everyone in every account, unless a condition restricts it.' },
    OWN_ACCOUNT: { description: 'The account of the key, or a principal of it.' },
    OTHER_ACCOUNT: { description: 'Another account, or a principal of it.' },
    SERVICE: { description: 'An AWS service.' },
    NOBODY: { description: 'A principal that was deleted, or that no key policy can mean.' },
  } as const,
});

type PermissionSource = Permission & { readonly entries: ReadonlyMap<unknown, GrantListEntry> };

const KeyPermission = builder.objectRef<PermissionSource>('KeyPermission').implement({
  description: 'What one statement or one grant lets a principal do.',
  fields: (t) => ({
    actions: t.stringList({
      description: "The actions in AWS's spelling; only those that take effect for this principal.",
      resolve: ({ actions }) => actions,
    }),
    andFutureActions: t.exposeBoolean('andFutureActions', {
      description: 'True if a wildcard also covers actions that AWS adds later.',
    }),
    verdict: t.expose('verdict', {
      type: AccessVerdict,
      description:
        'The verdict for a request that meets the conditions and constraints, and to which no `limitedBy` applies.',
    }),
    conditions: t.expose('conditions', {
      type: [PolicyCondition],
      description:
        'The conditions that a request must meet. Those that every request for this key meets are left out. Empty if there are none.',
    }),
    constraints: t.field({
      type: 'JSON',
      nullable: true,
      description: 'The constraints of the grant, as KMS sent them. Null for a statement, and if there are none.',
      resolve: ({ constraints }) => constraints,
    }),
    limitedBy: t.expose('limitedBy', {
      type: [PolicyStatement],
      description: 'The Deny statements that take some of it away. For DENIED: the one that takes all of it.',
    }),
    source: t.field({
      type: AccessBasis,
      description: 'The statement or the grant.',
      resolve: ({ source, entries }) => ('pointer' in source ? source : (entries.get(source) ?? {})),
    }),
  }),
});

type PrincipalSource = NamedPrincipal & {
  readonly entries: ReadonlyMap<unknown, GrantListEntry>;
  /** The permissions, if the request has not used up what it may compute. Other requests run before each. */
  readonly loadPermissions: () => Promise<readonly Permission[]>;
};

const KeyPrincipal = builder.objectRef<PrincipalSource>('KeyPrincipal').implement({
  description: 'A principal that the policy or a grant names, and what it may do.',
  fields: (t) => ({
    principal: t.expose('principal', { type: PolicyPrincipal, description: 'The principal.' }),
    relation: t.expose('relation', {
      type: PrincipalRelation,
      description: 'How the principal is related to the key.',
    }),
    permissions: t.field({
      type: [KeyPermission],
      description:
        'What it may do: by each statement in their order, then by each grant. Actions under different conditions are different permissions. Empty for NOBODY.',
      resolve: async ({ loadPermissions, entries }) =>
        (await loadPermissions()).map((permission) => ({ ...permission, entries })),
    }),
  }),
});

type Page = Awaited<ReturnType<typeof loadConnection<PrincipalSource>>> & {
  readonly incomplete: readonly AccessReasonSource[];
};

const KeyPrincipalConnection = builder.connectionObject(
  {
    type: KeyPrincipal,
    name: 'KeyPrincipalConnection',
    description: 'A page of principals, in the order of the policy, then of the grants.',
    fields: (t) => ({
      incomplete: t.field({
        type: [AccessReason],
        description: 'Why somebody may be missing, such as grants that could not be read. Empty if nobody is.',
        resolve: (page) => (page as unknown as Page).incomplete,
      }),
    }),
  },
  { name: 'KeyPrincipalEdge', description: 'A principal and its position in the list.' },
);

type PrincipalArgs = ConnectionArgs & { readonly actions?: readonly string[] | null | undefined };

async function loadPrincipals(ref: KeyRef, args: PrincipalArgs, context: Context): Promise<Page> {
  const actions = args.actions?.map(checkAction) ?? null;
  const [policy, grants] = await Promise.all([context.loaders.policy(ref, 'default'), loadNamedGrants(ref, context)]);
  const { document, problems } = parseOnce(policy, context);
  if (document === null)
    throw new BadUserInput(`The policy of ${toArn(ref)} is no policy document: ${problems[0]?.message}`);
  const input = { key: toKeyFacts(ref), policy: document, grants: grants.list };
  const loadPermissions = async ({ findPermissions }: NamedPrincipal) => {
    await nextTurn(undefined, { signal: context.signal });
    return context.onPolicy(policy.text.length * EVALUATION_PART) ? findPermissions() : [];
  };
  const all = listPrincipals(input);
  const listed =
    actions === null ? all : await filterAsync(all, async (each) => mayPerform(await loadPermissions(each), actions));
  const sources = listed.map((each) => ({
    ...each,
    entries: grants.entries,
    loadPermissions: () => loadPermissions(each),
  }));
  const page = await loadConnection(`principals of ${toArn(ref)}`, args, toReadPage(sources), MAX_PAGE_SIZE);
  return { ...page, incomplete: [...grants.incomplete, ...document.unreadStatements.map(toUnreadStatement)] };
}

/** The list of KMS that a list in memory would be. */
function toReadPage<Item>(items: readonly Item[]): ReadPage<Item> {
  return async ({ limit, marker }) => {
    const start = Number(marker ?? 0);
    const end = start + limit;
    return { items: items.slice(start, end), nextMarker: end < items.length ? String(end) : null };
  };
}

async function loadNamedGrants(ref: KeyRef, context: Context) {
  const failures: AccessFailures = {};
  const entries = new Map<Grant, GrantListEntry>();
  const grants = await loadGrants(ref, context, failures, entries);
  const isRead = typeof grants !== 'string';
  const incomplete: readonly AccessReasonSource[] = isRead
    ? []
    : [
        {
          code: 'GRANTS_UNREADABLE',
          message: 'The grants could not be read. They may name further principals, and more permissions.',
          pointer: null,
          grantId: null,
          conditionKey: null,
          failure: failures.grants ?? null,
        },
      ];
  return { list: isRead ? grants : [], entries, incomplete };
}

function toUnreadStatement(pointer: string): AccessReasonSource {
  const message = 'This statement could not be read. It may name further principals, and take permissions away.';
  return { code: 'STATEMENT_UNREADABLE', message, pointer, grantId: null, conditionKey: null, failure: null };
}

/** The most actions of the argument `actions`: more than KMS has. */
const MAX_ACTIONS = 100;

/** In AWS's spelling. Throws BadUserInput. */
function checkAction(text: string, index: number): string {
  if (index >= MAX_ACTIONS) throw new BadUserInput(`actions has more than ${MAX_ACTIONS} entries.`);
  const action = findAction(text);
  if (action !== undefined) return action.name;
  throw new BadUserInput(`actions[${index}] is not an action of AWS KMS: expected one such as kms:Decrypt.`);
}

function mayPerform(permissions: readonly Permission[], actions: readonly string[]): boolean {
  return permissions.some(
    (each) => each.verdict !== 'DENIED' && actions.some((action) => each.actions.includes(action)),
  );
}

async function filterAsync<Item>(items: readonly Item[], passes: (item: Item) => Promise<boolean>) {
  const passing: Item[] = [];
  for (const item of items) if (await passes(item)) passing.push(item);
  return passing;
}

builder.objectFields(Key, (t) => ({
  principals: t.field({
    type: KeyPrincipalConnection,
    nullable: true,
    description:
      'Everyone whom the policy or a grant names, and what each may do. For an account, its IAM policies say who in it has the permission. Null if the policy could not be read; `errors` says why. Needs kms:GetKeyPolicy, one call per key; and kms:ListGrants, one call for the first 100 grants. If the grants could not be read, or there are more than 300, `incomplete` says so.',
    args: {
      ...pageArgs(t),
      actions: t.arg.stringList({
        description:
          'Lists only who may perform one of these actions, such as kms:Decrypt. Case-insensitive. No wildcard.',
      }),
    },
    directives: { tag: { name: 'access' } },
    extensions: withCost({
      operation: 'GetKeyPolicy',
      calls: (_args, count) => ({
        'GetKeyPolicy default': count,
        [`ListGrants ${grantsRead.maxLimit} of page 0 from null`]: count,
      }),
      items: toItemCount,
    }),
    resolve: loadPrincipals,
  }),
}));
