import { parseArgs } from 'node:util';
import { ConfigError } from '../config/config-error.ts';
import { isRegion } from '../kms/arn.ts';

export type ExportOptions = {
  /** Default: none, which means the Region of the gateway's configuration. */
  readonly regions: readonly string[];
  readonly output: string;
  readonly force: boolean;
};

const USAGE = `Writes a seed file of the embedded KMS from the KMS that the gateway is configured to read (see README).
Only reads: ListKeys, DescribeKey, GetKeyPolicy, ListAliases, ListResourceTags, ListGrants, GetKeyRotationStatus.

  npm run kms:export -- [--region us-east-2]... [--output keys.json] [--force]
`;

/** Parses the arguments of the command line. Throws one ConfigError with all problems. */
export function parseExportOptions(args: readonly string[]): ExportOptions {
  const { region: regions = [], output, force } = parse(args);
  const problems = regions
    .filter((region) => !isRegion(region))
    .map((region) => `--region is ${JSON.stringify(region)}: expected a Region such as us-east-2`);
  if (output === '') problems.push('--output is "": expected the path of a file');
  if (problems.length > 0) throw new ConfigError(problems);
  return { regions: [...new Set(regions)], output, force };
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        region: { type: 'string', multiple: true },
        output: { type: 'string', default: 'keys.json' },
        force: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new ConfigError([`${(error as Error).message}\n\n${USAGE}`]);
  }
}
