import type { Caller } from '../wire/parse-authorization.ts';
import type { Role } from './role.ts';

/** The context in which an operation of STS runs. */
export type StsContext = {
  readonly caller: Caller;
  /** The fields of the form, without Action and Version. */
  readonly parameters: Readonly<Record<string, string>>;
  /** By ARN. */
  readonly roles: ReadonlyMap<string, Role>;
  /** Whether the Region of the request is enabled in the account. */
  readonly isEnabledIn: (accountId: string) => boolean;
  /** Epoch milliseconds. */
  readonly now: number;
};

/** The elements inside an XML element, in this order: each has a text, or elements of its own. */
export type XmlElements = { readonly [name: string]: string | XmlElements };
