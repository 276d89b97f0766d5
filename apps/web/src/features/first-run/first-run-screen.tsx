import { Logo } from '@baton/ui/logo';

export function FirstRunScreen() {
  return (
    <main>
      <Logo size={24} label="Baton" />
      <h1>Baton</h1>
    </main>
  );
}
