import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import { ABSENT, type ConditionValue, present } from '../conditions/condition-value.ts';

export function toCandidates(
  key: string,
  atoms: readonly { readonly operator: string; readonly value: string }[],
): readonly ConditionValue[] {
  const texts = new Set<string>(['other']);
  for (const { operator, value } of atoms) {
    const name = toAsciiLowerCase(operator);
    if (/bool/.test(name)) for (const text of ['true', 'false']) texts.add(text);
    else if (/numeric/.test(name)) for (const by of [-1, 0, 1]) texts.add(String(Number(value) + by));
    else if (/date/.test(name))
      for (const by of [-1000, 0, 1000]) texts.add(new Date(Date.parse(value) + by).toISOString());
    else if (/ipaddress/.test(name)) for (const text of [value.split('/')[0] ?? '', '198.51.100.1']) texts.add(text);
    else if (!/null/.test(name)) texts.add(value.replaceAll('*', 'example').replaceAll('?', 'x'));
  }
  return [...(/time/.test(key) ? [] : [ABSENT]), ...[...texts].map((text) => present(text))];
}
