import { Fragment } from 'react';

/**
 * A text that may break between the words of a name, such as kms:GrantIsForAWSResource or an ARN, and not inside a word.
 * Whoever copies it gets no other characters.
 */
export function Breakable({ text }: { readonly text: string }) {
  return text.split(BREAKS).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no ID
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

/** After punctuation that a letter follows, and before the capital letter of a word. */
const BREAKS = /(?<=[:/._=@-])(?=\w)|(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/;
