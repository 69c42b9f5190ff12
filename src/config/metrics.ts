import { hostName, port } from './values.ts';

/** Where the metrics are served. */
export type MetricsConfig = {
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
};

export const METRICS_VARIABLES = {
  METRICS_HOST: hostName().default('127.0.0.1'),
  METRICS_PORT: port().optional(),
};
