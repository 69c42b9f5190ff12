import type { LimiterLoad } from '../kms/pace/limiter.ts';
import type { KmsReachability } from './kms-reachability.ts';

/** What a gateway does at this moment. */
export type GatewayLoad = {
  readonly kms: LimiterLoad;
  readonly reachability: KmsReachability;
  /** The most KMS calls that the requests in flight may cause, and the limit for it. */
  readonly kmsCallsInFlight: number;
  readonly maxKmsCallsInFlight: number;
  /** How long a request waits for the event loop. */
  readonly eventLoopDelayMs: number;
  readonly isDraining: boolean;
};
