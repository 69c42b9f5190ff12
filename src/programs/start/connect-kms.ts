import type { Config } from '../../config/environment.ts';
import type { GatewayFile } from '../../config/gateway-file.ts';
import type { EmbeddedKms } from '../../embedded-kms/server.ts';
import { DEFAULT_ACCOUNT_ID } from '../../embedded-kms/store/defaults.ts';
import type { Place } from '../../embedded-kms/store/store.ts';
import { type KmsConnection, toEmbeddedKms } from '../../kms/client/connection.ts';
import type { OrganizationConnection } from '../../kms/discovery/connect-organization.ts';
import { connectAws } from './aws/connect-aws.ts';

/** Connects to AWS, or starts an embedded KMS and connects to it. Throws ConfigError. */
export async function connectKms(config: Config['kms'], file: GatewayFile): Promise<ConnectedKms> {
  if (config.mode === 'aws') {
    if (file.organization === null) return { connection: await connectAws(config, file) };
    // Loaded here, because most gateways need no discovery.
    const { discoverAws } = await import('./aws/discover-aws.ts');
    const discovery = await discoverAws(config, file.organization);
    return { connection: discovery.connection, discovery };
  }
  // Loaded here, because the gateway starts faster over AWS without it.
  const { startEmbeddedKms } = await import('./start-embedded-kms.ts');
  const embedded = await startEmbeddedKms(config);
  return { connection: toEmbeddedKms(embedded.url, toPlaces(embedded, config.region)), embedded };
}

type ConnectedKms = {
  readonly connection: KmsConnection;
  readonly embedded?: EmbeddedKms;
  /** Only with an organization: what found its accounts, and finds them again. */
  readonly discovery?: OrganizationConnection;
};

/** The accounts and Regions with keys. The first is home: in `region` if it has keys, else in any other Region. */
function toPlaces(embedded: EmbeddedKms, region: string): [Place, ...Place[]] {
  const places = embedded.places();
  const home = places.find((place) => place.region === region) ??
    places[0] ?? { accountId: DEFAULT_ACCOUNT_ID, region };
  return [home, ...places];
}
