// What stands behind the `#` of a link is a secret: read once, and taken out of the address bar and its history entry.
import { useEffect, useState } from 'react';

export function useSecret(): string {
  const [secret, setSecret] = useState(() => location.hash.slice(1));
  useEffect(() => {
    const take = () => {
      if (location.hash.length < 2) return;
      setSecret(location.hash.slice(1));
      history.replaceState(history.state, '', location.pathname);
    };
    take();
    // The same page with another link: a paste into the address bar does not load it anew.
    window.addEventListener('hashchange', take);
    return () => window.removeEventListener('hashchange', take);
  }, []);
  return secret;
}
