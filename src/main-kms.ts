import { ConfigError, loadEmbeddedConfig } from './config.ts';
import { startEmbeddedKms } from './start-embedded-kms.ts';

// The embedded KMS alone, for other programs' tests. It is itself whatever KMS the gateway would read.
try {
  const { host, kms: config, edges } = loadEmbeddedConfig(process.env);
  const kms = await startEmbeddedKms(config, { host, allowedHosts: edges.allowedHosts });
  process.stdout.write(
    `embedded KMS  ${kms.url}\n` +
      'try           AWS_ACCESS_KEY_ID=111122223333 AWS_SECRET_ACCESS_KEY=any \\\n' +
      `                aws kms list-keys --region ${config.region} --endpoint-url ${kms.url}\n`,
  );
  const stop = () => void kms.close();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
