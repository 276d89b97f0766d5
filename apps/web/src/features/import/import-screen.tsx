import { Screen } from '../../parts/screen.tsx';

export function ImportScreen() {
  return <Screen title="Import">{null}</Screen>;
}
