import { InputError } from '../../json/input-error.ts';

/** All problems of a seed, one line each, with their places. */
export class SeedError extends InputError {}
