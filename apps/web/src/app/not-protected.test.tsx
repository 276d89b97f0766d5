import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { NotProtected } from './not-protected.tsx';

const address = { host: 'relay.northwind.example', protocol: 'http:', pathname: '/w/1' };

test('over plain http it says in one sentence what is missing, and what IT must do', () => {
  render(<NotProtected missing={['protection', 'cryptography', 'locks']} address={address} />);
  expect(screen.getByRole('heading').textContent).toBe('This address is not protected. Baton does not start here.');
  expect(
    screen.getByText(/withholds a protected connection, cryptography \(crypto.subtle\) and locks between tabs/),
  ).toBeTruthy();
  expect(screen.getByText(/^IT puts the relay behind a certificate/)).toBeTruthy();
  expect(screen.getByRole('link').getAttribute('href')).toBe('https://relay.northwind.example/w/1');
});

test('in a browser that is too old it names what lacks and sends nobody to https', () => {
  render(<NotProtected missing={['locks']} address={{ ...address, protocol: 'https:' }} />);
  expect(screen.getByText(/Baton needs locks between tabs/)).toBeTruthy();
  expect(screen.queryByRole('link')).toBeNull();
});
