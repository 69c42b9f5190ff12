import { GraphQLScalarType } from 'graphql';
import { KmsError } from '../kms/exceptions.ts';

// Scalars of results only. Not from graphql-scalars: its 84 modules took a twentieth of the CPU time of a start.

/** A date that KMS sent. An invalid date, which an emulator can send, is reported as a broken answer, not as a bug. */
export const KmsDateTime = new GraphQLScalarType<Date>({
  name: 'DateTime',
  serialize(value) {
    const date = value as Date; // a resolver of another type does not compile
    if (!Number.isNaN(date.getTime())) return date;
    throw new KmsError({ code: 'BrokenAnswer', message: 'KMS sent an invalid date.' });
  },
});

/** Any value: a scalar of graphql-js without functions of its own leaves values as they are. */
export const KmsJson = new GraphQLScalarType<unknown>({
  name: 'JSON',
  specifiedByURL: 'http://www.ecma-international.org/publications/files/ECMA-ST/ECMA-404.pdf',
});
