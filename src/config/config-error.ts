import { InputError } from '../json/input-error.ts';

/**
 * All problems of the environment, of the files that it names, or of the command line. A program prints them and exits.
 */
export class ConfigError extends InputError {}
