import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseGatewayConfig } from '../src/gateway-config.ts';
import { OPERATIONS } from '../src/kms/quotas.ts';

describe('the role of an account to be read', () => {
  it.each(['reader-role.yaml', 'reader-role.tf'])('in %s may do what the gateway calls, and nothing else', (file) => {
    const text = readFileSync(new URL(`../examples/aws/${file}`, import.meta.url), 'utf8');
    const actions = [...text.matchAll(/kms:([A-Z]\w+)/g)].map(([, action]) => action);
    expect(actions.toSorted()).toEqual(OPERATIONS.toSorted());
    expect(text).toContain('sts:ExternalId');
    expect(text).toContain('sts:SetSourceIdentity');
  });
});

describe('a gateway configuration in README.md', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const files = [...readme.matchAll(/```json\n([^`]*gateway\.schema\.json[^`]*)```/g)].map(([, file = '']) => file);

  it.each(files)('holds: %s', (file) => {
    expect(() => parseGatewayConfig(file)).not.toThrow();
  });

  it('shows accounts, and who may read what', () => {
    expect(files).toHaveLength(2);
  });
});
