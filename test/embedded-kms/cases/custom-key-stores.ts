import type { ClientCase } from './_case.ts';
import { broken, like } from './_case.ts';
import { api, inferred, MODEL } from './_evidence.ts';

const refused = (input: object, code: string, message: string): ClientCase => ({
  name: `DescribeCustomKeyStores ${JSON.stringify(input)}: ${code}`,
  evidence:
    code === 'ValidationException' && message === TOO_MANY ? MODEL : inferred('API Reference, DescribeCustomKeyStores'),
  steps: [{ operation: 'DescribeCustomKeyStores', input, error: [code, like(message)] }],
});

const TOO_MANY = broken('1001', 'limit', 'Member must have value less than or equal to 1000');

export const CUSTOM_KEY_STORE_CASES: readonly ClientCase[] = [
  {
    name: 'DescribeCustomKeyStores: there are none',
    evidence: api('DescribeCustomKeyStores'),
    steps: [{ operation: 'DescribeCustomKeyStores', output: { CustomKeyStores: [], Truncated: false } }],
  },
  refused({ CustomKeyStoreId: 'cks-1234567890abcdef0' }, 'CustomKeyStoreNotFoundException', 'cks-1234567890abcdef0'),
  refused({ CustomKeyStoreName: 'hsm' }, 'CustomKeyStoreNotFoundException', 'hsm'),
  refused({ CustomKeyStoreId: 'a', CustomKeyStoreName: 'b' }, 'ValidationException', 'not both'),
  refused({ Limit: 1001 }, 'ValidationException', TOO_MANY),
  refused({ Marker: 'x' }, 'InvalidMarkerException', 'x'),
];
