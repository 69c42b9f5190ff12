import { ConfigError } from '../config/config-error.ts';
import { loadEmbeddedConfig } from '../config/environment.ts';
import { DEFAULT_ACCOUNT_ID } from '../embedded-kms/store/defaults.ts';
import { ignoreBrokenOutput } from './start/ignore-broken-output.ts';
import { startEmbeddedKms } from './start/start-embedded-kms.ts';

ignoreBrokenOutput(process.stdout, process.stderr);
// The embedded KMS without the gateway, for the tests of other programs.
try {
  const { host, kms: config, http } = loadEmbeddedConfig(process.env);
  const kms = await startEmbeddedKms(config, { host, allowedHosts: http.allowedHosts });
  const stop = () => void kms.close();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.stdout.write(
    `embedded KMS  ${kms.url}\n` +
      `try           AWS_ACCESS_KEY_ID=${DEFAULT_ACCOUNT_ID} AWS_SECRET_ACCESS_KEY=any \\\n` +
      `                aws kms list-keys --region ${config.region} --endpoint-url ${kms.url}\n`,
  );
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
