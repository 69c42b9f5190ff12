import { statSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ConfigError } from '../../config/config-error.ts';
import type { EmbeddedMode } from '../../config/environment.ts';
import { type ConfigFile, loadConfigFile, toConfigError, withFileName } from '../../config/load-config-file.ts';
import { checkSeed, parseSeedJson } from '../../embedded-kms/seed/parse-seed.ts';
import type { Seed } from '../../embedded-kms/seed/seed.ts';
import { SeedError } from '../../embedded-kms/seed/seed-error.ts';
import { createEmbeddedKms, type EmbeddedKms, type EmbeddedKmsOptions } from '../../embedded-kms/server.ts';
import { StateFileError } from '../../embedded-kms/store/state-file-error.ts';
import { toPortProblem } from './to-port-problem.ts';

/** Reads the seed file and the state file that the environment names, and listens. Throws ConfigError. */
export async function startEmbeddedKms(
  { embeddedPort: port, seedFile: path, stateFile, enforce }: EmbeddedMode,
  { host = '127.0.0.1', allowedHosts = [] }: Pick<EmbeddedKmsOptions, 'host' | 'allowedHosts'> = {},
): Promise<EmbeddedKms> {
  const file: ConfigFile | null = path === null ? null : { variable: 'EMBEDDED_KMS_SEED', path, expected: EXPECTED };
  const seed = file === null ? undefined : loadSeed(file);
  try {
    return await createEmbeddedKms({
      host,
      port,
      allowedHosts,
      enforce,
      ...(seed && { seed }),
      ...(stateFile && { stateFile }),
    });
  } catch (error) {
    if (error instanceof SeedError && file !== null) throw toConfigError(error, file);
    if (error instanceof StateFileError) {
      const expected = 'expected the state file of an embedded KMS, or the path of a new one';
      throw new ConfigError([`EMBEDDED_KMS_STATE is ${JSON.stringify(stateFile)}: ${error.message}; ${expected}`]);
    }
    throw toPortProblem(error as NodeJS.ErrnoException, { variable: 'EMBEDDED_KMS_PORT', port, host });
  }
}

const EXPECTED = 'a seed file as in schema/embedded-kms-seed.schema.json';

function loadSeed(file: ConfigFile): Seed {
  // The text of the file can be freed when this call has returned.
  const json = loadConfigFile(file, parseSeedJson);
  if (statSync(file.path).size > LARGE_FILE) collectGarbage();
  return withFileName(file, () => checkSeed(json));
}

/** Bytes. */
const LARGE_FILE = 16 * 1024 * 1024;

/** Otherwise V8 keeps the text of a large file in memory, in addition to its keys, until the process gets busy. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}
