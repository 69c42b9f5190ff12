import { useState } from 'react';
import { copyText } from './copy-text.ts';

export function CopyButton({ text, children = 'Copy' }: { readonly text: string; readonly children?: string }) {
  const [shown, setShown] = useState(children);
  const copy = async () => {
    setShown((await copyText(text)) ? COPIED : NOT_COPIED);
    setTimeout(() => setShown(children), 2000);
  };
  return (
    <button type="button" className="button" onClick={copy}>
      {/* The longest text keeps its place, so that nothing moves. */}
      <span className="swap" aria-live="polite">
        {[children, COPIED, NOT_COPIED].map((each) => (
          <span key={each} aria-hidden={each !== shown}>
            {each}
          </span>
        ))}
      </span>
    </button>
  );
}

const COPIED = 'Copied';
const NOT_COPIED = 'Not copied';
