import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../src/kms/reads/reads.ts';

describe('the role of an account to be read', () => {
  it.each(['reader-role.yaml', 'reader-role.tf'])('in %s may do what the gateway calls, and nothing else', (file) => {
    const text = readFileSync(new URL(`../../examples/aws/${file}`, import.meta.url), 'utf8');
    const actions = [...text.matchAll(/kms:([A-Z]\w+)/g)].map(([, action]) => action);
    expect(actions.toSorted()).toEqual(OPERATIONS.toSorted());
    expect(text).toContain('sts:ExternalId');
    expect(text).toContain('sts:SetSourceIdentity');
  });
});
