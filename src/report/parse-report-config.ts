import { type Config, parseConfig } from '../config/environment.ts';

/** The configuration of the gateway that a report asks. Throws ConfigError. */
export function parseReportConfig(env: Readonly<Record<string, string | undefined>>): Config {
  return parseConfig({ ...DEFAULTS, ...env, ...LIMITS });
}

/** What the operator can change. */
const DEFAULTS = { LOG_LEVEL: 'warn', REQUEST_DEADLINE_MS: '60000' };

/**
 * The limits of one request protect the gateway from its callers. They are larger here, and do not depend on those of
 * the gateway that is served: pages of 1,000 keys. A page beyond them is read again in smaller pages.
 */
const LIMITS = {
  MAX_KMS_CALLS: '10000',
  MAX_RESULT_SIZE: '3000000',
  MAX_RESPONSE_BYTES: '8388608',
  MAX_KMS_CALLS_AT_ONCE: '',
  MAX_TOKENS: '',
  MAX_DEPTH: '',
  MAX_ALIASES: '',
  MAX_ROOT_FIELDS: '',
  MAX_DIRECTIVES: '',
  MAX_BODY_BYTES: '',
  MAX_BODY_VALUES: '',
  MAX_BODY_MEMORY_BYTES: '',
  // Nobody else needs the embedded KMS of a report, and that of a gateway can be running.
  EMBEDDED_KMS_PORT: '0',
};
