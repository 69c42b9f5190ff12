import { auditServer } from 'graphql-http';
import { describe, expect, it } from 'vitest';
import { AWS_POSTURE } from './_raw.ts';
import { serve } from './_serve.ts';

// Runs the server audits of graphql-http (for the specification GraphQL over HTTP) over real HTTP.

describe('GraphQL over HTTP', () => {
  it('passes all audits over the embedded KMS', async () => {
    const { url } = await serve();
    const results = await auditServer({ url });
    expect(results.filter(({ status }) => status !== 'ok').map(({ name }) => name)).toEqual([]);
    expect(results).toHaveLength(61);
  });

  it('passes all required audits in front of AWS', async () => {
    const { url } = await serve({ env: { ...AWS_POSTURE, INTROSPECTION: 'true' } });
    const results = await auditServer({ url });
    expect(results.filter(({ status }) => status === 'error').map(({ name }) => name)).toEqual([]);
    // GET is off.
    for (const { name, status } of results) if (status === 'warn') expect(name).toMatch(/GET/);
  });
});
