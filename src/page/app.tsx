import { Estate } from './estate/estate.tsx';
import { LostBanner } from './gateway/lost-banner.tsx';
import { KeyView } from './key/key-view.tsx';
import { Announcements } from './ui/announce.tsx';
import { Link } from './ui/link.tsx';
import { useLocation } from './ui/location.ts';

/** The key that the URL names, or all keys. */
export function App() {
  const { key, ...rest } = useLocation();
  return (
    <div className="app">
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <header className="bar">
        <Link className="brand" href="?">
          <KeyMark />
          KMS Policy Gateway
        </Link>
      </header>
      <LostBanner />
      <main id="content" className="content" tabIndex={-1}>
        {key === null ? <Estate /> : <KeyView {...rest} key={key} id={key} />}
      </main>
      <Announcements />
    </div>
  );
}

function KeyMark() {
  return (
    <svg viewBox="0 0 32 32" className="mark" aria-hidden="true">
      <rect width="32" height="32" rx="9" />
      <circle cx="12" cy="16" r="4.5" />
      <path d="M16.5 16H26v4M22 16v3" />
    </svg>
  );
}
