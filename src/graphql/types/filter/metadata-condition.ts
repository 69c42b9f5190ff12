import { checkNotEmpty } from '../../user-input.ts';
import { KeyManager, KeySpec, KeyState, KeyUsage } from '../key-enums.ts';
import type { FilterCondition } from './condition.ts';

/** The conditions about what DescribeKey answers. A key meets them if the answer lacks the value: it may have it. */
export const metadataCondition: FilterCondition = {
  isGiven: ({ states, managers, usages, specs }) => Boolean(states || managers || usages || specs),
  check({ states, managers, usages, specs }) {
    for (const [name, list] of Object.entries({ states, managers, usages, specs }))
      checkNotEmpty(list, `filter.${name}`);
  },
  toCalls: (_filter, keys) => ({ DescribeKey: keys }),
  async isMet(ref, { states, managers, usages, specs }, context) {
    const { metadata } = await context.loaders.description(ref);
    return (
      matches(states, KeyState.read(metadata.KeyState, context)) &&
      matches(managers, KeyManager.read(metadata.KeyManager, context)) &&
      matches(usages, KeyUsage.read(metadata.KeyUsage, context)) &&
      matches(specs, KeySpec.read(metadata.KeySpec, context))
    );
  },
};

function matches<Value>(wanted: readonly Value[] | null | undefined, value: Value | null): boolean {
  return !wanted || value === null || wanted.includes(value);
}
