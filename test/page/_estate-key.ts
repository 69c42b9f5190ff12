import type { FieldFailure } from '../../src/page/gateway/failure.ts';
import type { EstateKeyFragment } from '../../src/page/generated/graphql.ts';

type Finding = NonNullable<EstateKeyFragment['findings']>['nodes'][number];

const KEY_ID = '1234abcd-12ab-34cd-56ef-1234567890ab';

/** A key that the gateway could read whole, without findings. `change` replaces some of its fields. */
export function keyFields(change: Partial<EstateKeyFragment> = {}): EstateKeyFragment {
  return {
    arn: `arn:aws:kms:us-east-2:111122223333:key/${KEY_ID}`,
    keyId: KEY_ID,
    accountId: '111122223333',
    region: 'us-east-2',
    metadata: metadata(),
    aliases: { nodes: [{ name: 'alias/shop/orders' }] },
    tags: [{ key: 'team', value: 'shop' }],
    rotation: { enabled: true },
    findings: { nodes: [], incomplete: [] },
    principals: {
      nodes: [{ principal: { value: 'arn:aws:iam::111122223333:role/Shop' } }],
      pageInfo: { hasNextPage: false },
    },
    ...change,
  };
}

export function metadata(
  change: Partial<NonNullable<EstateKeyFragment['metadata']>> = {},
): NonNullable<EstateKeyFragment['metadata']> {
  return {
    description: 'Orders of the shop',
    state: 'Enabled',
    deletionDate: null,
    createdAt: '2024-02-20T12:30:00Z',
    manager: 'CUSTOMER',
    spec: 'SYMMETRIC_DEFAULT',
    origin: 'AWS_KMS',
    ...change,
  };
}

export function found(...nodes: readonly Pick<Finding, 'code' | 'severity'>[]) {
  return { nodes: nodes.map((each) => ({ message: `About ${each.code}.`, certain: true, ...each })), incomplete: [] };
}

/** The failure of a field of the key. */
export function failed(field: string, code = 'AccessDeniedException'): FieldFailure {
  return {
    kind: code === 'AccessDeniedException' ? 'KmsAccessDeniedException' : 'KmsUnavailableException',
    code,
    message: 'm',
    retryable: false,
    requestId: 'r1',
    operation: null,
    permission: 'kms:SomeCall',
    reason: null,
    retryAfterMs: null,
    path: ['allKeys', 'nodes', 0, field],
  };
}
