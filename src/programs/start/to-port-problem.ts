import { ConfigError } from '../../config/config-error.ts';

/**
 * A ConfigError for an error of `listen` that the user can fix in the environment. Any other error is returned
 * unchanged.
 */
export function toPortProblem(
  error: NodeJS.ErrnoException,
  at: { variable: string; port: number; host: string; hostVariable?: string },
): Error {
  const { variable, port, host, hostVariable = 'HOST' } = at;
  switch (error.code) {
    case 'EADDRINUSE':
      return new ConfigError([
        `${variable} is ${port}: already in use on ${host}; expected a free port (0 = any free one)`,
      ]);
    case 'EACCES':
      return new ConfigError([`${variable} is ${port}: this user may not listen there; expected a port above 1023`]);
    case 'ENOTFOUND':
    case 'EADDRNOTAVAIL':
      return new ConfigError([
        `${hostVariable} is ${JSON.stringify(host)}: expected the name or IP address of this machine`,
      ]);
    default:
      return error;
  }
}
