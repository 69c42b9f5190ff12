import { expect, it } from 'vitest';
import { startReady } from '../_process.ts';
import { DOC_KEY } from '../_setup.ts';
import { startCollector } from '../server/_collector.ts';
import { ask } from './_ask.ts';

const POLICY = `query OnePolicy { key(id: "${DOC_KEY}") { policy { __typename } } }`;

it('npm start sends traces as the variables of OpenTelemetry say, the last ones at its end', async () => {
  const collector = await startCollector();
  const { url, child, exit, output } = await startReady({
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
    // Longer than the test: only the end of the process sends.
    OTEL_BSP_SCHEDULE_DELAY: '600000',
    OTEL_KEY_NAMES: 'true',
  });
  await ask(url, POLICY);
  child.kill('SIGTERM');
  expect(await exit).toBe(0);
  const lines = output.err
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const { traceId } = lines.find(({ msg }) => msg === 'request');
  const [message] = collector.messages;
  expect(message?.resource).toMatchObject({
    'service.version': expect.any(String),
    'deployment.environment.name': 'test',
  });
  expect(message?.spans.map((span) => [span.traceId, span.name]).toSorted()).toEqual(
    ['KMS.GetKeyPolicy', 'POST /graphql', 'graphql.parse', 'graphql.validate', 'query'].map((name) => [traceId, name]),
  );
  expect(JSON.stringify(message?.spans.map(({ attributes }) => attributes))).toContain(DOC_KEY);
  expect(lines.map(({ msg }) => msg)).toEqual(['started', 'request']);
});

it('npm start ends in time if its collector does not answer', async () => {
  const collector = await startCollector(() => {});
  const { url, child, exit, output } = await startReady({
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${collector.url}/any/path`,
  });
  await ask(url, POLICY);
  child.kill('SIGTERM');
  const before = performance.now();
  expect(await exit).toBe(0);
  expect(performance.now() - before).toBeLessThan(9_000);
  expect(collector.messages.map(({ path }) => path)).toEqual(['/any/path']);
  expect(output.out).toMatch(new RegExp(`^ +Traces +sent to ${collector.url}$`, 'm')); // a path can have a secret
});
