import type { ComponentProps, MouseEvent } from 'react';
import { navigate } from './location.ts';

/** A link of this page. Opening it in a new tab, copying it and so on stay the browser's. */
export function Link({ href, ...props }: ComponentProps<'a'> & { readonly href: string }) {
  const onClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(href);
  };
  return <a href={href} onClick={onClick} {...props} />;
}
