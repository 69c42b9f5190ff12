import { distance } from 'fastest-levenshtein';
import { VARIABLES } from '../../config/environment.ts';

export type Misspelling = { readonly variable: string; readonly suggestion: string };

/**
 * The variables of an environment whose names are nearly those of the gateway, such as `PROT` for `PORT`. The gateway
 * does not read them, so a typing mistake would have no effect and no message.
 */
export function findMisspeltVariables(env: Readonly<Record<string, string | undefined>>): readonly Misspelling[] {
  return Object.keys(env).flatMap((variable) => {
    if (VARIABLES.includes(variable) || isShared(variable)) return [];
    const suggestion = VARIABLES.find((own) => !isShared(own) && isNear(variable.toUpperCase(), own));
    return suggestion === undefined ? [] : [{ variable, suggestion }];
  });
}

/** A sentence for the log and the terminal. */
export function toMisspellingText({ variable, suggestion }: Misspelling): string {
  return `${JSON.stringify(variable)} is not a variable of the gateway. Did you mean ${suggestion}?`;
}

/**
 * Other programs also read such variables. Example: AWS_ENDPOINT_URL_STS is not a misspelt AWS_ENDPOINT_URL_KMS, and
 * OTEL_BLRP_SCHEDULE_DELAY, which is about logs, is not a misspelt OTEL_BSP_SCHEDULE_DELAY.
 */
function isShared(variable: string): boolean {
  return variable.startsWith('AWS_') || /_proxy$/i.test(variable) || OTHER_SIGNALS.test(variable);
}

/** OpenTelemetry's variables of logs and metrics, which the gateway does not send. */
const OTHER_SIGNALS = /^OTEL_(EXPORTER_OTLP_)?(BLRP|LOGS?|LOGRECORD|METRICS?)_/;

/**
 * Two edits are allowed, but only one for a short name: HOME is two edits from HOST. Swapped letters are two edits, and
 * are always allowed.
 */
function isNear(variable: string, own: string): boolean {
  const edits = distance(variable, own);
  const isSwap = edits === 2 && toLetters(variable) === toLetters(own);
  return edits <= (own.length > MAX_SHORT ? 2 : 1) || isSwap;
}

const MAX_SHORT = 5;

function toLetters(name: string): string {
  return [...name].toSorted().join('');
}
