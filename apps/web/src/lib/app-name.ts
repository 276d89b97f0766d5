// Which build of the app runs in this page: the name of its first file, which follows from all that it is made of.

export function appName(): string | undefined {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"][src]');
  return script ? new URL(script.src).pathname.split('/').at(-1) : undefined;
}
