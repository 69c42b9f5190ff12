import { ConfigError } from '../../config/environment.ts';

/** What can be mended in the environment becomes a line that says how; anything else is thrown as it is. */
export function toPortProblem(
  error: NodeJS.ErrnoException,
  at: { variable: string; port: number; host: string },
): Error {
  const { variable, port, host } = at;
  switch (error.code) {
    case 'EADDRINUSE':
      return new ConfigError([
        `${variable} is ${port}: already in use on ${host}; expected a free port (0 = any free one)`,
      ]);
    case 'EACCES':
      return new ConfigError([`${variable} is ${port}: this user may not listen there; expected a port above 1023`]);
    case 'ENOTFOUND':
    case 'EADDRNOTAVAIL':
      return new ConfigError([`HOST is ${JSON.stringify(host)}: expected the name or IP address of this machine`]);
    default:
      return error;
  }
}
