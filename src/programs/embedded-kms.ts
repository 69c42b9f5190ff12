import { ConfigError } from '../config/config-error.ts';
import { parseEmbeddedConfig } from '../config/environment.ts';
import { DEFAULT_ACCOUNT_ID } from '../embedded-kms/store/defaults.ts';
import { toBannerText } from './start/banner.ts';
import { toCommand } from './start/commands.ts';
import { findMisspeltVariables, toMisspellingText } from './start/find-misspelt-variables.ts';
import { ignoreBrokenOutput } from './start/ignore-broken-output.ts';
import { readArguments } from './start/read-arguments.ts';
import { startEmbeddedKms } from './start/start-embedded-kms.ts';
import { toVariableHelp } from './start/variable-help.ts';

const HELP = `The embedded KMS alone: a KMS control plane for tests, without the gateway. It speaks the protocol of AWS KMS.

Usage
  ${toCommand('embedded-kms')}
  ${toCommand('embedded-kms', '--help | --version')}

Environment variables, with their defaults in brackets

${toVariableHelp(['Embedded KMS'])}
HOST and ALLOWED_HOSTS have the same meaning as for the gateway: ${toCommand('gateway', '--help')}

Documentation: docs/embedded-kms.md
`;

ignoreBrokenOutput(process.stdout, process.stderr);
readArguments({ helpCommand: toCommand('embedded-kms', '--help'), help: HELP, options: {} });
// The embedded KMS without the gateway, for the tests of other programs.
try {
  const { host, kms: config, http } = parseEmbeddedConfig(process.env);
  const kms = await startEmbeddedKms(config, { host, allowedHosts: http.allowedHosts });
  const stop = () => void kms.close();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  for (const misspelling of findMisspeltVariables(process.env)) {
    process.stderr.write(`Warning: ${toMisspellingText(misspelling)}\n`);
  }
  process.stdout.write(
    toBannerText([
      ['Embedded KMS', kms.url],
      ['Try', `AWS_ACCESS_KEY_ID=${DEFAULT_ACCOUNT_ID} AWS_SECRET_ACCESS_KEY=any \\`],
      ['', `  aws kms list-keys --region ${config.region} --endpoint-url ${kms.url}`],
      ['Stop', 'Ctrl-C'],
    ]),
  );
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
