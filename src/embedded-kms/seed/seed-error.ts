import { JsonInputError } from '../../json/input.ts';

/** All problems of a seed, one line each, with their places. */
export class SeedError extends JsonInputError {
  override readonly name = 'SeedError';
}
