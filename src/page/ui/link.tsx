import type { ComponentProps, MouseEvent } from 'react';
import { navigate } from './location.ts';

/** A link within this page. The browser still handles clicks that open a new tab or window. */
export function Link({ href, ...props }: ComponentProps<'a'> & { readonly href: string }) {
  const onClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(href);
  };
  return <a href={href} onClick={onClick} {...props} />;
}
