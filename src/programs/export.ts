import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { Presets, SingleBar } from 'cli-progress';
import { ConfigError } from '../config/config-error.ts';
import { parseConfig } from '../config/environment.ts';
import { DEFAULT_ACCOUNT_ID } from '../embedded-kms/store/defaults.ts';
import { type ExportFailure, exportRegion, type RegionExport } from '../export/export-region.ts';
import { EXPORT_OPTIONS, type ExportOptions, parseExportOptions } from '../export/options.ts';
import { createBarProgress, createLineProgress, type Progress } from '../export/progress.ts';
import { createRegionReads } from '../export/region-reads.ts';
import { toReport } from '../export/report.ts';
import { UNRESTRICTED_CALLER } from '../kms/access.ts';
import { toScope } from '../kms/arn.ts';
import { createKmsCalls } from '../kms/calls.ts';
import { createClients } from '../kms/client/clients.ts';
import { type KmsConnection, toEmbeddedKms } from '../kms/client/connection.ts';
import { createLimiter } from '../kms/pace/limiter.ts';
import { UNOBSERVED } from '../kms/pace/observer.ts';
import { createSend } from '../kms/send.ts';
import { connectAws } from './start/aws/connect-aws.ts';
import { toCommand } from './start/commands.ts';
import { ignoreBrokenOutput } from './start/ignore-broken-output.ts';
import { loadGatewayFile } from './start/load-gateway-file.ts';
import { readArguments } from './start/read-arguments.ts';

// Writes a seed file from the KMS that the gateway would read. With KMS_MODE=embedded, an embedded KMS must be running.
// Exit code 1: some reads failed, or nothing was written.
const HELP = `Writes a seed file of the embedded KMS, with the keys that the gateway is configured to read. It only reads:
ListKeys, DescribeKey, GetKeyPolicy, ListAliases, ListResourceTags, ListGrants, GetKeyRotationStatus.

Usage
  ${toCommand('export', '[--region us-east-2]... [--output keys.json] [--force]')}
  ${toCommand('export', '--help | --version')}

Options
  --region REGION   a Region to read; may be repeated (the Region of the configuration)
  --output FILE     the file to write (keys.json)
  --force           overwrite a file that exists

The environment variables are those of the gateway: ${toCommand('gateway', '--help')}
With KMS_MODE=embedded, an embedded KMS must be running: ${toCommand('embedded-kms')}

Documentation: docs/embedded-kms.md
`;

ignoreBrokenOutput(process.stdout, process.stderr);
const { values } = readArguments({ helpCommand: toCommand('export', '--help'), help: HELP, options: EXPORT_OPTIONS });
try {
  const options = parseExportOptions(values);
  if (existsSync(options.output) && !options.force) {
    throw new ConfigError([
      `--output is ${JSON.stringify(options.output)}: the file exists; expected --force to overwrite it`,
    ]);
  }
  process.exitCode = (await writeSeed(options)) ? 0 : 1;
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function writeSeed({ regions, output }: ExportOptions): Promise<boolean> {
  const { kms } = parseConfig(process.env);
  const connection = await connect(kms);
  const clients = createClients(connection);
  const calls = createKmsCalls(createSend(clients, createLimiter(kms), UNOBSERVED, UNRESTRICTED_CALLER));
  const { signal } = new AbortController();
  const progress = createProgress();
  const parts = [];
  for (const region of regions.length === 0 ? [connection.home.region] : regions) {
    const scope = toScope(connection.home.accountId, region);
    if (scope.partition !== connection.home.partition) {
      throw new ConfigError([`--region is "${region}": expected a Region of partition ${connection.home.partition}`]);
    }
    parts.push(await exportRegion(scope, createRegionReads(calls, scope, signal), progress));
  }
  clients.close();
  const failures = parts.flatMap((part) => part.failures);
  const unlisted = failures.filter(({ what }) => what === 'ListKeys');
  if (unlisted.length === parts.length) throw new ConfigError(unlisted.map(describeUnlisted));
  const keys = parts.flatMap((part) => part.keys);
  const faults = parts.flatMap((part) => part.faults);
  const predefinedAliases = toPredefinedAliases(parts);
  const seed = { keys, ...(predefinedAliases && { predefinedAliases }), ...(faults.length > 0 && { faults }) };
  // Renamed when complete: if the program is stopped, the old file is unchanged.
  writeFileSync(`${output}.tmp`, `${JSON.stringify(seed, null, 2)}\n`);
  renameSync(`${output}.tmp`, output);
  process.stderr.write(toReport({ output, keys: keys.length, failures }));
  return failures.length === 0;
}

/** Undefined if the aliases of no Region could be listed. A seed has the same list for all Regions. */
function toPredefinedAliases(parts: readonly RegionExport[]): readonly string[] | undefined {
  const lists = parts.flatMap(({ predefinedAliases }) => (predefinedAliases === undefined ? [] : [predefinedAliases]));
  return lists.length === 0 ? undefined : [...new Set(lists.flat())].sort();
}

function describeUnlisted({ subject, why }: ExportFailure): string {
  return (
    `The keys of ${subject} cannot be listed, so no file was written. ${why} ` +
    `(With KMS_MODE=embedded, start the embedded KMS first: ${toCommand('embedded-kms')})`
  );
}

async function connect(kms: ReturnType<typeof parseConfig>['kms']): Promise<KmsConnection> {
  if (kms.mode === 'embedded') {
    return toEmbeddedKms(`http://127.0.0.1:${kms.embeddedPort}`, [
      { accountId: DEFAULT_ACCOUNT_ID, region: kms.region },
    ]);
  }
  return await connectAws(kms, loadGatewayFile(kms));
}

function createProgress(): Progress {
  if (!process.stderr.isTTY) return createLineProgress((line) => process.stderr.write(line));
  const format = '{region} {bar} {value}/{total} keys, {eta_formatted} left';
  return createBarProgress(new SingleBar({ format }, Presets.legacy));
}
