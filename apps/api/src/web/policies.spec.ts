import { describe, expect, test } from '@jest/globals';
import { Policies } from './policies';

describe('policies', () => {
  const policies = new Policies({
    oidc: { issuer: 'https://login.example/tenant', audience: 'x', clientId: 'x' },
    web: { publicUrl: 'https://tovholder.example' },
  });
  const policyOf = (path: string): string => policies.of(path)['content-security-policy'] ?? '';

  test('let screens run their own files only, and be framed by nobody', () => {
    for (const path of ['/', '/cases/x', '/assets/a.js']) {
      expect(policyOf(path)).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
      expect(policyOf(path)).toContain("frame-ancestors 'none'");
      expect(policyOf(path)).toContain("form-action 'self' https://login.example");
      expect(policyOf(path)).not.toContain('unsafe');
    }
  });

  test('let the API do nothing, and the pages around signing in no script', () => {
    expect(policyOf('/v1/me')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(policyOf('/openapi.json')).toBe(policyOf('/v1/cases/x'));
    expect(policyOf('/sign-in/callback?code=x')).not.toContain('script-src');
    expect(policyOf('/docs')).toContain("script-src 'self' 'unsafe-inline'");
    expect(policyOf('/docsomething')).toBe(policyOf('/'));
  });

  test('ask for encryption where there is any', () => {
    expect(policies.of('/')).toHaveProperty('strict-transport-security');
    const local = new Policies({
      oidc: { issuer: 'http://127.0.0.1:4000', audience: 'x', clientId: 'x' },
      web: { publicUrl: 'http://127.0.0.1:3000' },
    });
    expect(local.of('/')).not.toHaveProperty('strict-transport-security');
  });
});
