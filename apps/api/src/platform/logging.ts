import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';

/**
 * JSON lines on standard output. Nothing about a citizen is logged; what could slip in by name is cut out all the same.
 */
export function createLog(level: string): Logger {
  return pino({
    level,
    base: { program: 'api' },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['cpr', 'name', 'authorization', '*.cpr', '*.name', '*.authorization', '*.password'],
      remove: true,
    },
  });
}

/** Nest's own messages: only what is wrong is worth a line. */
export class NestLog implements LoggerService {
  constructor(private readonly target: Logger) {}

  error(message: unknown): void {
    this.target.error({ source: 'nest' }, textOf(message));
  }

  fatal(message: unknown): void {
    this.target.fatal({ source: 'nest' }, textOf(message));
  }

  warn(message: unknown): void {
    this.target.warn({ source: 'nest' }, textOf(message));
  }

  log(message: unknown): void {
    this.target.debug({ source: 'nest' }, textOf(message));
  }
}

const textOf = (message: unknown): string => (message instanceof Error ? message.name : String(message));
