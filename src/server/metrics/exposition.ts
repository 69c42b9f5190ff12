/** The content type of what prom-client writes. */
export const PROMETHEUS_TEXT = 'text/plain; version=0.0.4; charset=utf-8';

export const OPEN_METRICS = 'application/openmetrics-text; version=1.0.0; charset=utf-8';

/**
 * True if an Accept header names OpenMetrics, as that of Prometheus does. The weights `q` are not compared: a client
 * that names OpenMetrics can read it.
 */
export function acceptsOpenMetrics(accept: string): boolean {
  return accept.split(',').some((range) => /^\s*application\/openmetrics-text\b(?!.*;\s*q=0(\.0*)?\s*$)/i.test(range));
}

/**
 * The text in the format of OpenMetrics: a counter is described without `_total`, and the text has an end. prom-client
 * writes this format, too, but then renames its counters for good, also in later answers in the other format.
 */
export function toOpenMetrics(text: string): string {
  return `${text.replaceAll(/^# (HELP|TYPE) (\w+)_total /gm, '# $1 $2 ').replaceAll(/^\n/gm, '')}# EOF\n`;
}
