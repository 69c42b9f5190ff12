import type { JsonNode, JsonObject } from './parse.ts';

/** Whether two values are equal as written, member by member in the same order. Places do not count. */
export function isSameValue(one: JsonNode, other: JsonNode): boolean {
  if (one === other) return true;
  if (one.kind === 'object' && other.kind === 'object') {
    return (
      one.members.length === other.members.length &&
      one.members.every(({ key, value }, index) => {
        const member = other.members[index];
        return member !== undefined && member.key === key && isSameValue(member.value, value);
      })
    );
  }
  if (one.kind === 'array' && other.kind === 'array') {
    return (
      one.items.length === other.items.length &&
      one.items.every((item, index) => {
        const value = other.items[index];
        return value !== undefined && isSameValue(item, value);
      })
    );
  }
  if (one.kind === 'string' && other.kind === 'string') return one.value === other.value;
  return 'source' in one && 'source' in other && one.source === other.source;
}

/** The keys that the object has more than once, with different values. */
export function findConflicts({ members, hasDuplicates }: JsonObject): ReadonlySet<string> {
  if (!hasDuplicates) return NO_KEYS;
  const first = new Map<string, JsonNode>();
  const conflicts = new Set<string>();
  for (const { key, value } of members) {
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, value);
    else if (!isSameValue(earlier, value)) conflicts.add(key);
  }
  return conflicts;
}

const NO_KEYS: ReadonlySet<string> = new Set();
