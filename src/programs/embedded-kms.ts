import { ConfigError, loadEmbeddedConfig } from '../config/environment.ts';
import { ignoreBrokenOutput } from './start/ignore-broken-output.ts';
import { startEmbeddedKms } from './start/start-embedded-kms.ts';

ignoreBrokenOutput(process.stdout, process.stderr);
// The embedded KMS alone, for other programs' tests. It is itself whatever KMS the gateway would read.
try {
  const { host, kms: config, edges } = loadEmbeddedConfig(process.env);
  const kms = await startEmbeddedKms(config, { host, allowedHosts: edges.allowedHosts });
  const stop = () => void kms.close();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.stdout.write(
    `embedded KMS  ${kms.url}\n` +
      'try           AWS_ACCESS_KEY_ID=111122223333 AWS_SECRET_ACCESS_KEY=any \\\n' +
      `                aws kms list-keys --region ${config.region} --endpoint-url ${kms.url}\n`,
  );
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
