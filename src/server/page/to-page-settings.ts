import type { AccessConfig } from '../../config/access.ts';
import type { Config } from '../../config/environment.ts';
import type { PageProvider, PageSettings } from './page-settings.ts';

/** Everybody may read the page, and so its settings: they name no group, caller or API key. */
export function toPageSettings({ http, kms }: Pick<Config, 'http' | 'kms'>, access: AccessConfig | null): PageSettings {
  return {
    authenticated: access !== null,
    signIn: access && { providers: toProviders(access), apiKey: access.apiKeys.length > 0 },
    write: kms.write,
    graphiql: http.graphiql,
  };
}

/** The issuers that people can sign in to the page with. */
function toProviders({ jwt }: AccessConfig): readonly PageProvider[] {
  return jwt.flatMap(({ issuer, name, page }) =>
    page === null ? [] : [{ name: name ?? new URL(issuer).host, issuer, ...page }],
  );
}
