import { statSync } from 'node:fs';
import { ConfigError } from '../../../config/config-error.ts';
import type { Config } from '../../../config/environment.ts';
import type { GatewayFile } from '../../../config/gateway-file.ts';
import type { TrustedDocuments } from '../../../server/documents/load-trusted-documents.ts';
import { checkAuthentication } from '../check-authentication.ts';
import { loadGatewayFile } from '../load-gateway-file.ts';

/** The content of the files that the environment names. */
export type Files = {
  readonly file: GatewayFile;
  /** Undefined without TRUSTED_DOCUMENTS: any document may run. */
  readonly trustedDocuments: TrustedDocuments | undefined;
};

/** Reads and checks the files that the environment names. Throws ConfigError. */
export async function loadFiles(config: Config): Promise<Files> {
  const file = loadGatewayFile(config.kms);
  checkAuthentication(config, file);
  const { trustedDocumentsFile: path } = config.http;
  if (path === null) return { file, trustedDocuments: undefined };
  // Loaded here, because it loads the schema.
  const { loadTrustedDocuments } = await import('../../../server/documents/load-trusted-documents.ts');
  return { file, trustedDocuments: await loadTrustedDocuments(path) };
}

/**
 * The same for a gateway that runs with the files `inForce`. Reading a pipe, which is empty after the start, would block
 * it. A file that has lost its authentication would let everybody in who reaches a proxy in front of the gateway.
 */
export async function loadFilesAgain(config: Config, inForce: Files): Promise<Files> {
  for (const [variable, path] of Object.entries(filesOf(config))) {
    if (mayBeFile(path)) continue;
    throw new ConfigError([
      `${variable} is ${JSON.stringify(path)}: expected a regular file; a pipe can be read only once`,
    ]);
  }
  const files = await loadFiles(config);
  if (files.file.access !== null || inForce.file.access === null) return files;
  throw new ConfigError([
    `GATEWAY_CONFIG (${config.kms.configFile}): /authentication: expected, because the gateway runs with it. ` +
      'To let everybody in without it, restart the gateway',
  ]);
}

/** What cannot be found, or not be looked at, is reported when it is read. */
function mayBeFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return true;
  }
}

/** The paths of the files by their variables. */
export function filesOf({ kms, http }: Pick<Config, 'kms' | 'http'>): Readonly<Record<string, string>> {
  const { configFile } = kms;
  const { trustedDocumentsFile } = http;
  return {
    ...(configFile !== null && { GATEWAY_CONFIG: configFile }),
    ...(trustedDocumentsFile !== null && { TRUSTED_DOCUMENTS: trustedDocumentsFile }),
  };
}
