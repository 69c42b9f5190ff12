import { Fragment } from 'react';
import { escapeInvisible } from '../../json/quote.ts';

/**
 * A text that may break between the words of a name, such as kms:GrantIsForAWSResource or an ARN, and not inside a word.
 * Invisible
 * characters are written as such: no name looks like another one.
 */
export function Breakable({ text }: { readonly text: string }) {
  return escapeInvisible(text)
    .split(BREAKS)
    .map((part, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no ID
      <Fragment key={index}>
        {index > 0 && <wbr />}
        {part}
      </Fragment>
    ));
}

/** After punctuation that a letter follows, and before the capital letter of a word. */
const BREAKS = /(?<=[:/._=@-])(?=\w)|(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/;
