// An address that leads nowhere.
import { Link } from '@tanstack/react-router';
import { Plain, plainWay } from '../parts/plain.tsx';

export function NoSuchPlace() {
  return (
    <Plain
      title="There is nothing at this address"
      text="It may have been typed with a slip, or belong to a room that Baton does not have yet."
    >
      <Link to="/" className={plainWay('first')}>
        Go to the workspace
      </Link>
    </Plain>
  );
}
