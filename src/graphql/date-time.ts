import { GraphQLScalarType } from 'graphql';
import { DateTimeResolver } from 'graphql-scalars';
import { KmsError } from '../kms/exceptions.ts';

/** A date that KMS sent. An invalid date, which an emulator can send, is reported as a broken answer, not as a bug. */
export const KmsDateTime = new GraphQLScalarType<Date>({
  ...DateTimeResolver.toConfig(),
  serialize(value) {
    if (!(value instanceof Date) || !Number.isNaN(value.getTime())) return DateTimeResolver.serialize(value);
    throw new KmsError({ code: 'BrokenAnswer', message: 'KMS sent an invalid date.' });
  },
});
