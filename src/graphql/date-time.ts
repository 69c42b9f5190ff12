import { GraphQLScalarType } from 'graphql';
import { DateTimeResolver } from 'graphql-scalars';
import { KmsError } from '../kms/exceptions.ts';

/**
 * A point in time that KMS sent. What no calendar has, as an emulator may send it, is a broken answer and no bug of
 * ours.
 */
export const KmsDateTime = new GraphQLScalarType<Date>({
  ...DateTimeResolver.toConfig(),
  serialize(value) {
    if (!(value instanceof Date) || !Number.isNaN(value.getTime())) return DateTimeResolver.serialize(value);
    throw new KmsError({ code: 'BrokenAnswer', message: 'KMS sent a date that is none.' });
  },
});
