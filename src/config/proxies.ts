import { z } from 'zod';
import type { Proxies } from '../kms/client/dispatcher.ts';

const PROXY = z.url({ protocol: /^https?$/, error: 'an http or https URL, such as http://proxy.example.com:3128' });
const HOSTS = z.string();

/** Upper and lower case, as in other programs. Each `error` ends the sentence "expected ...". */
export const PROXY_VARIABLES = {
  HTTPS_PROXY: PROXY.optional(),
  https_proxy: PROXY.optional(),
  HTTP_PROXY: PROXY.optional(),
  http_proxy: PROXY.optional(),
  NO_PROXY: HOSTS.optional(),
  no_proxy: HOSTS.optional(),
};

/** Null if the environment names no proxy. */
export function toProxies(env: z.infer<z.ZodObject<typeof PROXY_VARIABLES>>): Proxies | null {
  const httpProxy = env.http_proxy ?? env.HTTP_PROXY ?? '';
  const httpsProxy = env.https_proxy ?? env.HTTPS_PROXY ?? '';
  if (httpProxy === '' && httpsProxy === '') return null;
  return { httpProxy, httpsProxy, noProxy: env.no_proxy ?? env.NO_PROXY ?? '' };
}
