import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Store } from '@tovholder/persistence';
import type { TemporalConnection } from '@tovholder/temporal';
import type { Logger } from 'pino';
import type { Settings } from '../settings/settings';
import { DistrictDirectory } from './districts';
import { DISTRICTS, type Districts, LOG, PROCESSES, type Processes, RECORD, SETTINGS, TEMPORAL } from './tokens';

/** What the application runs on. */
export interface Platform {
  readonly settings: Settings;
  readonly log: Logger;
  readonly record: Store;
  readonly temporal: TemporalConnection;
  readonly processes: Processes;
  readonly districts: Districts;
}

/** Hands the platform to every module and closes its connections when the last request has been answered. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(
    @Inject(RECORD) private readonly record: Store,
    @Inject(TEMPORAL) private readonly temporal: TemporalConnection,
  ) {}

  static over(platform: Platform): DynamicModule {
    const providers = [
      { provide: SETTINGS, useValue: platform.settings },
      { provide: LOG, useValue: platform.log },
      { provide: RECORD, useValue: platform.record },
      { provide: TEMPORAL, useValue: platform.temporal },
      { provide: PROCESSES, useValue: platform.processes },
      { provide: DISTRICTS, useValue: platform.districts },
    ];
    return {
      module: PlatformModule,
      providers: [...providers, DistrictDirectory],
      exports: [...providers.map(({ provide }) => provide), DistrictDirectory],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.temporal.close();
    if (this.record.dataSource.isInitialized) await this.record.dataSource.destroy();
  }
}
