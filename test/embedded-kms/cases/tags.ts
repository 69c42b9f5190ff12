import type { ClientCase } from './_case.ts';
import { DOC_KEY } from './_case.ts';
import { api, inferred, localStack, MODEL } from './_evidence.ts';

const toTags = (count: number, prefix = 'k') =>
  Array.from({ length: count }, (_, index) => ({ TagKey: `${prefix}${`${index}`.padStart(2, '0')}`, TagValue: 'v' }));

const TAGGED = 'Too many tags';

const REFUSED: readonly (readonly [what: string, Tags: readonly object[], message: string])[] = [
  ['51 tags', toTags(51), TAGGED],
  ['a tag key twice', [...toTags(1), ...toTags(1)], 'Duplicate tag keys'],
  ['a tag key that starts with aws:', [{ TagKey: 'aws:x', TagValue: 'v' }], 'Tags beginning with aws: are reserved'],
  ['a tag key that starts with AWS:', [{ TagKey: 'AWS:x', TagValue: 'v' }], 'Tags beginning with aws: are reserved'],
];

export const TAG_CASES: readonly ClientCase[] = [
  {
    name: 'TagResource adds tags, and replaces the values of existing ones',
    evidence: api('TagResource'),
    steps: [
      { operation: 'TagResource', input: { KeyId: DOC_KEY, Tags: [{ TagKey: 'team', TagValue: 'payments' }] } },
      {
        operation: 'TagResource',
        input: {
          KeyId: DOC_KEY,
          Tags: [
            { TagKey: 'team', TagValue: 'cards' },
            { TagKey: 'pci', TagValue: '' },
          ],
        },
      },
      {
        operation: 'ListResourceTags',
        input: { KeyId: DOC_KEY },
        output: {
          Tags: [
            { TagKey: 'pci', TagValue: '' },
            { TagKey: 'team', TagValue: 'cards' },
          ],
          Truncated: false,
        },
      },
    ],
  },
  {
    name: 'TagResource',
    evidence: api('TagResource'),
    steps: [{ operation: 'TagResource', input: { KeyId: DOC_KEY, Tags: toTags(50) } }],
  },
  {
    name: 'UntagResource removes tags, and ignores unknown tag keys',
    evidence: inferred('UntagResource'),
    steps: [
      { operation: 'TagResource', input: { KeyId: DOC_KEY, Tags: toTags(2) } },
      { operation: 'UntagResource', input: { KeyId: DOC_KEY, TagKeys: ['k00', 'none'] } },
      {
        operation: 'ListResourceTags',
        input: { KeyId: DOC_KEY },
        output: { Tags: [{ TagKey: 'k01', TagValue: 'v' }] },
      },
    ],
  },
  {
    name: 'UntagResource',
    evidence: inferred('UntagResource'),
    steps: [{ operation: 'UntagResource', input: { KeyId: DOC_KEY, TagKeys: ['none'] } }],
  },
  {
    name: 'ListResourceTags through a paginator',
    evidence: api('ListResourceTags'),
    steps: [
      { operation: 'TagResource', input: { KeyId: DOC_KEY, Tags: toTags(50) } },
      { operation: 'ListResourceTags', input: { KeyId: DOC_KEY }, pages: { size: 7, list: 'Tags', count: 50 } },
    ],
  },
  {
    name: 'ListResourceTags with a marker that it did not answer: InvalidMarkerException',
    evidence: MODEL,
    steps: [
      {
        operation: 'ListResourceTags',
        input: { KeyId: DOC_KEY, Marker: 'x' },
        error: ['InvalidMarkerException', "Invalid marker 'x'"],
      },
    ],
  },
  ...REFUSED.map(
    ([what, Tags, message]): ClientCase => ({
      name: `TagResource with ${what}: TagException`,
      evidence: localStack('2025-01-22'),
      steps: [{ operation: 'TagResource', input: { KeyId: DOC_KEY, Tags }, error: ['TagException', message] }],
    }),
  ),
  ...REFUSED.map(
    ([what, Tags, message]): ClientCase => ({
      name: `CreateKey with ${what}: TagException`,
      evidence: inferred('TagResource'),
      steps: [{ operation: 'CreateKey', input: { Tags }, error: ['TagException', message] }],
    }),
  ),
  {
    name: 'TagResource to more than 50 tags in total: TagException',
    evidence: inferred('TagResource with 51 tags'),
    steps: [
      { operation: 'TagResource', input: { KeyId: DOC_KEY, Tags: toTags(50) } },
      {
        operation: 'TagResource',
        input: { KeyId: DOC_KEY, Tags: toTags(1, 'other') },
        error: ['TagException', TAGGED],
      },
    ],
  },
];
