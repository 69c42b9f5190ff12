import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  type GetKeyRotationStatusResponse,
  type GrantListEntry,
  type KeyMetadata,
  ListAliasesCommand,
  ListGrantsCommand,
  ListKeyPoliciesCommand,
  ListKeysCommand,
  ListResourceTagsCommand,
  type Tag,
} from '@aws-sdk/client-kms';
import { type AliasRef, type KeyRef, type KmsScope, toArn, toKeyRef } from './arn.ts';
import { type Page, type PageRequest, toPage } from './pages.ts';
import type { Send } from './send.ts';

export type { GrantListEntry, KeyMetadata, Tag };

export type KeyPolicyText = {
  readonly ref: KeyRef;
  readonly name: string;
  /** As KMS returned it. */
  readonly text: string;
  readonly fetchedAt: Date;
};

/** What DescribeKey says, and of which key. */
export type KeyDescription = { readonly ref: KeyRef; readonly metadata: KeyMetadata };

export type Alias = AliasRef & {
  /** Null for an alias of AWS's that has no key yet. */
  readonly target: KeyRef | null;
  readonly createdAt: Date | null;
  readonly lastUpdatedAt: Date | null;
};

export type RotationStatus = Omit<GetKeyRotationStatusResponse, 'KeyId'>;

/** The KMS operations that the graph needs. Each throws KmsError, and ends when the signal does. */
export type KmsCalls = ReturnType<typeof createKmsCalls>;

export function createKmsCalls(send: Send) {
  return {
    getKeyPolicy: (ref: KeyRef, policyName: string, signal: AbortSignal): Promise<KeyPolicyText> => {
      const KeyId = toArn(ref);
      return send(
        { operation: 'GetKeyPolicy', scope: ref, keyId: KeyId, signal },
        (client) => client.send(new GetKeyPolicyCommand({ KeyId, PolicyName: policyName })),
        // Old emulators leave PolicyName out.
        ({ Policy: text, PolicyName: name = policyName }) =>
          typeof text === 'string' ? { ref, name, text, fetchedAt: new Date() } : undefined,
      );
    },

    describeKey: (ref: KeyRef | AliasRef, signal: AbortSignal): Promise<KeyDescription> => {
      const KeyId = toArn(ref);
      return send(
        { operation: 'DescribeKey', scope: ref, keyId: KeyId, signal },
        (client) => client.send(new DescribeKeyCommand({ KeyId })),
        ({ KeyMetadata: metadata }) =>
          typeof metadata?.KeyId === 'string' ? { ref: toKeyRef(ref, metadata.KeyId), metadata } : undefined,
      );
    },

    getKeyRotationStatus: (ref: KeyRef, signal: AbortSignal): Promise<RotationStatus> => {
      const KeyId = toArn(ref);
      return send(
        { operation: 'GetKeyRotationStatus', scope: ref, keyId: KeyId, signal },
        (client) => client.send(new GetKeyRotationStatusCommand({ KeyId })),
        (status) => (status.KeyRotationEnabled === undefined ? undefined : status),
      );
    },

    listKeys: (scope: KmsScope, { limit, marker }: PageRequest, signal: AbortSignal): Promise<Page<KeyRef>> =>
      send(
        { operation: 'ListKeys', scope, keyId: null, signal },
        (client) => client.send(new ListKeysCommand({ Limit: limit, Marker: marker ?? undefined })),
        ({ Keys: keys, ...rest }) =>
          toPage(
            keys?.flatMap(({ KeyId }) => (typeof KeyId === 'string' ? [toKeyRef(scope, KeyId)] : [])),
            rest,
          ),
      ),

    listKeyPolicies: (ref: KeyRef, { limit, marker }: PageRequest, signal: AbortSignal): Promise<Page<string>> => {
      const KeyId = toArn(ref);
      return send(
        { operation: 'ListKeyPolicies', scope: ref, keyId: KeyId, signal },
        (client) => client.send(new ListKeyPoliciesCommand({ KeyId, Limit: limit, Marker: marker ?? undefined })),
        ({ PolicyNames: names, ...rest }) => toPage(names, rest),
      );
    },

    /** Of one key, or of the whole scope. */
    listAliases: (of: KeyRef | KmsScope, { limit, marker }: PageRequest, signal: AbortSignal): Promise<Page<Alias>> => {
      const KeyId = 'keyId' in of ? toArn(of) : undefined;
      return send(
        { operation: 'ListAliases', scope: of, keyId: KeyId ?? null, signal },
        (client) => client.send(new ListAliasesCommand({ KeyId, Limit: limit, Marker: marker ?? undefined })),
        ({ Aliases: aliases, ...rest }) =>
          toPage(
            aliases?.flatMap((entry) => toAlias(of, entry) ?? []),
            rest,
          ),
      );
    },

    listResourceTags: (ref: KeyRef, { limit, marker }: PageRequest, signal: AbortSignal): Promise<Page<Tag>> => {
      const KeyId = toArn(ref);
      return send(
        { operation: 'ListResourceTags', scope: ref, keyId: KeyId, signal },
        (client) => client.send(new ListResourceTagsCommand({ KeyId, Limit: limit, Marker: marker ?? undefined })),
        ({ Tags: tags, ...rest }) => toPage(tags, rest),
      );
    },

    listGrants: (ref: KeyRef, { limit, marker }: PageRequest, signal: AbortSignal): Promise<Page<GrantListEntry>> => {
      const KeyId = toArn(ref);
      return send(
        { operation: 'ListGrants', scope: ref, keyId: KeyId, signal },
        (client) => client.send(new ListGrantsCommand({ KeyId, Limit: limit, Marker: marker ?? undefined })),
        ({ Grants: grants, ...rest }) => toPage(grants, rest),
      );
    },
  };
}

/** The largest Limit that each list takes. Source: the AWS KMS API Reference. */
export const MAX_LIMIT = { keys: 1000, policyNames: 1000, aliases: 100, tags: 50, grants: 100 } as const;

type AliasEntry = {
  readonly AliasName?: string | undefined;
  readonly TargetKeyId?: string | undefined;
  readonly CreationDate?: Date | undefined;
  readonly LastUpdatedDate?: Date | undefined;
};

function toAlias(
  { partition, accountId, region }: KmsScope,
  { AliasName: aliasName, TargetKeyId: keyId, CreationDate, LastUpdatedDate }: AliasEntry,
): Alias | undefined {
  if (aliasName === undefined) return undefined;
  const scope = { partition, accountId, region };
  const target = keyId === undefined ? null : toKeyRef(scope, keyId);
  return { ...scope, aliasName, target, createdAt: CreationDate ?? null, lastUpdatedAt: LastUpdatedDate ?? null };
}
