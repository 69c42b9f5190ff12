import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  type KeyMetadata,
  type KMSClient,
  ListKeyPoliciesCommand,
  ListKeysCommand,
} from '@aws-sdk/client-kms';
import { type AliasRef, type KeyRef, type KmsScope, toArn } from './arn.ts';
import type { Clients } from './clients.ts';
import { KmsError } from './exceptions.ts';
import { withinBounds } from './http-handler.ts';
import type { LimitedCall, Limiter } from './limiter.ts';

export type { KeyMetadata };

export type KeyPolicyText = {
  readonly ref: KeyRef;
  readonly name: string;
  /** As KMS returned it. */
  readonly text: string;
  readonly fetchedAt: Date;
};

/** What DescribeKey says, and of which key. */
export type KeyDescription = { readonly ref: KeyRef; readonly metadata: KeyMetadata };

export type KeyPage = {
  readonly keys: readonly KeyRef[];
  /** Where the next page begins; null on the last. */
  readonly nextMarker: string | null;
};

/** The KMS operations that the graph needs. Each throws KmsError, and ends when the signal does. */
export type KmsCalls = {
  getKeyPolicy(ref: KeyRef, policyName: string, signal: AbortSignal): Promise<KeyPolicyText>;
  describeKey(ref: KeyRef | AliasRef, signal: AbortSignal): Promise<KeyDescription>;
  /** All names; one call per thousand. */
  listKeyPolicies(ref: KeyRef, signal: AbortSignal): Promise<readonly string[]>;
  /** One page of at most `limit` keys (1 to 1000), from `marker`. */
  listKeys(scope: KmsScope, page: { limit: number; marker: string | null }, signal: AbortSignal): Promise<KeyPage>;
};

export function createKmsCalls(clients: Clients, limiter: Limiter): KmsCalls {
  /** An answer without its main part is a broken one: `read` gives undefined for it. */
  const call = async <Output extends { readonly $metadata: { requestId?: string | undefined } }, Value>(
    about: LimitedCall,
    send: (client: KMSClient) => Promise<Output>,
    read: (output: Output) => Value | undefined,
  ): Promise<Value> => {
    const client = clients.clientFor(about.scope);
    if (client === null) throw notConfigured(about);
    return await limiter(about, async (bounds) => {
      const output = await withinBounds(bounds, () => send(client));
      return read(output) ?? brokenAnswer(about, output);
    });
  };

  return {
    getKeyPolicy(ref, policyName, signal) {
      const KeyId = toArn(ref);
      return call(
        { operation: 'GetKeyPolicy', scope: ref, keyId: KeyId, signal },
        (client) => client.send(new GetKeyPolicyCommand({ KeyId, PolicyName: policyName })),
        // Old emulators leave PolicyName out.
        ({ Policy: text, PolicyName: name = policyName }) =>
          text === undefined ? undefined : { ref, name, text, fetchedAt: new Date() },
      );
    },

    describeKey(ref, signal) {
      const KeyId = toArn(ref);
      return call(
        { operation: 'DescribeKey', scope: ref, keyId: KeyId, signal },
        (client) => client.send(new DescribeKeyCommand({ KeyId })),
        ({ KeyMetadata: metadata }) =>
          metadata?.KeyId === undefined ? undefined : { ref: toKeyRef(ref, metadata.KeyId), metadata },
      );
    },

    async listKeyPolicies(ref, signal) {
      const KeyId = toArn(ref);
      const names: string[] = [];
      let Marker: string | undefined;
      do {
        const page = await call(
          { operation: 'ListKeyPolicies', scope: ref, keyId: KeyId, signal },
          (client) => client.send(new ListKeyPoliciesCommand({ KeyId, Limit: MAX_LIMIT, Marker })),
          ({ PolicyNames: names, ...rest }) => names && { names, next: nextMarkerOf(rest) },
        );
        names.push(...page.names);
        Marker = page.next ?? undefined;
      } while (Marker !== undefined);
      return names;
    },

    listKeys(scope, { limit, marker }, signal) {
      return call(
        { operation: 'ListKeys', scope, keyId: null, signal },
        (client) => client.send(new ListKeysCommand({ Limit: limit, Marker: marker ?? undefined })),
        (output) =>
          output.Keys && {
            keys: output.Keys.flatMap(({ KeyId }) => (KeyId === undefined ? [] : [{ ...scope, keyId: KeyId }])),
            nextMarker: nextMarkerOf(output),
          },
      );
    },
  };
}

/** The largest Limit that KMS takes. */
const MAX_LIMIT = 1000;

/** Emulators send a marker of null, or one on the last page: `Truncated` decides. */
function nextMarkerOf({
  Truncated,
  NextMarker,
}: {
  Truncated?: boolean | undefined;
  NextMarker?: string | undefined;
}): string | null {
  return Truncated === true ? (NextMarker ?? null) : null;
}

function toKeyRef({ partition, accountId, region }: KmsScope, keyId: string): KeyRef {
  return { partition, accountId, region, keyId };
}

function notConfigured({ operation, keyId, scope }: LimitedCall): KmsError {
  const message = `The gateway is not configured for account ${scope.accountId} in partition ${scope.partition}, so ${operation} was not called.`;
  return new KmsError({ code: 'AccessDeniedException', message, operation, keyId });
}

function brokenAnswer(
  { operation, keyId }: LimitedCall,
  { $metadata }: { readonly $metadata: { requestId?: string | undefined } },
): never {
  const message = `KMS sent an answer to ${operation} that lacks its main part.`;
  throw new KmsError({ code: 'BrokenAnswer', message, operation, keyId, requestId: $metadata.requestId ?? null });
}
