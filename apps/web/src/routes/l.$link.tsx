import { createFileRoute } from '@tanstack/react-router';
import { SharedScreen } from '../features/shared/shared-screen.tsx';

export const Route = createFileRoute('/l/$link')({ component: SharedHere });

function SharedHere() {
  const { link } = Route.useParams();
  return <SharedScreen key={link} link={link} />;
}
