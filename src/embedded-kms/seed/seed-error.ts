import { InputError } from '../../json/input-error.ts';

/** All problems of a seed, one line each. A line says where its problem is. */
export class SeedError extends InputError {}
