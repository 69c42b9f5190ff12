import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { DOC_KEY, startKms } from './_kms.ts';
import { makeFolder, startCommand } from './_process.ts';

// What `kms.Key.fromLookup` of AWS CDK needs: `cdk` asks STS who it is, assumes a role, and lists the aliases of KMS.

test('cdk finds a key by its alias', async () => {
  const { code, stdout } = await synthesize('alias/ExampleAlias');
  expect({ code, stdout }).toEqual({ code: 0, stdout: `Outputs:\n  Key:\n    Value: ${DOC_KEY}\n\n` });
});

test('cdk says that no key has an alias', async () => {
  const { stdout } = await synthesize('alias/nobody');
  expect(stdout).toContain('Could not find any key with alias named alias/nobody');
});

async function synthesize(alias: string) {
  const folder = makeFolder();
  const { url } = await startKms();
  const cdk = fileURLToPath(import.meta.resolve('aws-cdk/bin/cdk'));
  const app = `node "${join(import.meta.dirname, '_cdk-app.cjs')}"`;
  const environment = {
    ALIAS: alias,
    HOME: folder,
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: '111122223333',
    AWS_SECRET_ACCESS_KEY: 'x',
    AWS_REGION: 'us-east-2',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
  };
  const command = [process.execPath, cdk, '--app', app, '--output', join(folder, 'out'), '--no-notices', 'synth'];
  return startCommand(command, environment, folder).ended;
}
