import { Module } from '@nestjs/common';
import { SETTINGS } from '../platform/tokens';
import type { Settings } from '../settings/settings';
import { IdentityProvider } from './identity-provider';
import { Sessions } from './sessions';
import { SessionsController } from './sessions.controller';

@Module({
  controllers: [SessionsController],
  providers: [
    Sessions,
    {
      provide: IdentityProvider,
      inject: [SETTINGS],
      useFactory: ({ oidc, session }: Settings) => new IdentityProvider(oidc, session.idleSeconds),
    },
  ],
  exports: [Sessions],
})
export class SessionsModule {}
