import type { AwsMode, Config } from '../../config/environment.ts';
import type { GatewayFile } from '../../config/gateway-file.ts';
import type { EmbeddedKms } from '../../embedded-kms/server.ts';
import { DEFAULT_ACCOUNT_ID } from '../../embedded-kms/store/defaults.ts';
import type { Place } from '../../embedded-kms/store/store.ts';
import { createAwsConnector } from '../../kms/client/aws-connector.ts';
import { type KmsConnection, toEmbeddedKms } from '../../kms/client/connection.ts';
import { createDispatcher } from '../../kms/client/dispatcher.ts';
import type { OrganizationConnection } from '../../kms/discovery/connect-organization.ts';
import { connectAws } from './aws/connect-aws.ts';

/** The KMS that the environment names. */
export type Kms = {
  readonly embedded?: EmbeddedKms;
  /** Connects to the accounts of a GATEWAY_CONFIG file, and again after the file has changed. Throws ConfigError. */
  connect(file: GatewayFile): Promise<ConnectedKms>;
};

export type ConnectedKms = {
  readonly connection: KmsConnection;
  /** Only with an organization: what found its accounts, and finds them again. */
  readonly discovery?: OrganizationConnection;
};

/** Starts an embedded KMS, unless the environment says AWS. Throws ConfigError. */
export async function openKms(config: Config['kms']): Promise<Kms> {
  if (config.mode === 'aws') return { connect: createAwsConnect(config) };
  // Loaded here, because the gateway starts faster over AWS without it.
  const { startEmbeddedKms } = await import('./start-embedded-kms.ts');
  const embedded = await startEmbeddedKms(config);
  const connection = toEmbeddedKms(embedded.url, toPlaces(embedded, config.region));
  return { embedded, connect: async () => ({ connection }) };
}

function createAwsConnect(config: AwsMode): Kms['connect'] {
  const dispatcher = createDispatcher(config.proxies);
  const connector = createAwsConnector(config.endpoint, dispatcher);
  return async (file) => {
    if (file.organization === null) return { connection: await connectAws(config, file, connector) };
    // Loaded here, because most gateways need no discovery.
    const { discoverAws } = await import('./aws/discover-aws.ts');
    const discovery = await discoverAws(config, file.organization, dispatcher);
    return { connection: discovery.connection, discovery };
  };
}

/** The accounts and Regions with keys. The first is home: in `region` if it has keys, else in any other Region. */
function toPlaces(embedded: EmbeddedKms, region: string): [Place, ...Place[]] {
  const places = embedded.places();
  const home = places.find((place) => place.region === region) ??
    places[0] ?? { accountId: DEFAULT_ACCOUNT_ID, region };
  return [home, ...places];
}
