// What is no password: short, or on the lists by which stolen accounts are tried. The list lies on the relay's disk, so no
// password and no part of one is told to anybody. It is read when the first password is set.
export const leastLength = 10;
export const mostLength = 200;

let known: Promise<ReadonlySet<string>> | undefined;
async function readList(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common']);
}
const stolen = (): Promise<ReadonlySet<string>> => (known ??= readList());

/** As people disguise a known one: capitals, figures for letters, a year or signs before and behind. */
function plainForms(password: string): readonly string[] {
  const low = password.toLowerCase();
  const core = low.replaceAll(/^[\d\W_]+|[\d\W_]+$/gu, '');
  const letters = low.replaceAll('0', 'o').replaceAll('1', 'i').replaceAll('3', 'e').replaceAll('4', 'a');
  const told = letters.replaceAll('5', 's').replaceAll('7', 't').replaceAll('@', 'a').replaceAll('$', 's');
  return [low, core, told, told.replaceAll(/[\d\W_]+$/gu, '')];
}
/** So much of one's own beside a known password is a password again. */
const ownEnough = 8;

const isDull = (password: string): boolean => new Set(password).size < 5;

/** Why it will not do, as a sentence; null: it will. @param about what whoever tries would try first. */
export async function weakness(password: string, about: readonly string[]): Promise<string | null> {
  const length = Array.from(password).length;
  if (length < leastLength)
    return `Use ${leastLength} characters or more. Several words are easier to keep than signs.`;
  if (length > mostLength) return `Use ${mostLength} characters at most.`;
  if (isDull(password)) return 'This repeats the same few signs. Use several words.';
  const low = password.toLowerCase();
  if (about.some((part) => part.length >= 4 && low.includes(part.toLowerCase())))
    return 'This holds your address or the name of the workspace, which is what is tried first.';
  const list = await stolen();
  const isKnown = plainForms(password).some((form) => length - form.length < ownEnough && list.has(form));
  return isKnown ? 'This password is on a list of stolen ones, and is tried everywhere. Use several words.' : null;
}
