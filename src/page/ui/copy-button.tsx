import { useState } from 'react';

export function CopyButton({ text, children = 'Copy' }: { readonly text: string; readonly children?: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <button type="button" className="button" onClick={copy}>
      {/* The longer text keeps its place, so that nothing moves. */}
      <span className="swap" aria-live="polite">
        <span aria-hidden={copied}>{children}</span>
        <span aria-hidden={!copied}>Copied</span>
      </span>
    </button>
  );
}
