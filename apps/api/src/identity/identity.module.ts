import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { SETTINGS } from '../platform/tokens';
import { SessionsModule } from '../sessions/sessions.module';
import type { Settings } from '../settings/settings';
import { AccessTokens } from './access-tokens';
import { AuthenticationGuard } from './authentication.guard';
import { Readers } from './readers';

@Module({
  imports: [SessionsModule],
  providers: [
    Readers,
    { provide: AccessTokens, inject: [SETTINGS], useFactory: ({ oidc }: Settings) => new AccessTokens(oidc) },
    { provide: APP_GUARD, useClass: AuthenticationGuard },
  ],
})
export class IdentityModule {}
