import { ConfigError } from '../config/config-error.ts';
import { isRegion } from '../kms/arn.ts';

export type ExportOptions = {
  /** Default: none, which means the Region of the gateway's configuration. */
  readonly regions: readonly string[];
  readonly output: string;
  readonly force: boolean;
};

/** For parseArgs. */
export const EXPORT_OPTIONS = {
  region: { type: 'string', multiple: true },
  output: { type: 'string', default: 'keys.json' },
  force: { type: 'boolean', default: false },
} as const;

/** Checks what parseArgs has read. Throws one ConfigError with all problems. */
export function parseExportOptions(values: {
  readonly region?: readonly string[] | undefined;
  readonly output: string;
  readonly force: boolean;
}): ExportOptions {
  const { region: regions = [], output, force } = values;
  const problems = regions
    .filter((region) => !isRegion(region))
    .map((region) => `--region is ${JSON.stringify(region)}: expected a Region such as us-east-2`);
  if (output === '') problems.push('--output is "": expected the path of a file');
  if (problems.length > 0) throw new ConfigError(problems);
  return { regions: [...new Set(regions)], output, force };
}
