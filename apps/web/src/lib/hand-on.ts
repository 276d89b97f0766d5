// Giving a text to somebody: by the share sheet of the device where it has one, else by the clipboard, with its link.
import { copyText } from './clipboard.ts';

interface Handed {
  readonly title: string;
  readonly text: string;
  readonly link: string | null;
}

/** `shared` also where the person closed the share sheet: they saw it and chose. */
export async function handOn({ title, text, link }: Handed): Promise<'shared' | 'copied' | 'not'> {
  const data = { title, text, ...(link === null ? {} : { url: link }) };
  if (typeof navigator.share === 'function' && navigator.canShare?.(data)) {
    try {
      await navigator.share(data);
      return 'shared';
    } catch (fault) {
      if ((fault as Error).name === 'AbortError') return 'shared';
    }
  }
  return (await copyText(link === null ? text : `${text}\n\n${link}`)) ? 'copied' : 'not';
}
