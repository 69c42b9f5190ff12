import type { IncomingMessage } from 'node:http';
import type { KmsObserver } from '../kms/pace/observer.ts';
import type { RequestEnd } from './audit/request-line.ts';
import type { RequestRecord } from './audit/request-record.ts';

/** Learns what the gateway does, to measure it. It cannot change anything. */
export type GatewayObserver = {
  readonly requests?: RequestObserver;
  readonly kms?: Partial<KmsObserver>;
};

/** Observes all HTTP requests, also those that are refused. */
export type RequestObserver = {
  /** A request has come. Not called for a request that came through `gateway.fetch`. */
  onStart?(record: RequestRecord, request: IncomingMessage): void;
  /** Its answer was sent, or its client has disconnected. */
  onEnd?(record: RequestRecord, end: RequestEnd): void;
};
