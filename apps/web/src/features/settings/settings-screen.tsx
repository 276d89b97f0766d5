// Settings: only rooms that exist. You, the look, people and their invitations, your devices, the recovery link.
import { useParams, useNavigate } from '@tanstack/react-router';
import { Screen } from '../../parts/screen.tsx';
import { DevicesSection } from './devices-section.tsx';
import { LookSection } from './look-section.tsx';
import { MoneySection } from './money-section.tsx';
import { NamesSection } from './names-section.tsx';
import { NoticesSection } from './notices-section.tsx';
import { PeopleSection } from './people-section.tsx';
import { RecoverySection } from './recovery-section.tsx';
import { SignInSection } from './sign-in-section.tsx';
import { SignOutSection } from './sign-out-section.tsx';
import { TabletsSection } from './tablets-section.tsx';
import { YouSection } from './you-section.tsx';
import styles from './settings.module.css';

export function SettingsScreen() {
  const params = useParams({ from: '/w/$workspace' });
  const navigate = useNavigate();
  return (
    <Screen title="Settings" onBack={() => void navigate({ to: '/w/$workspace', params })}>
      <div className={styles.page}>
        <YouSection />
        <PeopleSection />
        <NamesSection />
        <MoneySection />
        <SignInSection />
        <DevicesSection />
        <TabletsSection />
        <RecoverySection />
        <NoticesSection />
        <LookSection />
        <SignOutSection />
      </div>
    </Screen>
  );
}
