// What stands in the letters of this relay: text and the same as simple HTML, with nothing that is fetched from anywhere and
// nothing that tells on its reader. Names are other people's words: they stay words.
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const mostCharacters = 80;
/**
 * A name as it may stand in a letter: one line, short, no hidden or turning characters, and nothing that a mail program
 * makes a link of.
 */
export function plain(name: string, otherwise: string): string {
  const line = name
    .replaceAll(/[\p{C}\p{Z}]+/gu, ' ')
    .replaceAll(/:\/+/gu, ' ')
    .replaceAll(/[.@](?=\S)/gu, (sign) => `${sign} `)
    .replaceAll(/\s+/gu, ' ')
    .trim();
  const characters = Array.from(line);
  if (characters.length === 0) return otherwise;
  return characters.length > mostCharacters ? `${characters.slice(0, mostCharacters - 1).join('')}…` : line;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escaped = (text: string): string => text.replaceAll(/[&<>"']/gu, (sign) => entities[sign] ?? '');

const instant = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

interface Parts {
  readonly subject: string;
  /** Paragraphs; `link` and `code` stand on a line of their own. */
  readonly says: readonly (string | { readonly link: string; readonly label: string } | { readonly code: string })[];
}

const textOf = (part: Parts['says'][number]): string => {
  if (typeof part === 'string') return part;
  return 'link' in part ? part.link : part.code;
};
const htmlOf = (part: Parts['says'][number]): string => {
  if (typeof part === 'string') return `<p>${escaped(part)}</p>`;
  if ('code' in part) return `<p style="font-size:28px;letter-spacing:4px"><b>${escaped(part.code)}</b></p>`;
  const { link, label } = part;
  return `<p><a href="${escaped(link)}">${escaped(label)}</a></p><p style="word-break:break-all">${escaped(link)}</p>`;
};

const letterOf = ({ subject, says }: Parts): Letter => ({
  subject,
  text: `${says.map(textOf).join('\n\n')}\n`,
  html: `<!doctype html><html lang="en"><body style="font-family:sans-serif;line-height:1.5;max-width:34em">${says
    .map(htmlOf)
    .join('')}</body></html>`,
});

interface Inviting {
  readonly workspace: string;
  readonly byName: string;
  readonly link: string;
  readonly notAfter: number;
}
export function invitationLetter({ workspace, byName, link, notAfter }: Inviting): Letter {
  const by = plain(byName, 'Somebody');
  const where = plain(workspace, 'a workspace');
  return letterOf({
    subject: `${by} invites you to ${where}`,
    says: [
      `${by} invites you to work in ${where}, on Baton.`,
      { link, label: `Join ${where}` },
      `The link opens until ${instant.format(notAfter)} UTC. It lets one person in, whoever opens it first: do not pass it on.`,
      'You know nothing of this? Then do nothing. Nobody is told that you read this letter.',
    ],
  });
}

export function codeLetter({ workspace, code }: { readonly workspace: string; readonly code: string }): Letter {
  const where = plain(workspace, 'a workspace');
  return letterOf({
    subject: `${code} is your code for ${where}`,
    says: [
      `Somebody wants to join ${where} on Baton with this address. If it is you, type this code there:`,
      { code },
      'It is good for ten minutes. If it is not you, do nothing, and tell nobody the code.',
    ],
  });
}

export function trialLetter(workspace: string): Letter {
  const where = plain(workspace, 'a workspace');
  return letterOf({
    subject: `Letters of ${where} arrive`,
    says: [`This is a trial letter of ${where} on Baton. That you read it shows that its relay can send mail to you.`],
  });
}
