import {
  type AliasListEntry,
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  type GetKeyRotationStatusResponse,
  type GrantListEntry,
  type KeyMetadata,
  type KMSClient,
  ListAliasesCommand,
  ListGrantsCommand,
  ListKeysCommand,
  ListResourceTagsCommand,
  type Tag,
} from '@aws-sdk/client-kms';
import type { KmsScope } from '../kms/arn.ts';
import { KmsError } from '../kms/exceptions.ts';
import { withinBounds } from '../kms/http-handler.ts';
import type { Limiter } from '../kms/limiter.ts';
import type { KmsOperation } from '../kms/quotas.ts';

/** All that an export reads of one Region: nothing here changes anything. Each throws KmsError, and reads all pages. */
export type Reads = {
  keyIds(): Promise<readonly string[]>;
  aliases(): Promise<readonly AliasListEntry[]>;
  metadata(keyId: string): Promise<KeyMetadata>;
  policy(keyId: string): Promise<string>;
  tags(keyId: string): Promise<readonly Tag[]>;
  grants(keyId: string): Promise<readonly GrantListEntry[]>;
  rotation(keyId: string): Promise<GetKeyRotationStatusResponse>;
};

export type ReadsOptions = {
  readonly scope: KmsScope;
  readonly client: KMSClient;
  readonly limiter: Limiter;
  readonly signal: AbortSignal;
};

export function createReads({ scope, client, limiter, signal }: ReadsOptions): Reads {
  const call = <Output>(operation: KmsOperation, keyId: string | null, send: () => Promise<Output>) =>
    limiter({ operation, scope, keyId, signal }, (bounds) => withinBounds(bounds, send));

  return {
    async keyIds() {
      const keys = await readAll(async (Marker) => {
        const page = await call('ListKeys', null, () => client.send(new ListKeysCommand({ Limit: 1000, Marker })));
        return { ...page, items: page.Keys };
      });
      return keys.flatMap(({ KeyId }) => KeyId ?? []);
    },
    aliases: () =>
      readAll(async (Marker) => {
        const page = await call('ListAliases', null, () => client.send(new ListAliasesCommand({ Limit: 100, Marker })));
        return { ...page, items: page.Aliases };
      }),
    async metadata(KeyId) {
      const answer = await call('DescribeKey', KeyId, () => client.send(new DescribeKeyCommand({ KeyId })));
      return answer.KeyMetadata ?? broken('DescribeKey', KeyId);
    },
    async policy(KeyId) {
      const answer = await call('GetKeyPolicy', KeyId, () =>
        client.send(new GetKeyPolicyCommand({ KeyId, PolicyName: 'default' })),
      );
      return answer.Policy ?? broken('GetKeyPolicy', KeyId);
    },
    tags: (KeyId) =>
      readAll(async (Marker) => {
        const page = await call('ListResourceTags', KeyId, () =>
          client.send(new ListResourceTagsCommand({ KeyId, Limit: 50, Marker })),
        );
        return { ...page, items: page.Tags };
      }),
    grants: (KeyId) =>
      readAll(async (Marker) => {
        const page = await call('ListGrants', KeyId, () =>
          client.send(new ListGrantsCommand({ KeyId, Limit: 100, Marker })),
        );
        return { ...page, items: page.Grants };
      }),
    rotation: (KeyId) =>
      call('GetKeyRotationStatus', KeyId, () => client.send(new GetKeyRotationStatusCommand({ KeyId }))),
  };
}

type Page<Item> = {
  readonly items: readonly Item[] | undefined;
  readonly Truncated?: boolean | undefined;
  readonly NextMarker?: string | undefined;
};

/** Emulators send a marker of null, or one on the last page: `Truncated` decides. */
async function readAll<Item>(readPage: (marker: string | undefined) => Promise<Page<Item>>): Promise<readonly Item[]> {
  const all: Item[] = [];
  let marker: string | undefined;
  do {
    const page = await readPage(marker);
    all.push(...(page.items ?? []));
    marker = page.Truncated === true ? page.NextMarker : undefined;
  } while (marker !== undefined);
  return all;
}

function broken(operation: string, keyId: string): never {
  const message = `KMS sent an answer to ${operation} that lacks its main part.`;
  throw new KmsError({ code: 'BrokenAnswer', message, operation, keyId });
}
