import type { PolicyDocument } from '../../policy/types.ts';
import { findVariables } from '../conditions/variables.ts';
import { needsMetadata } from '../request/derive-from-key.ts';

/** Whether a condition or a variable of the policy depends on what only DescribeKey knows of the key. */
export function dependsOnMetadata({ statements }: PolicyDocument): boolean {
  return statements.some(({ conditions, resources, notResources }) => {
    const texts = [...(resources ?? []), ...(notResources ?? []), ...conditions.flatMap(({ values }) => values)];
    return conditions.some(({ key }) => needsMetadata(key)) || findVariables(texts).some(needsMetadata);
  });
}
