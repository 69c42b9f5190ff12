import type { GatewaySettings } from '../../../server/gateway-settings.ts';
import type { InForce } from './count-changes.ts';

/** What the gateway takes from a configuration, at its start and at each reload. */
export function toSettings({ files, connected }: InForce): Required<GatewaySettings> {
  const { access, trust } = files.file;
  return { connection: connected.connection, access, trust, trustedDocuments: files.trustedDocuments };
}
